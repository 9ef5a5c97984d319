import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { SMTPServer } from 'smtp-server'
import { z } from 'zod'
import { migrateBoth, openInstallation } from '#app/installation.ts'
import { accountByEmail, beginSession, closeAccount, hashPassword, openAccount, setPassword } from '#domains/accounts/index.ts'
import { system } from '#platform/actor.ts'
import { readSettings } from '#platform/config/settings.ts'
import { startClusters } from '#platform/db/embedded.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { sessionCookieName } from '#platform/http/operation.ts'
import { startProduct } from './open-card/servers.ts'
import { median, shuffled, slower } from './samples.ts'

// Whether the time of an answer tells that an address has an account: see bench/README.md.

const { values: asked } = parseArgs({ options: { turns: { type: 'string', default: '500' }, only: { type: 'string' } } })
const [turns, warmUp] = [Number(asked.turns), 50]
const people = turns + warmUp
const root = resolve(import.meta.dirname, '..')
const dataDir = mkdtempSync(join(tmpdir(), 'cc-bench-'))
const say = (line: string) => void process.stderr.write(`${line}\n`)
const clusters = await startClusters({ dataDir, say })
const settings = readSettings({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn' }, root)
await migrateBoth(settings, clusters, root, say)
const installation = await openInstallation(settings, clusters)

const addressOf = (who: string, number: number) => `${who}-${number}@bench.example`
const hash = await hashPassword('le figuier du patio penche')

/** So many accounts of each kind: none is asked for twice in a case, and nothing of it is in a memory. */
async function everybody(who: string, more: (tx: Tx, personId: string) => Promise<void>): Promise<void> {
  say(`${people} ${who}`)
  for (let from = 0; from < people; from += 50)
    await installation.deeds.run(async (tx) => {
      for (let number = from; number < Math.min(from + 50, people); number++)
        await more(tx, await openAccount(tx, system, { name: 'Nadia Alaoui', email: addressOf(who, number), language: 'fr' }))
    })
}
await everybody('with-password', (tx, personId) => setPassword(tx, system, { personId, hash }))
await everybody('without-password', async () => undefined)
await everybody('closed', (tx, personId) => closeAccount(tx, system, personId, []))
await everybody('asking', async () => undefined)

const cookies: string[] = []
async function signEverybodyIn(): Promise<void> {
  for (let number = 0; number < people; number++)
    await installation.deeds.run(async (tx) => {
      const personId = (await accountByEmail(tx, addressOf('asking', number)))?.id ?? ''
      cookies.push(`${sessionCookieName}=${await beginSession(tx, { personId, how: 'code', agent: '' })}`)
    })
}

const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  logger: false,
  onData: (mail, _session, done) => mail.resume().once('end', done),
})
const listening = smtp.listen(0, '127.0.0.1')
await new Promise((resolve) => listening.once('listening', resolve))
const smtpAddress = listening.address()
const product = await startProduct({ dataDir, urls: clusters }, clusters.data, 1, {
  TRUSTED_PROXIES: '127.0.0.1',
  CNDP_RECEIPT: 'D-W-903/2024',
  SMTP_URL: `smtp://127.0.0.1:${typeof smtpAddress === 'object' ? smtpAddress?.port : 0}`,
})
const agent = new Agent({ keepAlive: true, maxSockets: 1 })

let sources = 0
/** One request, from an address of its own: no count of tries is met. */
function call(
  path: string,
  body: object,
  cookie?: string,
): Promise<{ readonly status: number; readonly text: string; readonly milliseconds: number }> {
  const [sent, number] = [JSON.stringify(body), sources++]
  const headers = {
    'content-type': 'application/json',
    'content-length': sent.length,
    'x-forwarded-for': `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`,
    'sec-fetch-site': 'same-origin',
    ...(cookie !== undefined && { cookie }),
  }
  return new Promise((done, fail) => {
    const began = performance.now()
    const asking = request({ agent, port: product.port, host: '127.0.0.1', method: 'POST', path, headers }, (answer) => {
      let text = ''
      answer.on('data', (chunk) => {
        text += String(chunk)
      })
      answer.once('end', () => done({ status: answer.statusCode ?? 0, text, milliseconds: performance.now() - began }))
    })
    asking.once('error', fail).end(sent)
  })
}

/** What is asked, of whom, and what everybody must be answered. The last two are the same: what lies between them is chance. */
interface Case {
  readonly whose: readonly string[]
  readonly status: number
  ask(address: string, number: number): Promise<{ readonly status: number; readonly milliseconds: number }>
}
const nobody = ['nobody', 'nobody, again'] as const
const known = ['with-password', 'closed', ...nobody]
const form = { name: 'Nadia Alaoui', language: 'fr', noProspecting: true, notice: '2026-11-23' }
const cases: { readonly [name: string]: Case } = {
  'sign up': { whose: known, status: 200, ask: (email) => call('/api/sign-up', { ...form, email }) },
  'ask for a code': { whose: known, status: 200, ask: (email) => call('/api/sign-in/code', { email, language: 'fr' }) },
  'confirm a wrong code': {
    whose: known,
    status: 400,
    async ask(email) {
      const { attempt } = z
        .object({ attempt: z.string() })
        .parse(JSON.parse((await call('/api/sign-in/code', { email, language: 'fr' })).text))
      return call('/api/sign-in/confirm', { attempt, code: '000000' })
    },
  },
  'sign in with a wrong password': {
    whose: ['with-password', 'without-password', 'closed', ...nobody],
    status: 401,
    ask: (email) => call('/api/sign-in/password', { email, password: 'pas le bon mot du tout' }),
  },
  'ask for another address': {
    whose: known,
    status: 200,
    ask: (email, number) => call('/api/account/email', { email }, cookies[number]),
  },
}

const found: Record<string, Record<string, { median: number; ratio: number; slower: number }>> = {}
for (const [name, one] of Object.entries(cases)) {
  if (asked.only !== undefined && asked.only !== name) continue
  if (name === 'ask for another address') await signEverybodyIn()
  const times = new Map(one.whose.map((who): [string, number[]] => [who, []]))
  for (let number = 0; number < people; number++)
    for (const who of shuffled(one.whose)) {
      const { status, milliseconds } = await one.ask(
        addressOf(`${who.replace(/\W+/g, '-')}${/nobody/.test(who) ? `-${name.length}` : ''}`, number),
        number,
      )
      if (status !== one.status) throw new Error(`${name}, ${who}: ${status}`)
      if (number >= warmUp) times.get(who)?.push(milliseconds)
    }
  const base = times.get('nobody') ?? []
  process.stdout.write(`\n${name}, ${turns} turns\n`)
  found[name] = {}
  for (const [who, of] of times) {
    const told = { median: median(of), ratio: median(of) / median(base), slower: slower(of, base) }
    found[name][who] = told
    process.stdout.write(
      `  ${who.padEnd(20)} ${told.median.toFixed(2).padStart(7)} ms   ${told.ratio.toFixed(3)}   slower than nobody’s in ${(told.slower * 100).toFixed(1)} %\n`,
    )
  }
}
if (asked.only === undefined)
  writeFileSync(join(root, 'bench', 'results', 'sign-in-timing.json'), `${JSON.stringify({ turns, found }, null, 2)}\n`)
agent.destroy()
await product.stop()
await installation.close()
await new Promise<void>((done) => smtp.close(() => done()))
await clusters.stop()
rmSync(dataDir, { recursive: true, force: true })
process.exit()
