import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pino from 'pino'
import { migrateBoth, openInstallation, reachDatabases, servingUrls } from '#app/installation.ts'
import { keepSchedule } from '#app/schedule.ts'
import { serve } from '#app/server.ts'
import { Card } from '#contract/card.ts'
import { openAccount } from '#domains/accounts/index.ts'
import { publishCard } from '#domains/profiles/index.ts'
import { keepViewSessionKeys, makeNamedLink, revokeLink, servingOn, shareCard } from '#domains/sharing/index.ts'
import { newToken, tokenText } from '#domains/sharing/token.ts'
import { system } from '#platform/actor.ts'
import { readSettings } from '#platform/config/settings.ts'
import { median, shuffled, slower } from './samples.ts'

// Whether the time of an answer tells what a dead link died of, or that it is bound to another browser. Every kind is asked in turn, in an order drawn anew each round; the
// median of each is printed as a ratio to that of links that never were, beside the chance with which one answer of that kind is
// slower than one for a link that never was: 50 % tells nothing. `node bench/dead-links.ts [rounds] [links of each kind]`

const rounds = Number(process.argv[2] ?? 2_000)
const ofEach = Number(process.argv[3] ?? 100)
const root = resolve(import.meta.dirname, '..')
const print = (line: string) => void process.stdout.write(`${line}\n`)

async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'cc-bench-'))
  const settings = readSettings({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent' }, root)
  let ahead = 0
  const clock = { now: () => new Date(Date.now() + ahead) }
  const databases = await reachDatabases(settings, () => undefined)
  const log = pino({ level: 'silent' })
  try {
    await migrateBoth(settings, databases, root, () => undefined)
    const installation = await openInstallation(settings, databases, clock)
    await keepViewSessionKeys(installation.keyring, clock)
    const server = await serve(settings, servingOn(servingUrls(settings, databases), clock), log, { metrics: false })
    const address = server.app.server.address()
    if (address === null || typeof address === 'string') throw new Error('the server does not listen')

    const tokens = await deadLinks(installation)
    ahead = 60 * 60_000
    await keepViewSessionKeys(installation.keyring, clock)
    await keepSchedule(installation, log).stop() // destroys what was buried
    for (const pin of [undefined, 'riad 27']) {
      const turns = pin ? Math.ceil(rounds / 100) : rounds
      print(`\n${pin ? 'With a PIN' : 'Without a PIN'}, ${turns} rounds`)
      report(await measure(address.port, tokens, turns, pin))
    }
    await server.close()
    await installation.close()
  } finally {
    await databases.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

type Tokens = ReadonlyMap<string, readonly string[]>

async function deadLinks({ deeds, clock }: Awaited<ReturnType<typeof openInstallation>>): Promise<Tokens> {
  const card = Card.parse({ language: 'fr', name: { given: 'Salma', family: 'Benjelloun' } })
  const revoked: string[] = []
  const expired: string[] = []
  const spent: string[] = []
  const expiredPin: string[] = []
  const bound: string[] = []
  const expiresAt = new Date(clock.now().getTime() + 30 * 60_000)
  for (let one = 0; one < ofEach; one++) {
    await deeds.run(async (tx) => {
      const ownerId = await openAccount(tx, system, { name: 'Salma Benjelloun', email: `salma-${one}@bench.example`, language: 'fr' })
      const cardId = await publishCard(tx, system, { ownerId, label: 'Carte', card })
      const link = { ownerId, cardId, label: 'Lien' }
      expired.push((await shareCard(tx, system, { ...link, expiresAt })).token)
      expiredPin.push((await shareCard(tx, system, { ...link, expiresAt, pin: 'riad 27' })).token)
      const limited = await shareCard(tx, system, { ...link, maxViews: 1 })
      spent.push(limited.token)
      await tx.rows.updateTable('sharing.link').set({ views: 1 }).where('id', '=', limited.id).execute()
      const named = await makeNamedLink(tx, system, { ...link, visitor: { name: 'Nadia' }, code: false, binds: true })
      bound.push(named.token)
      await tx.rows
        .updateTable('sharing.named')
        .set({ bound_digest: randomBytes(32) })
        .where('link_id', '=', named.id)
        .execute()
      const gone = await shareCard(tx, system, link)
      revoked.push(gone.token)
      await revokeLink(tx, system, { ownerId, linkId: gone.id })
    })
  }
  const made = () => Array.from({ length: ofEach }, () => tokenText(newToken()))
  return new Map([
    ['never made', made()],
    ['never made, again', made()],
    ['malformed', Array.from({ length: ofEach }, (_, one) => `nothing-${one}`)],
    ['revoked', revoked],
    ['expired', expired],
    ['expired, with a PIN', expiredPin],
    ['spent', spent],
    ['bound elsewhere', bound],
  ])
}

async function measure(port: number, tokens: Tokens, turns: number, pin: string | undefined): Promise<Map<string, number[]>> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const times = new Map([...tokens.keys()].map((kind): [string, number[]] => [kind, []]))
  const kinds = [...tokens.keys()]
  for (let turn = -Math.min(50, turns); turn < turns; turn++) {
    for (const kind of shuffled(kinds)) {
      const those = tokens.get(kind) ?? []
      const token = those[Math.floor(Math.random() * those.length)] ?? ''
      const began = performance.now()
      await ask(port, agent, { token, ...(pin !== undefined && { pin }) })
      if (turn >= 0) times.get(kind)?.push(performance.now() - began)
    }
  }
  agent.destroy()
  return times
}

function ask(port: number, agent: Agent, body: object): Promise<void> {
  return new Promise((done, fail) => {
    const headers = { 'content-type': 'application/json', accept: 'text/html' }
    const sent = request({ host: 'localhost', port, path: '/l/open', method: 'POST', agent, headers }, (answer) => {
      if (answer.statusCode !== 404 && answer.statusCode !== 429) fail(new Error(`a dead link answered ${answer.statusCode}`))
      answer.resume().once('end', done)
    })
    sent.once('error', fail).end(JSON.stringify(body))
  })
}

function report(times: ReadonlyMap<string, readonly number[]>): void {
  const unknown = times.get('never made') ?? []
  print('  kind                    median      ratio   slower than one never made')
  for (const [kind, of] of times) {
    const chance = (slower(of, unknown) * 100).toFixed(1)
    print(
      `  ${kind.padEnd(20)} ${median(of).toFixed(3).padStart(6)} ms    ${(median(of) / median(unknown)).toFixed(3)}   ${chance.padStart(5)} %`,
    )
  }
}

await main()
