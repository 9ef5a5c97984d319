import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { bestGenerator, type Load, load, type Wanted } from './open-card/load.ts'
import { goalsOf, type Measurement, rowsOf, type ServerName, tableOf } from './open-card/report.ts'
import { type Measured, startBare, startProduct } from './open-card/servers.ts'
import { type Stage, setStage } from './open-card/stage.ts'

// Opening a card end to end, beside a bare node:http server in the same rounds: see bench/README.md.

const { values: asked } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
    cards: { type: 'string', default: '20000' },
    links: { type: 'string', default: '1000000' },
    /** `wrk` costs least; `node` costs as much as a server, and leaves less for both. */
    generator: { type: 'string' },
    /** A data directory to use again; its crowd is made once. */
    data: { type: 'string' },
  },
})
const seconds = Number(asked.seconds)
const rounds = Number(asked.rounds)
const generator = asked.generator === 'node' || asked.generator === 'wrk' ? asked.generator : bestGenerator()
const say = (line: string) => void process.stderr.write(`${line}\n`)

interface Subject {
  readonly server: ServerName
  readonly processes: number
  readonly at: Measured
}

async function main(): Promise<void> {
  const dataDir = resolve(asked.data ?? mkdtempSync(join(tmpdir(), 'cc-bench-')))
  const stage = await setStage(dataDir, { cards: Number(asked.cards), links: Number(asked.links), say })
  const subjects: Subject[] = []
  try {
    for (const processes of [1, 2]) {
      const ours = await startProduct(stage, stage.urls.data, processes)
      subjects.push({ server: 'ours', processes, at: ours })
      subjects.push({ server: 'bare', processes, at: await startBare(stage, ours, processes) })
      subjects.push({ server: 'bare, both look-ups', processes, at: await startBare(stage, ours, processes, 'both') })
      subjects.push({ server: 'ours, many links', processes, at: await startProduct(stage, stage.urls.many, processes) })
    }
    await report(stage, subjects, await measure(stage, subjects))
  } finally {
    await Promise.all(subjects.map((one) => one.at.stop()))
    await stage.close()
    if (!asked.data) rmSync(dataDir, { recursive: true, force: true })
  }
}

let opened = 0

async function open(stage: Stage, { server, at }: Subject, wanted: Pick<Wanted, 'connections' | 'seconds' | 'encoding'>): Promise<Load> {
  const found = await load(generator, { port: at.port, tokens: stage.tokens, ...wanted })
  if (found.failed > 0) throw new Error(`${found.failed} of ${found.requests} openings failed (${server})`)
  if (!server.startsWith('bare')) opened += found.requests
  return found
}

async function measure(stage: Stage, subjects: readonly Subject[]): Promise<Measurement[]> {
  say('Warming up…')
  for (const subject of subjects) await open(stage, subject, { connections: 64, seconds: 2 * seconds })
  const found: Measurement[] = []
  for (let round = 1; round <= rounds; round++) {
    say(`Round ${round} of ${rounds}`)
    const inTurn = round % 2 === 1 ? subjects : subjects.toReversed()
    for (const connections of [1, 16, 64])
      for (const subject of inTurn) {
        const { server, processes } = subject
        found.push({ round, server, processes, connections, ...(await open(stage, subject, { connections, seconds })) })
      }
    for (const subject of inTurn.filter((one) => one.server === 'ours')) {
      const { processes } = subject
      const compressed = await open(stage, subject, { connections: 16, seconds, encoding: 'br, gzip' })
      found.push({ round, server: 'ours, compressed', processes, connections: 16, ...compressed })
    }
  }
  return found
}

async function report(stage: Stage, subjects: readonly Subject[], measured: readonly Measurement[]): Promise<void> {
  const products = subjects.filter((one) => !one.server.startsWith('bare'))
  const peakMemory = Math.max(...products.map((one) => one.at.peakMemory()))
  await new Promise((resolve) => setTimeout(resolve, 12_000)) // counts are written every five seconds, statistics a little later
  const openings = { opened, sharesRead: await stage.sharesRead(), counted: await stage.openingsCounted() }
  const rows = rowsOf(measured)
  const goals = goalsOf(rows, peakMemory)
  const machine = { cpus: cpus().length, model: cpus()[0]?.model ?? '', node: process.version, generator }
  const results = join(import.meta.dirname, 'results')
  mkdirSync(results, { recursive: true })
  const told = { when: new Date().toISOString(), machine, seconds, rounds, cards: Number(asked.cards), links: stage.links, openings }
  writeFileSync(
    join(results, `open-card-${generator}.json`),
    `${JSON.stringify({ ...told, peakMemory, goals, rows, measured }, null, 2)}\n`,
  )

  const share = ((100 * openings.sharesRead) / openings.opened).toFixed(0)
  process.stdout.write(`${tableOf(rows)}\n\n`)
  process.stdout.write(`${openings.opened} openings of ${asked.cards} cards, ${openings.counted} counted; `)
  process.stdout.write(`${share} % of them read the card share from the keyring. Many links: ${stage.links.many}.\n`)
  for (const { goal, found, met } of goals) process.stdout.write(`${met ? 'met    ' : 'NOT MET'}  ${goal}: ${found}\n`)
}

await main()
