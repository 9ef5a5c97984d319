import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ExchangeOffered } from '#contract/exchange.ts'
import { postgresIn, signal } from '#platform/db/embedded/processes.ts'
import { cookieOf } from '#test/people.ts'
import { type Product, serves, startProduct, tokenOf, type World, worldOf } from '#test/product.ts'

let dataDir: string
let product: Product
let world: World
const stopped = new Set<number>()

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'cc-faults-'))
  chmodSync(dataDir, 0o711) // PostgreSQL runs as another user when this is root
  product = await startProduct({ DATA_DIR: dataDir })
  world = await worldOf(product)
})
afterAll(async () => {
  wake()
  product.signal('SIGTERM')
  await product.ended
  rmSync(dataDir, { recursive: true, force: true })
})

const processesOf = (store: string) => postgresIn(join(dataDir, 'postgres', store))

function hang(store: string): void {
  for (const pid of processesOf(store)) {
    signal(pid, 'SIGSTOP')
    stopped.add(pid)
  }
}
function wake(): void {
  for (const pid of stopped) signal(pid, 'SIGCONT')
  stopped.clear()
}

interface Timed {
  readonly status: number
  readonly type: string
  readonly body: string
  readonly ms: number
}
async function timed(path: string, init: RequestInit = {}): Promise<Timed> {
  const began = performance.now()
  const answer = await fetch(`http://127.0.0.1:${product.port}${path}`, init)
  const body = await answer.text()
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', body, ms: performance.now() - began }
}
const openCard = (token: string, accept: string, more: object = {}) =>
  timed('/l/open', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, 'accept-language': 'en' },
    body: JSON.stringify({ token, ...more }),
  })

async function recovered(milliseconds: number): Promise<number> {
  const began = performance.now()
  const token = tokenOf(world, 'Salma Benjelloun', 'Signature e-mail')
  while (performance.now() - began < milliseconds) {
    if ((await serves(product.port)) && (await openCard(token, 'text/html')).status === 200) return performance.now() - began
    await pause(100)
  }
  return Number.POSITIVE_INFINITY
}

/** What a browser sends that has the form beside this card, filled in. */
async function formBeside(token: string): Promise<{ readonly [field: string]: string }> {
  const opened = await fetch(`http://127.0.0.1:${product.port}/l/open`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/html' },
    body: JSON.stringify({ token }),
  })
  const offered = await timed('/echange', { headers: { cookie: cookieOf(opened) } })
  const { ticket } = ExchangeOffered.parse(JSON.parse(offered.body))
  return { ticket, name: 'Imane Fassi', email: 'imane@fassi.example', phone: '', company: '', note: 'Un mot.', noProspecting: '1' }
}
const written = (form: { readonly [field: string]: string }) => Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ''))
const leave = (form: { readonly [field: string]: string }) =>
  timed('/echange', {
    method: 'POST',
    headers: { accept: 'text/html', 'accept-language': 'en', 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams(form),
  })

describe.each(['data', 'keyring'] as const)('the %s database hangs', (store) => {
  test('the product says so in time, and is back by itself', { timeout: 90_000 }, async () => {
    const plain = tokenOf(world, 'Salma Benjelloun', 'Signature e-mail')
    const limited = tokenOf(world, 'Salma Benjelloun', 'Salon Préventica')
    const pinned = tokenOf(world, 'Hicham Berrada', 'Banque et notaire')
    expect((await openCard(plain, 'text/html')).status).toBe(200)
    const form = await formBeside(plain)
    hang(store)
    await pause(5_500) // card shares are remembered for five seconds

    const ready = await timed('/readyz')
    expect(ready).toMatchObject({ status: 503, body: 'not ready\n' })
    expect(ready.ms).toBeLessThan(3_000)
    expect((await timed('/healthz')).ms).toBeLessThan(1_000)

    const asked: Promise<Timed>[] = []
    for (let round = 0; round < 10; round++) {
      asked.push(openCard(plain, 'application/json'), openCard(plain, 'text/html'), openCard(limited, 'application/json', { press: true }))
      if (round < 2) asked.push(openCard(pinned, 'application/json', { pin: '820564' })) // a third try would have to wait afterwards
      await pause(500)
    }
    const unsent = await leave(form)
    for (const answer of [unsent, ...(await Promise.all(asked))]) {
      expect(answer.status, answer.body).toBe(503)
      expect(answer.ms).toBeLessThan(5_000)
      if (answer.type.startsWith('text/html')) expect(answer.body).toMatch(/<html[^>]+lang="en"/)
      else expect(JSON.parse(answer.body)).toMatchObject({ code: 'unavailable', status: 503 })
    }
    wake()
    expect(await recovered(10_000)).toBeLessThan(10_000)
    // what was written is in the page of the failure, with all that its button sends again
    const again = [...unsent.body.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)]
    expect(Object.fromEntries(again.map(([, name, value]) => [name, value]))).toEqual(written(form))
    // what writes is back a moment after what serves cards, once the connections that hung are let go
    await expect.poll(async () => (await leave(form)).status, { timeout: 10_000 }).toBe(200)
    expect((await openCard(limited, 'application/json', { press: true })).status).toBe(200)
    expect((await openCard(pinned, 'application/json', { pin: '820564' })).status).toBe(200)
  })
})

describe.each(['data', 'keyring'] as const)('the %s database is killed under load', (store) => {
  test('what is asked meanwhile is answered, and the product is back by itself', { timeout: 60_000 }, async () => {
    const token = tokenOf(world, 'Salma Benjelloun', 'Signature e-mail')
    const limited = tokenOf(world, 'Leïla Bouazzaoui', 'Dubai trade fair')
    const answers: Timed[] = []
    let over = false
    const visitors = Array.from({ length: 4 }, async (_, visitor) => {
      while (!over) {
        answers.push(await openCard(visitor % 2 ? limited : token, 'application/json', visitor % 2 ? { press: true } : {}))
        await pause(20)
      }
    })
    for (let round = 0; round < 2; round++) {
      await pause(700)
      process.kill(Number.parseInt(readFileSync(join(dataDir, 'postgres', store, 'postmaster.pid'), 'utf8'), 10), 'SIGKILL')
      await pause(300)
      expect(await recovered(20_000)).toBeLessThan(20_000)
    }
    over = true
    await Promise.all(visitors)
    const statuses = [...new Set(answers.map(({ status }) => status))].sort()
    expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([])
    expect(statuses).toContain(200)
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(5_000)
  })
})

describe('after all this', () => {
  test('it is the same process, and no error went unhandled', () => {
    process.kill(product.pid, 0)
    const said = product.said()
    expect(said).not.toMatch(/unhandled|uncaught|Something unexpected|triggerUncaught|MaxListeners|Warning/i)
    const logged = said.split('\n').filter((line) => line.startsWith('{'))
    const failures = logged
      .map((line): { level: number; msg: string; fault?: { code: string } } => JSON.parse(line))
      .filter(({ level }) => level >= 50)
    expect(failures.length).toBeGreaterThan(10)
    for (const { msg, fault } of failures) expect(`${msg} ${fault?.code}`).toMatch(/database-away/)
  })
})
