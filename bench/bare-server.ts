import cluster from 'node:cluster'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { z } from 'zod'

// What node:http alone can do: it reads the posted body and gives answers that the product gave, byte for byte, without any work of its
// own. `node bench/bare-server.ts ANSWERS.json PORT PROCESSES`

const Answers = z.array(z.object({ headers: z.record(z.string(), z.string()), body: z.base64() }))
const [file = '', port = '', processes = '1'] = process.argv.slice(2)

if (cluster.isPrimary && processes !== '1') for (let one = 0; one < Number(processes); one++) cluster.fork()
else serve()

function serve() {
  const answers = Answers.parse(JSON.parse(readFileSync(file, 'utf8'))).map(({ headers, body }) => ({
    headers,
    body: Buffer.from(body, 'base64'),
  }))
  let next = 0
  const server = createServer((request, response) => {
    const received: Buffer[] = []
    request.on('data', (chunk: Buffer) => received.push(chunk))
    request.on('end', () => {
      Buffer.concat(received)
      const answer = answers[next++ % answers.length]
      response.writeHead(200, answer?.headers).end(answer?.body)
    })
  })
  server.listen(Number(port), '127.0.0.1', 1024)
}
