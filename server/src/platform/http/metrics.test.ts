import { afterAll, beforeAll, expect, test } from 'vitest'
import { request, sendRaw } from '#test/raw-http.ts'
import { type ToyServer, toyServer } from '#test/toy-api.ts'

let toys: ToyServer
beforeAll(async () => {
  toys = await toyServer()
})
afterAll(() => toys.http.close(0))

test('are counted by pattern and status, in the format of Prometheus, on a port of their own', async () => {
  const metrics = await toys.metrics.listen('127.0.0.1', 0)
  const address = metrics.address()
  const port = typeof address === 'object' && address ? address.port : 0
  for (const line of [
    'GET /things/3',
    'GET /things/4?mail=salma@example.ma',
    'GET /things/salma@example.ma',
    'GET /salma@example.ma',
    'PUT /things',
    'GET /%zz',
  ])
    await sendRaw(toys.port, request(line))
  await sendRaw(toys.port, 'rubbish')

  const answer = await sendRaw(port, request('GET /metrics'))
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
  const counted = answer.body.split('\n').filter((line) => line.startsWith('connectcard_requests_total'))
  expect(counted.sort()).toEqual([
    'connectcard_requests_total{method="GET",route="/things/:number",status="200"} 2',
    'connectcard_requests_total{method="GET",route="/things/:number",status="404"} 1',
    'connectcard_requests_total{method="GET",route="none",status="400"} 1',
    'connectcard_requests_total{method="GET",route="none",status="404"} 1',
    'connectcard_requests_total{method="PUT",route="none",status="405"} 1',
    'connectcard_requests_total{method="none",route="none",status="400"} 1',
  ])
  expect(answer.body).toMatch(/^connectcard_request_seconds_bucket\{le="0\.005",route="\/things\/:number"\} \d+$/m)
  expect(answer.body).toMatch(/^process_resident_memory_bytes \d+$/m)
  expect(answer.body).not.toContain('salma')
  for (const line of answer.body.split('\n').filter((one) => one !== ''))
    expect(line).toMatch(/^(?:# (?:HELP|TYPE) \w+ .+|\w+(?:\{[^{}]*\})? -?[\d.e+-]+(?:NaN)?)$/)

  expect((await sendRaw(port, request('GET /'))).status).toBe(404)
  expect((await sendRaw(port, request('POST /metrics'))).status).toBe(404)
  expect((await sendRaw(toys.port, request('GET /metrics'))).status).toBe(404)
  metrics.close()
})
