import { once } from 'node:events'
import { createServer, request, type ServerResponse } from 'node:http'

export interface SlowAnswer {
  readonly origin: string
  /** What is held back of the answers under way: sent after all, or lost with the line. */
  goOn(): void
  breakOff(): void
  close(): Promise<void>
}

/** A line in front of the product that stops within the answer to `POST /l/open`, after so many characters of its text. */
export async function slowAnswer(origin: string, stopsAfter: string): Promise<SlowAnswer> {
  const held = new Map<ServerResponse, Buffer>()
  const server = createServer((asked, answer) => {
    const headers = { ...asked.headers, 'accept-encoding': 'identity' }
    const onward = request(`${origin}${asked.url}`, { method: asked.method, headers }, (from) => {
      const chunks: Buffer[] = []
      from.on('data', (chunk: Buffer) => chunks.push(chunk))
      from.once('end', () => {
        answer.writeHead(from.statusCode ?? 500, from.headers)
        const all = Buffer.concat(chunks)
        const at = asked.url === '/l/open' ? all.indexOf(stopsAfter) : -1
        if (at < 0) return answer.end(all)
        answer.write(all.subarray(0, at + stopsAfter.length))
        held.set(answer, all.subarray(at + stopsAfter.length))
        return undefined
      })
    })
    asked.pipe(onward)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the line has no port')
  const each = (act: (answer: ServerResponse, rest: Buffer) => void) => {
    for (const [answer, rest] of held) act(answer, rest)
    held.clear()
  }
  return {
    origin: `http://localhost:${address.port}`,
    goOn: () => each((answer, rest) => answer.end(rest)),
    breakOff: () => each((answer) => answer.destroy()),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
