import { writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { buildScreens } from '#app/build-screens.ts'
import { Draft } from '#contract/draft.ts'
import { beginSession, openAccount } from '#domains/accounts/index.ts'
import { makeCard, publishDraft } from '#domains/profiles/index.ts'
import { system } from '#platform/actor.ts'
import { sessionCookieName } from '#platform/http/operation.ts'
import { launch } from '../e2e/browser.ts'
import { benchProduct, root, say } from './served.ts'

// From a key that is pressed in the editor of a card to the letter painted in the preview beside it: see bench/README.md.

const { values: asked } = parseArgs({ options: { keys: { type: 'string', default: '60' } } })
const keys = Number(asked.keys)

const many = <T>(count: number, make: (at: number) => T) => Array.from({ length: count }, (_one, at) => make(at))
const common = { language: 'fr', name: { given: 'Salma', family: 'Benjelloun' }, role: { fr: 'Directrice' } } as const
const cards = {
  'an ordinary card': Draft.parse({
    ...common,
    phones: [{ kind: 'mobile', number: '+212661000013', whatsapp: true }],
    emails: [{ kind: 'work', address: 'salma@bench.example' }],
    links: [{ kind: 'website', url: 'https://bench.example' }],
  }),
  'as much as a card holds': Draft.parse({
    ...common,
    nameArabic: { given: 'سلمى', family: 'بنجلون' },
    note: { fr: 'a'.repeat(1_000) },
    phones: many(8, (at) => ({ kind: 'work', number: `+21252200001${at}` })),
    emails: many(8, (at) => ({ kind: 'work', address: `salma-${at}@bench.example` })),
    addresses: many(4, (at) => ({ kind: 'work', street: `${at}, rue des Orangers`, city: 'Fès' })),
    links: many(20, (at) => ({ kind: 'website', url: `https://bench.example/${at}` })),
  }),
}

/** Tells, from inside the page, how long each key took until what it wrote was painted: in the preview, or in a bare field. */
const watchKeys = `
  globalThis.took = []
  let pressed
  addEventListener('keydown', (event) => { pressed = event.timeStamp }, true)
  const painted = () => {
    const from = pressed
    if (from === undefined) return
    pressed = undefined
    requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => took.push(performance.now() - from); port2.postMessage(0) })
  }
  globalThis.watchPreview = () => new MutationObserver(painted).observe(document.querySelector('iframe.preview').contentDocument.body, { childList: true, subtree: true })
  globalThis.watchField = (field) => field.addEventListener('input', painted)`

interface Times {
  /** From the key to the paint, by the clock: on a busy machine most of it is waiting for a core. */
  readonly byClock: readonly number[]
  /** What the page's own thread worked for it, in its own time: waiting does not count. */
  readonly work: readonly number[]
}

async function typed(page: Page): Promise<Times> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  const worked = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics')
    return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN)
  }
  const work: number[] = []
  for (let key = 0; key < keys; key++) {
    const before = await worked()
    await page.keyboard.press(key % 20 === 19 ? 'Backspace' : 'abcdefghij'.charAt(key % 10))
    // the page's own policy lets nobody wait for an expression within it
    while (Number(await page.evaluate('took.length')) <= key) await pause(50)
    work.push((await worked()) - before)
  }
  return { byClock: (await page.evaluate('took')) as number[], work }
}

function told(name: string, { byClock, work }: Times) {
  const percentiles = (times: readonly number[]) => {
    const sorted = times.toSorted((one, other) => one - other)
    const at = (part: number) => Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN) * 10) / 10
    return { p50: at(0.5), p95: at(0.95) }
  }
  const [load = 0] = loadavg()
  const result = { name, keys: byClock.length, byClock: percentiles(byClock), work: percentiles(work), load: Math.round(load * 10) / 10 }
  say(JSON.stringify(result))
  return result
}

await buildScreens(root, say)
const product = await benchProduct()
const browser = await launch()
try {
  const owned = await product.installation.deeds.run(async (tx) => {
    const ownerId = await openAccount(tx, system, { name: 'Salma Benjelloun', email: 'salma@bench.example', language: 'fr' })
    const ids: [string, string][] = []
    for (const [name, draft] of Object.entries(cards)) {
      const cardId = await makeCard(tx, system, { ownerId, label: name, draft })
      await publishDraft(tx, system, { ownerId, cardId })
      ids.push([name, cardId])
    }
    return { ids, token: await beginSession(tx, { personId: ownerId, how: 'code', agent: undefined }) }
  })
  const origin = `http://localhost:${await product.serve()}`
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'fr-MA' })
  const kept = { domain: 'localhost', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const
  await context.addCookies([{ name: sessionCookieName, value: owned.token, ...kept }])
  const results = []
  for (const [name, cardId] of owned.ids) {
    const page = await context.newPage()
    await page.goto(`${origin}/espace/cartes/${cardId}`)
    await page.frameLocator('iframe.preview').getByText('Directrice').waitFor()
    await page.evaluate(watchKeys)
    await page.evaluate('watchPreview()')
    await page.getByLabel('Fonction', { exact: true }).fill('')
    await page.getByLabel('Fonction', { exact: true }).focus()
    results.push(told(name, await typed(page)))
    await page.close()
  }
  const bare = await context.newPage()
  await bare.setContent('<input>')
  await bare.evaluate(watchKeys)
  await bare.evaluate("watchField(document.querySelector('input'))")
  await bare.locator('input').focus()
  results.push(told('a field of an empty page', await typed(bare)))
  writeFileSync(join(import.meta.dirname, 'results/editor.json'), `${JSON.stringify(results, null, 2)}\n`)
} finally {
  await browser.close()
  await product.close()
}
