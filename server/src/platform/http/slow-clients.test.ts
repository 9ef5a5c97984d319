import { readFileSync } from 'node:fs'
import type { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rawSocket, request, sendRaw } from '#test/raw-http.ts'
import { type ToyServer, toyServer } from '#test/toy-api.ts'

let toys: ToyServer
beforeAll(async () => {
  toys = await toyServer()
})
afterAll(() => toys.http.close(0))

const whole = request('GET /things/3', { connection: 'keep-alive' })
const upload = request('POST /things', { 'content-type': 'application/json', 'content-length': '5000', connection: 'keep-alive' })
/** What a client does at first, and each second after that. */
const manners: { readonly [name: string]: { readonly count: number; begin(socket: Socket): void; drip?(socket: Socket): void } } = {
  'says nothing': { count: 100, begin: () => undefined },
  'sends its headers byte by byte': {
    count: 100,
    begin: (socket) => socket.write('GET /things/3 HTTP/1.1\r\nHost: a\r\nX: '),
    drip: (socket) => socket.write('x'),
  },
  'sends its body byte by byte': { count: 100, begin: (socket) => socket.write(upload), drip: (socket) => socket.write(' ') },
  'stays after its answer': { count: 95, begin: (socket) => socket.resume().write(whole) },
  'begins a second request and does not end it': {
    count: 100,
    begin: (socket) => socket.resume().write(whole),
    drip: (socket) => socket.write(socket.bytesWritten === whole.length ? 'GET /things/4 HTTP/1.1\r\nX: ' : 'x'),
  },
  'never reads': { count: 3, begin: (socket) => socket.pause().write(request('GET /large')) },
  'reads a little at a time': {
    count: 2,
    begin: (socket) => socket.pause().write(request('GET /large')),
    drip: (socket) => void socket.read(16_384),
  },
}

/** The ports of the clients that the kernel still holds a connection for, as the server has it. */
const heldOpen = (port: number): Set<number> => {
  const lines = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) => readFileSync(file, 'utf8').split('\n').slice(1))
  const fields = lines.map((line) => line.trim().split(/\s+/))
  const portOf = (address = '') => Number.parseInt(address.split(':')[1] ?? '', 16)
  const established = fields.filter(([, local, , state]) => portOf(local) === port && state === '01')
  return new Set(established.map(([, , remote]) => portOf(remote)))
}

test('a thousand slow clients are gone within half a minute, on both loopbacks, and hold up nobody', { timeout: 60_000 }, async () => {
  const began = performance.now()
  const clients: { readonly name: string; readonly from: number; readonly socket: Socket; readonly drip?: (socket: Socket) => void }[] = []
  for (const host of ['127.0.0.1', '::1'])
    for (const [name, { count, begin, drip }] of Object.entries(manners))
      for (let one = 0; one < count; one++) {
        const socket = await rawSocket(toys.port, host)
        begin(socket)
        clients.push({ name: `${name} (${host})`, from: socket.localPort ?? 0, socket, ...(drip && { drip }) })
      }
  const stillHere = () => {
    const held = heldOpen(toys.port)
    return clients.filter(({ from }) => held.has(from))
  }
  expect(stillHere()).toHaveLength(1_000)

  const tooSlow = sendRaw(toys.port, upload, 30_000)
  const ourSlowness = sendRaw(toys.port, request('POST /slow', { 'content-type': 'application/json' }, '{"milliseconds":18000}'), 30_000)

  let slowest = 0
  while (stillHere().length > 0 && performance.now() - began < 30_000) {
    await pause(1_000)
    for (const { socket, drip } of clients) if (socket.writable) drip?.(socket)
    for (const host of ['127.0.0.1', '::1']) {
      const asked = performance.now()
      expect((await sendRaw(toys.port, request('GET /things/7'), 2_000, host)).body).toBe('{"number":"7"}')
      slowest = Math.max(slowest, performance.now() - asked)
    }
  }
  expect([...new Set(stillHere().map(({ name }) => name))]).toEqual([])
  expect(slowest).toBeLessThan(1_000)
  const told = await tooSlow
  expect(told).toMatchObject({ status: 408, closed: true })
  expect(JSON.parse(told.body)).toMatchObject({ code: 'too-slow', status: 408 })
  expect(await ourSlowness).toMatchObject({ status: 200, body: '{"waited":18000}' })
  for (const { socket } of clients) socket.destroy()
})
