import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export interface Line {
  /** Milliseconds there and back. */
  readonly roundTrip: number
  /** Bytes a second towards the phone. */
  readonly down: number
}

export interface SlowLine {
  readonly port: number
  /** Ends all connections, as a pause between two cards does. */
  hangUp(): void
  close(): Promise<void>
}

/**
 * A slow line in front of a port: every byte takes half a round trip, what goes towards the phone is paced, and a connection costs a
 * round trip before its first byte, as TCP does. The browser's own throttling delays requests and lets connections be had for nothing.
 */
export async function slowLine(to: number, line: Line): Promise<SlowLine> {
  const open = new Set<Socket>()
  let freeAt = 0
  const half = line.roundTrip / 2
  const piece = 1_460

  const server = createServer({ noDelay: true }, (phone) => {
    const ready = performance.now() + line.roundTrip
    const origin = connect({ port: to, host: '127.0.0.1', noDelay: true })
    for (const socket of [phone, origin]) {
      open.add(socket)
      socket.on('error', () => undefined)
      socket.once('close', () => open.delete(socket))
    }
    const later = (at: number, work: () => void) => setTimeout(work, Math.max(0, at - performance.now()))
    phone.on('data', (bytes) => later(Math.max(performance.now(), ready) + half, () => origin.write(bytes)))
    origin.on('data', (bytes) => {
      for (let from = 0; from < bytes.length; from += piece) {
        const some = bytes.subarray(from, from + piece)
        freeAt = Math.max(performance.now(), freeAt) + (1_000 * some.length) / line.down
        later(freeAt + half, () => phone.write(some))
      }
    })
    phone.once('close', () => origin.destroy())
    origin.once('close', () => later(freeAt + half + 1, () => phone.end()))
  })
  const hangUp = () => {
    for (const socket of open) socket.destroy()
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the line has no port')
  return {
    port: address.port,
    hangUp,
    async close() {
      hangUp()
      server.close()
      await once(server, 'close')
    },
  }
}
