import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { rawSocket, request, sendRaw } from '#test/raw-http.ts'
import { toyServer } from '#test/toy-api.ts'

const slow = (milliseconds: number, headers: Record<string, string> = {}) =>
  request('POST /slow', { 'content-type': 'application/json', ...headers }, `{"milliseconds":${milliseconds}}`)

describe.each(['127.0.0.1', '::1'])('closing, on %s', (host) => {
  test('lets what is under way end, refuses what is new, and is over at once after that', async () => {
    const { http, port } = await toyServer()
    const idle = await rawSocket(port, host)
    idle.resume().write(request('GET /things/1', { connection: 'keep-alive' }))
    const halfway = await rawSocket(port, host)
    halfway.resume().write('GET /things/1 HTTP/1.1\r\nHost:')
    const silent = await rawSocket(port, host)
    const underWay = sendRaw(port, slow(1_200), 5_000, host)
    const kept = sendRaw(port, slow(800, { connection: 'keep-alive' }), 5_000, host)
    await pause(300)

    const began = performance.now()
    const closing = http.close(5_000)
    await pause(100)
    await expect(sendRaw(port, request('GET /things/1'), 1_000, host)).rejects.toThrow('ECONNREFUSED')
    for (const socket of [idle, halfway, silent])
      expect(socket.readableEnded || socket.destroyed || socket.resume().readableEnded).toBe(true)
    expect(await underWay).toMatchObject({ status: 200, body: '{"waited":1200}' })
    const last = await kept
    expect(last).toMatchObject({ status: 200, body: '{"waited":800}', closed: true })
    expect(last.headers.get('connection')).toBe('close')
    await closing
    expect(performance.now() - began).toBeLessThan(2_000)
  })

  test('does not wait for those who do not end', async () => {
    const { http, port } = await toyServer()
    const endless = sendRaw(port, slow(15_000), 10_000, host)
    const upload = sendRaw(port, request('POST /things', { 'content-type': 'application/json', 'content-length': '9' }), 10_000, host)
    await pause(300)
    const began = performance.now()
    await http.close(700)
    expect(performance.now() - began).toBeLessThan(1_500)
    expect(await endless).toMatchObject({ status: 0, closed: true })
    expect(await upload).toMatchObject({ status: 0, closed: true })
  })
})
