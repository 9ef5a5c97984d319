import cluster from 'node:cluster'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { z } from 'zod'
import { servingOn } from '#domains/sharing/serving.ts'
import { linkSecrets, parseToken } from '#domains/sharing/token.ts'
import { systemClock } from '#platform/clock.ts'

// What node:http alone can do: it reads the posted body and gives answers that the product gave, byte for byte, without any work of its
// own. With the URLs of both databases it asks them, as the product does for every opening, and does nothing else with what they say:
// what is left for an opening to be measured by. `node bench/bare-server.ts ANSWERS.json PORT PROCESSES [DATA_URL KEYRING_URL]`

const Answers = z.array(z.object({ headers: z.record(z.string(), z.string()), body: z.base64() }))
const [file = '', port = '', processes = '1', data, keyring] = process.argv.slice(2)

if (cluster.isPrimary && processes !== '1') for (let one = 0; one < Number(processes); one++) cluster.fork()
else serve()

function serve() {
  const answers = Answers.parse(JSON.parse(readFileSync(file, 'utf8'))).map(({ headers, body }) => ({
    headers,
    body: Buffer.from(body, 'base64'),
  }))
  let next = 0
  const lookUp = data && keyring ? bothLookups(data, keyring) : undefined
  const server = createServer((request, response) => {
    const received: Buffer[] = []
    const answer = answers[next++ % answers.length]
    const end = () => void response.writeHead(200, answer?.headers).end(answer?.body)
    request.on('data', (chunk: Buffer) => received.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(received)
      if (lookUp && body.length > 0) lookUp(body).then(end, () => response.destroy())
      else end()
    })
  })
  server.listen(Number(port), '127.0.0.1', 1024)
}

function bothLookups(data: string, keyring: string): (body: Buffer) => Promise<void> {
  const serving = servingOn({ data, keyring }, systemClock)
  return async (body) => {
    const token = parseToken(z.object({ token: z.string() }).parse(JSON.parse(body.toString())).token)
    const row = token && (await serving.links.find(linkSecrets(token).lookupId))
    const share = row && (await serving.cardShare(row.card_id, row.key_version))
    if (!share) throw new Error('a link of the crowd was not found')
  }
}
