import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { launch, phone } from '../e2e/browser.ts'
import { frontBefore } from './tap-to-card/front.ts'
import { type Line, slowLine } from './tap-to-card/slow-line.ts'
import { slowNames } from './tap-to-card/slow-names.ts'
import { setStage } from './tap-to-card/stage.ts'

// From the tap on a link to a card that can be read, on a slow phone, beside a plain page of the same weight: see bench/README.md.

const { values: asked } = parseArgs({ options: { rounds: { type: 'string', default: '15' } } })
const rounds = Number(asked.rounds)
const say = (line: string) => void process.stderr.write(`${line}\n`)

interface Profile {
  readonly name: string
  /** Who makes it slow: the browser, request by request, or the line, which also makes connections cost what they do. */
  readonly by: 'browser' | 'line'
  readonly line: Line
}
const kilobit = 1_000 / 8
const profiles: readonly Profile[] = [
  { name: '400 kbit/s, requests delayed by 400 ms', by: 'browser', line: { roundTrip: 400, down: 400 * kilobit } },
  { name: '1.6 Mbit/s, requests delayed by 400 ms', by: 'browser', line: { roundTrip: 400, down: 1_600 * kilobit } },
  { name: '400 kbit/s, a line of 400 ms', by: 'line', line: { roundTrip: 400, down: 400 * kilobit } },
  { name: '1.6 Mbit/s, a line of 400 ms', by: 'line', line: { roundTrip: 400, down: 1_600 * kilobit } },
]
const cases = ['card', 'card, shell known', 'plain page'] as const
type Case = (typeof cases)[number]

const dataDir = mkdtempSync(join(tmpdir(), 'cc-bench-'))
const stage = await setStage(resolve(import.meta.dirname, '..'), dataDir, say)
const fronts = {
  card: await frontBefore(stage.port, join(dataDir, 'front')),
  plain: await frontBefore(stage.plainPort, join(dataDir, 'plain-front')),
}
const trusted = `--ignore-certificate-errors-spki-list=${fronts.card.key},${fronts.plain.key}`
const names = await slowNames(dataDir)
const browser = await launch([trusted], names.chromium)

/** Records, in the page itself, when the name first stands painted. Milliseconds since the navigation began. */
const watchName = `
  new MutationObserver((_changes, observer) => {
    if (!document.querySelector('main:not(.shell) h1 bdi')) return
    observer.disconnect()
    requestAnimationFrame(() => setTimeout(() => readableAfter(String(performance.now()))))
  }).observe(document, { childList: true, subtree: true })`

/** After so long nobody waits any more. */
const patience = 60_000

interface SlowPhone {
  readonly page: Page
  /** Opens an address, and says after how many milliseconds its card could be read. */
  readable(url: string): Promise<number>
}

/** By the browser's own protocol throughout: what else watches a page would be slowed down with it, and counted. */
async function slowPhone({ by, line }: Profile): Promise<SlowPhone> {
  const context = await browser.newContext(phone)
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  if (by === 'browser') {
    await devtools.send('Network.enable')
    const wish = { offline: false, latency: line.roundTrip, downloadThroughput: line.down, uploadThroughput: line.down }
    await devtools.send('Network.emulateNetworkConditions', wish)
  }
  await devtools.send('Page.enable')
  await devtools.send('Runtime.enable')
  await devtools.send('Runtime.addBinding', { name: 'readableAfter' })
  await devtools.send('Page.addScriptToEvaluateOnNewDocument', { source: watchName })
  let told = (_milliseconds: number): void => undefined
  devtools.on('Runtime.bindingCalled', ({ payload }) => told(Number(payload)))
  return {
    page,
    async readable(url) {
      const read = new Promise<number>((resolve) => {
        told = resolve
      })
      const { errorText } = await devtools.send('Page.navigate', { url })
      if (errorText) throw new Error(errorText)
      const late = setTimeout(() => told(Number.NaN), patience)
      const milliseconds = await read
      clearTimeout(late)
      if (Number.isNaN(milliseconds)) throw new Error('no card could be read')
      return milliseconds
    },
  }
}

interface Origins {
  readonly card: string
  readonly plain: string
  hangUp(): void
}

async function measure(profile: Profile, what: Case, origins: Origins): Promise<number> {
  const { page, readable } = await slowPhone(profile)
  try {
    const card = (token: string) => `${origins.card}/l#${token}`
    if (what === 'plain page') return await readable(`${origins.plain}/plain.html`)
    if (what === 'card, shell known') {
      await readable(card(stage.otherToken))
      await page.goto('about:blank')
      origins.hangUp()
    }
    return await readable(card(stage.token))
  } finally {
    await page.context().close()
  }
}

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

const rows = []
try {
  for (const profile of profiles) {
    const lines =
      profile.by === 'line' ? await Promise.all([slowLine(fronts.card.port, profile.line), slowLine(fronts.plain.port, profile.line)]) : []
    const [card, plain] = lines.map(({ port }) => `https://carte.example:${port}`)
    names.setRoundTrip(profile.line.roundTrip)
    const hangUp = () => {
      for (const line of lines) line.hangUp()
    }
    const origins = { card: card ?? `http://localhost:${stage.port}`, plain: plain ?? `http://localhost:${stage.plainPort}`, hangUp }
    const found = new Map<Case, number[]>(cases.map((one) => [one, []]))
    for (let round = 0; round <= rounds; round++)
      for (const what of round % 2 === 0 ? cases : cases.toReversed()) {
        const before = names.asked()
        const milliseconds = await measure(profile, what, origins)
        if (names.asked() === before && profile.by === 'line') throw new Error(`no name was asked for: ${what}`)
        if (round > 0) found.get(what)?.push(milliseconds) // the first round warms up
      }
    for (const line of lines) await line.close()
    const of = (what: Case) => median(found.get(what) ?? [])
    const row = {
      profile: profile.name,
      card: Math.round(of('card')),
      shellKnown: Math.round(of('card, shell known')),
      plain: Math.round(of('plain page')),
      ratio: of('card') / of('plain page'),
      ratioShellKnown: of('card, shell known') / of('plain page'),
    }
    rows.push(row)
    const { ratio, ratioShellKnown } = row
    process.stdout.write(
      `${row.profile}: ${row.card} ms, shell known ${row.shellKnown} ms, plain ${row.plain} ms: ${ratio.toFixed(2)} and ${ratioShellKnown.toFixed(2)} times\n`,
    )
  }
  const results = join(import.meta.dirname, 'results')
  mkdirSync(results, { recursive: true })
  const told = {
    when: new Date().toISOString(),
    machine: { cpus: cpus().length, model: cpus()[0]?.model ?? '', node: process.version, chromium: browser.version() },
    rounds,
    bytes: stage.bytes,
    rows,
  }
  writeFileSync(join(results, 'tap-to-card.json'), `${JSON.stringify(told, null, 2)}\n`)
} finally {
  await browser.close()
  await names.close()
  await Promise.all([fronts.card.close(), fronts.plain.close()])
  await stage.close()
  rmSync(dataDir, { recursive: true, force: true })
}
