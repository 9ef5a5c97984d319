import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { request, sendRaw } from '#test/raw-http.ts'
import { type ToyServer, toyServer } from '#test/toy-api.ts'

let toys: ToyServer
beforeAll(async () => {
  toys = await toyServer()
})
afterAll(() => toys.http.close(0))

const ask = (line: string, headers: Record<string, string> = {}, body = '') => sendRaw(toys.port, request(line, headers, body))
const json = { 'content-type': 'application/json' }

describe('methods', () => {
  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY', 'REPORT', 'LOCK'])(
    '%s is not offered, and the answer says what is',
    async (method) => {
      for (const [path, allow] of [
        ['/things', 'POST'],
        ['/things?a=1', 'POST'],
        ['/things/3', 'GET, HEAD'],
        ['/healthz', 'GET, HEAD'],
        ['/api/docs/static/index.css', 'GET, HEAD'],
      ]) {
        const answer = await ask(`${method} ${path}`)
        expect(answer.status, path).toBe(405)
        expect(answer.headers.get('allow'), path).toBe(allow)
        expect(JSON.parse(answer.body)).toMatchObject({ code: 'wrong-method', status: 405 })
      }
      for (const path of ['/nothing', '/things/0', '/things/33', '/things/3/4', '/', '*', '/%zz'])
        expect((await ask(`${method} ${path}`)).status, path).toBe(path === '/%zz' ? 400 : 404)
    },
  )

  test('GET and POST where the other is offered', async () => {
    expect((await ask('GET /things')).headers.get('allow')).toBe('POST')
    expect((await ask('POST /things/3', json, '{')).headers.get('allow')).toBe('GET, HEAD')
  })

  test('HEAD is GET without the body, everywhere', async () => {
    for (const { path } of toys.http.routes.filter(({ method }) => method === 'GET')) {
      const address = path.replace('{number}', '3').replace('*', 'index.css').replace('/large', '/icon.svg')
      const [get, head] = [await ask(`GET ${address}`), await ask(`HEAD ${address}`)]
      expect(head.status, address).toBe(get.status)
      expect(head.body).toBe('')
      expect(head.headers.get('content-length')).toBe(get.headers.get('content-length'))
      expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'))
    }
  })

  test('no header makes one method another', async () => {
    const answer = await ask('POST /things/3', { 'x-http-method-override': 'GET', 'x-method-override': 'GET', 'x-http-method': 'GET' })
    expect(answer.status).toBe(405)
  })

  test('a tunnel, and a method that nobody knows', async () => {
    expect((await ask('CONNECT localhost:22')).status).toBe(405)
    expect((await ask('CONNECT /things')).headers.get('allow')).toBe('GET, HEAD, POST')
    expect((await ask('BREW /things')).status).toBe(400)
  })
})

describe('addresses', () => {
  test.each(['/things/%', '/things/%zz', '/%ff', '/things/%c3%28', '/api/docs/static/%E0%A4%A', '/%C0%AF'])(
    '%s is refused',
    async (path) => {
      const answer = await ask(`GET ${path}`)
      expect(answer.status).toBe(400)
      expect(JSON.parse(answer.body)).toMatchObject({ code: 'invalid', fields: ['path'] })
      expect(answer.body).not.toContain(path)
      expect(answer.headers.has('strict-transport-security')).toBe(true)
    },
  )

  test.each([
    '/api/docs/static/..%2f..%2fpackage.json',
    '/api/docs/static/%2e%2e/package.json',
    '/api/docs/static/%00',
    '/api/docs/static//etc/passwd',
    '/things/%00',
  ])('%s leads nowhere', async (path) => {
    const answer = await ask(`GET ${path}`)
    expect([400, 404]).toContain(answer.status)
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  })

  test('a whole URL is read as its path, whatever host it names', async () => {
    expect((await ask('GET http://elsewhere.example/things/3')).body).toBe('{"number":"3"}')
    expect((await ask('GET HTTPS://elsewhere.example:99/things/3?x#y')).body).toBe('{"number":"3"}')
    expect((await ask('DELETE http://elsewhere.example/things/3')).status).toBe(405)
    expect((await ask('GET http://elsewhere.example')).status).toBe(404)
    expect((await ask('GET //elsewhere.example/things/3')).status).toBe(404)
    expect((await ask('GET ftp://elsewhere.example/things/3')).status).toBe(404)
    expect((await ask('GET things/3')).status).toBe(400)
  })
})

describe('one reading of every message', () => {
  const lines = (...all: string[]) => all.map((line) => `${line}\r\n`).join('')
  test.each<[string, string, number]>([
    ['a length and chunks', lines('POST /things HTTP/1.1', 'Host: a', 'Content-Length: 5', 'Transfer-Encoding: chunked', '', '0', ''), 400],
    ['two lengths', `${lines('POST /things HTTP/1.1', 'Host: a', 'Content-Length: 5', 'Content-Length: 6', '')}abcdef`, 400],
    ['a length that is none', lines('POST /things HTTP/1.1', 'Host: a', 'Content-Length: -1', ''), 400],
    ['lines ended by LF alone', 'GET /things/3 HTTP/1.1\nHost: a\n\n', 400],
    ['a header folded', 'GET /things/3 HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\n\r\n', 400],
    ['a space before the colon', lines('GET /things/3 HTTP/1.1', 'Host : a', ''), 400],
    ['NUL in a header', lines('GET /things/3 HTTP/1.1', 'Host: a', 'X: a\0b', ''), 400],
    ['no host', lines('GET /things/3 HTTP/1.1', 'Connection: close', ''), 400],
    ['two hosts', lines('GET /things/3 HTTP/1.1', 'Host: a', 'hOST: b', 'Connection: close', ''), 400],
    [
      'a chunk that has no size',
      lines('POST /things HTTP/1.1', 'Host: a', 'Content-Type: application/json', 'Transfer-Encoding: chunked', '', 'zz', ''),
      400,
    ],
    ['HTTP/2 unannounced', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
    ['TLS', Buffer.from('16030102000100', 'hex').toString('latin1'), 400],
    ['HTTP/1.0 without a host', 'GET /things/3 HTTP/1.0\r\n\r\n', 200],
  ])('%s', async (_, bytes, status) => {
    const answer = await sendRaw(toys.port, Buffer.from(bytes, 'latin1'))
    expect(answer).toMatchObject({ status, closed: true })
    if (status === 400) expect(JSON.parse(answer.body)).toMatchObject({ code: 'invalid', status: 400 })
  })

  test('a client that asks before it sends, and one that sends in chunks', async () => {
    const body = '{"name":"a"}'
    expect((await ask('POST /things', { ...json, expect: '100-continue' }, body)).body).toBe(body)
    expect((await ask('POST /things', { ...json, expect: 'the unexpected' }, body)).body).toBe(body)
    const chunks = '5\r\n{"nam\r\n7;ext=1\r\ne":"a"}\r\n0\r\n\r\n'
    const sent = request('POST /things', { ...json, 'transfer-encoding': 'chunked' }).toString() + chunks
    expect((await sendRaw(toys.port, sent)).body).toBe(body)
  })

  test('the second request on a connection is another request', async () => {
    const answer = await sendRaw(
      toys.port,
      Buffer.concat([request('GET /things/1', { connection: 'keep-alive' }), request('GET /nothing')]),
    )
    expect(answer.body).toMatch(/^\{"number":"1"\}HTTP\/1\.1 404 /)
  })
})
