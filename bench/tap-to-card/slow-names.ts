import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromiumPath } from '../../e2e/browser.ts'

export interface SlowNames {
  /** A Chromium that asks here for names, in a mount namespace of its own: the machine's own resolver stays as it is. */
  readonly chromium: string
  /** How many names were asked for so far. */
  asked(): number
  /** From here on each answer takes so many milliseconds. */
  setRoundTrip(milliseconds: number): void
  close(): Promise<void>
}

const address = '127.0.0.99'
const typeA = 1

/** Names that cost a round trip, as they do a phone that has never been there: every name leads to this machine. Needs root, for port 53 and the namespace. */
export async function slowNames(dir: string): Promise<SlowNames> {
  let [roundTrip, count] = [0, 0]
  const socket = createSocket('udp4')
  socket.on('message', (query, { address: to, port }) => {
    const type = query.readUInt16BE(endOfName(query))
    if (type === typeA) count++
    setTimeout(() => socket.send(answerTo(query, type), port, to), roundTrip)
  })
  socket.bind(53, address)
  await once(socket, 'listening')
  const [resolver, chromium] = [join(dir, 'resolv.conf'), join(dir, 'chromium.sh')]
  writeFileSync(resolver, `nameserver ${address}\noptions timeout:5\n`)
  writeFileSync(
    chromium,
    `#!/bin/sh\nexec unshare -m sh -c 'mount --bind ${resolver} /etc/resolv.conf && exec "$@"' sh ${chromiumPath() ?? ''} "$@"\n`,
  )
  chmodSync(chromium, 0o755)
  return {
    chromium,
    asked: () => count,
    setRoundTrip: (milliseconds) => {
      roundTrip = milliseconds
    },
    async close() {
      socket.close()
      await once(socket, 'close')
    },
  }
}

const header = 12
/** Where the name of the only question ends (RFC 1035, 4.1.2). */
function endOfName(query: Buffer): number {
  let at = header
  while (at < query.length && query[at] !== 0) at += (query[at] ?? 0) + 1
  return at + 1
}

/** The question again; its answer, where an address is asked for, is this machine. */
function answerTo(query: Buffer, type: number): Buffer {
  const question = query.subarray(header, endOfName(query) + 4)
  const head = Buffer.alloc(header)
  query.copy(head, 0, 0, 2)
  head.writeUInt16BE(0x8180, 2) // an answer, recursion asked for and done
  head.writeUInt16BE(1, 4)
  head.writeUInt16BE(type === typeA ? 1 : 0, 6)
  const record = Buffer.from([0xc0, header, 0, typeA, 0, 1, 0, 0, 0, 0, 0, 4, 127, 0, 0, 1])
  return Buffer.concat([head, question, ...(type === typeA ? [record] : [])])
}
