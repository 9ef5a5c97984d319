import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { type EarlyRefusal, earlyAnswer, earlyRefusalOf } from './early-answer.ts'

/** How much one client may send, and for how long: what it begins and does not end, and what it leaves idle, is over within half a minute. */
export const limits = {
  bodyBytes: 64 * 1024,
  headerBytes: 16 * 1024,
  headersMs: 10_000,
  requestMs: 15_000,
  /** For reading the answer, however little at a time. */
  answerMs: 10_000,
  idleMs: 12_000,
  /** A connection on which nothing moves while we work: the last resort. */
  silenceMs: 60_000,
  sweepMs: 1_000,
  connections: 5_000,
} as const

export interface BoundedServer {
  readonly server: Server
  /** Takes no new request, lets those under way end for so long, and then ends them. */
  drain(milliseconds: number): Promise<void>
}

/** An HTTP server for one address. All of ours are made here, so that the second loopback has the bounds of the first. */
export function boundedServer(handle: RequestListener, refusedEarly: (refusal: EarlyRefusal) => void): BoundedServer {
  const sockets = new Set<Socket>()
  const underWay = new Map<ServerResponse, { readonly socket: Socket; answeringSince?: number }>()
  let draining = false

  const server = createServer({
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.idleMs,
    connectionsCheckingInterval: limits.sweepMs,
    maxHeaderSize: limits.headerBytes,
    requireHostHeader: false, // a request without it is answered as any other that is invalid
  })
  server.timeout = limits.silenceMs
  server.maxConnections = limits.connections

  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  server.on('request', (request, response) => {
    underWay.set(response, { socket: request.socket })
    response.once('close', () => underWay.delete(response))
    if (draining) response.shouldKeepAlive = false
    handle(request, response)
  })
  server.on('checkExpectation', (request, response) => server.emit('request', request, response))
  server.on('connect', (_request, socket) => refuseEarly(socket, { status: 405, code: 'wrong-method', fields: [] }))
  server.on('clientError', (error, socket) => {
    const answering = [...underWay].some(([response, one]) => one.socket === socket && response.headersSent)
    if (answering || !socket.writable) socket.destroy()
    else refuseEarly(socket, earlyRefusalOf(error))
  })

  function refuseEarly(socket: Duplex, refusal: EarlyRefusal): void {
    socket.once('error', () => undefined) // it may be gone already
    socket.end(earlyAnswer(refusal), () => socket.destroy())
    refusedEarly(refusal)
  }

  const sweep = setInterval(() => {
    const now = performance.now()
    for (const [response, one] of underWay) {
      if (!response.headersSent) continue
      one.answeringSince ??= now
      if (now - one.answeringSince > limits.answerMs) one.socket.destroy()
    }
  }, limits.sweepMs).unref()

  return {
    server,
    async drain(milliseconds) {
      draining = true
      for (const response of underWay.keys()) if (!response.headersSent) response.shouldKeepAlive = false
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      const letGo = () => {
        const busy = new Set([...underWay.values()].map(({ socket }) => socket))
        for (const socket of sockets) if (!busy.has(socket)) socket.destroySoon()
      }
      letGo()
      const idle = setInterval(letGo, 50)
      const patience = setTimeout(() => {
        for (const socket of sockets) socket.destroy()
      }, milliseconds)
      await closed
      for (const timer of [idle, patience, sweep]) clearTimeout(timer)
    },
  }
}
