import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { load } from './open-card/load.ts'
import { startProduct } from './open-card/servers.ts'
import { setStage } from './open-card/stage.ts'

// What a burst of sign-ins does to the visitors who open cards meanwhile: see bench/README.md.

const { values: asked } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    burst: { type: 'string', default: '100' },
    rounds: { type: 'string', default: '3' },
  },
})
const [seconds, burst, rounds] = [Number(asked.seconds), Number(asked.burst), Number(asked.rounds)]
const say = (line: string) => void process.stderr.write(`${line}\n`)
const root = resolve(import.meta.dirname, '..')
const dataDir = mkdtempSync(join(tmpdir(), 'cc-bench-'))
const stage = await setStage(dataDir, { cards: 500, links: 10, say })
const product = await startProduct(stage, stage.urls.data, 1, { TRUSTED_PROXIES: '127.0.0.1' })
const agent = new Agent({ keepAlive: true, maxSockets: 1_000 })

/** One wrong password, from an address of its own: nothing but the stretching holds it back. */
function signIn(number: number): Promise<number> {
  const body = JSON.stringify({ email: `nobody-${number}@bench.example`, password: 'pas le bon mot du tout' })
  const source = `198.51.${Math.floor(number / 250) % 250}.${number % 250}`
  return new Promise((done) => {
    const asking = request(
      {
        agent,
        port: product.port,
        host: '127.0.0.1',
        method: 'POST',
        path: '/api/sign-in/password',
        headers: { 'content-type': 'application/json', 'content-length': body.length, 'x-forwarded-for': source },
      },
      (answer) => {
        answer.resume()
        answer.once('end', () => done(answer.statusCode ?? 0))
      },
    )
    asking.once('error', () => done(0))
    asking.end(body)
  })
}

let numbers = 0
/** Offers so many sign-ins a second, whether they are answered or not. */
async function offer(until: number): Promise<Record<number, number>> {
  const under: Promise<number>[] = []
  while (performance.now() < until) {
    for (let one = 0; one < burst / 20; one++) under.push(signIn(numbers++))
    await pause(50)
  }
  const found: Record<number, number> = {}
  for (const status of await Promise.all(under)) found[status] = (found[status] ?? 0) + 1
  return found
}

const open = () => load('node', { port: product.port, tokens: stage.tokens, connections: 4, seconds })
await open()
const median = (list: readonly number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN
const found = { alone: [] as number[], beside: [] as number[], throughput: [] as number[], answers: {} as Record<number, number> }
for (let round = 0; round < rounds; round++) {
  const alone = await open()
  const until = performance.now() + seconds * 1_000
  const [beside, answers] = await Promise.all([open(), offer(until)])
  found.alone.push(alone.p99)
  found.beside.push(beside.p99)
  found.throughput.push(beside.requests / alone.requests)
  for (const [status, times] of Object.entries(answers)) found.answers[Number(status)] = (found.answers[Number(status)] ?? 0) + times
}
const told = {
  burst,
  p99Alone: median(found.alone),
  p99Beside: median(found.beside),
  p99Times: median(found.beside.map((p99, at) => p99 / (found.alone[at] ?? 1))),
  openingsBeside: median(found.throughput),
  answers: found.answers,
  peakMemory: product.peakMemory(),
}
process.stdout.write(`${JSON.stringify(told, null, 2)}\n`)
writeFileSync(join(root, 'bench', 'results', 'sign-in-burst.json'), `${JSON.stringify(told, null, 2)}\n`)
await product.stop()
await stage.close()
rmSync(dataDir, { recursive: true, force: true })
process.exit()
