import { createServer, type IncomingHttpHeaders } from 'node:http'

export interface TestTextProvider {
  readonly url: string
  /** What it was sent, the oldest first. */
  readonly taken: { readonly headers: IncomingHttpHeaders; readonly body: string }[]
  /** What it answers next, before it takes any: a status, or nothing at all. */
  readonly answers: (number | 'silence')[]
  close(): Promise<void>
}

/** A real HTTP server on this machine, in the place of a provider of text messages. */
export function testTextProvider(): Promise<TestTextProvider> {
  const taken: TestTextProvider['taken'] = []
  const answers: TestTextProvider['answers'] = []
  const server = createServer((request, answer) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const next = answers.shift() ?? 202
      if (next === 'silence') return
      if (next < 300) taken.push({ headers: request.headers, body: String(Buffer.concat(chunks)) })
      answer.writeHead(next, next === 302 ? { location: '/elsewhere' } : {}).end('no, +212661000013')
    })
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve({
        url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/messages`,
        taken,
        answers,
        close: () =>
          new Promise((done) => {
            server.close(() => done())
            server.closeAllConnections()
          }),
      })
    })
  })
}
