import jsqr from 'jsqr'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { open } from '#test/people.ts'
import { phone } from './browser.ts'
import { beside, openPortal, type Portal } from './portal.ts'
import { wellMade } from './well-made.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(() => portal.close())

const words = {
  fr: {
    full: 'QR plein écran',
    change: 'QR qui change chaque minute',
    next: /Nouveau QR dans \d+\u00A0s/,
    late: /ce QR s’arrête dans/,
    over: /le QR affiché n’ouvre plus rien/,
    again: 'Montrer un nouveau QR',
    stay: 'Revenir au QR qui ne change pas',
    taken: /ne se renouvelle plus/,
    close: 'Fermer',
    line: 'À l’écran',
  },
  ar: {
    full: 'رمز QR ملء الشاشة',
    change: 'رمز QR يتغير كل دقيقة',
    next: /رمز جديد بعد \d+ ث/,
    late: /ينتهي هذا الرمز بعد/,
    over: /لم يعد الرمز المعروض يفتح شيئا/,
    again: 'عرض رمز جديد',
    stay: 'العودة إلى الرمز الذي لا يتغير',
    taken: /لم يعد يتجدد/,
    close: 'إغلاق',
    line: 'معروض الآن',
  },
} as const

const code = (page: Page) => page.locator('img.qr')
async function tokenOn(page: Page): Promise<string> {
  await code(page).waitFor()
  const svg = decodeURIComponent((await code(page).getAttribute('src'))?.split(',')[1] ?? '')
  const { data, info } = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return jsqr.default(new Uint8ClampedArray(data), info.width, info.height)?.data.split('#')[1] ?? ''
}
const passing = async (card: string) =>
  (await portal.installation.owner.data.query('select id from sharing.link where card_id = $1 and opens_until is not null', [card]))
    .rowCount
/** Time goes by for the page and for the product alike. */
async function forward(page: Page, seconds: number) {
  portal.installation.clock.forward({ seconds })
  await page.clock.runFor(seconds * 1_000)
}
const look = (page: Page, state: 'visible' | 'hidden') =>
  page.evaluate(
    `Object.defineProperty(document, 'visibilityState', { value: '${state}', configurable: true }); document.dispatchEvent(new Event('visibilitychange'))`,
  )
/** What the page asked of the browser to keep the screen lit. */
const awake = `
  globalThis.lit = 0
  Object.defineProperty(navigator, 'wakeLock', { configurable: true, value: { request: async () => {
    globalThis.lit++
    return { release: async () => void globalThis.lit-- }
  } } })`

async function holdingOut(language: 'fr' | 'ar') {
  const w = words[language]
  const owner = await portal.owner({ language })
  const seat = await portal.signedIn(owner, { ...phone, ...(language === 'ar' && { locale: 'ar-MA' }) })
  const { page } = seat
  await page.clock.install({ time: portal.installation.clock.now() })
  await page.addInitScript(awake)
  await page.goto(`${portal.origin}/espace`)
  await page.getByRole('button', { name: w.full }).click()
  await page.getByRole('button', { name: w.change }).waitFor()
  return { w, owner, ...seat }
}

test.each(['fr', 'ar'] as const)('a code that changes each minute, and what becomes of a photograph of it: %s', async (language) => {
  const { w, owner, page, context, faults } = await holdingOut(language)
  await wellMade(page, `${language}-plain-qr`)
  await page.getByRole('button', { name: w.change }).click()
  await page.getByText(w.next).waitFor()
  const first = await tokenOn(page)
  await wellMade(page, `${language}-passing-qr`)
  expect((await open(portal.origin, first)).status).toBe(200)
  expect(await page.evaluate('globalThis.lit')).toBe(1)

  await forward(page, 61)
  await expect.poll(() => tokenOn(page)).not.toBe(first)
  const second = await tokenOn(page)
  for (const token of [first, second]) expect((await open(portal.origin, token)).status).toBe(200)
  await forward(page, 30)
  expect((await open(portal.origin, first)).status).toBe(404)
  expect(await page.locator('[aria-live]:not([aria-live=off]), [role=status], [role=alert]').filter({ hasText: /\d/ }).count()).toBe(0)

  await page.getByRole('button', { name: w.close }).click()
  await code(page).waitFor({ state: 'detached' })
  await expect.poll(() => page.evaluate('globalThis.lit')).toBe(0)
  const made = await passing(owner.card)
  await forward(page, 300)
  expect(await passing(owner.card)).toBe(made)
  await page.getByRole('button', { name: w.full }).click() // it is what was chosen here
  await page.getByText(w.next).waitFor()
  await page.goto(`${portal.origin}/espace/acces`)
  await page.getByText(w.line, { exact: true }).waitFor()
  expect(await page.getByText(w.line, { exact: true }).count()).toBe(1)
  await wellMade(page, `${language}-passing-line`)
  expect(faults).toEqual([])
  await context.close()
})

test.each(['fr', 'ar'] as const)(
  'without a network it says until when, is gone when it opens nothing, and comes back: %s',
  async (language) => {
    const { w, page, context, faults } = await holdingOut(language)
    await page.getByRole('button', { name: w.change }).click()
    await page.getByText(w.next).waitFor()
    await context.setOffline(true)
    await forward(page, 65)
    await page.getByText(w.late).waitFor()
    await wellMade(page, `${language}-passing-qr-late`)
    await forward(page, 30)
    await page.getByText(w.over).waitFor()
    expect(await code(page).count()).toBe(0)
    await wellMade(page, `${language}-passing-qr-over`)
    await expect.poll(() => page.evaluate('globalThis.lit')).toBe(0)
    await context.setOffline(false)
    await forward(page, 6) // nobody has to press for it
    await page.getByText(w.next).waitFor()
    expect((await open(portal.origin, await tokenOn(page))).status).toBe(200)
    await page.getByRole('button', { name: w.stay }).click()
    await page.getByRole('button', { name: w.change }).waitFor()
    expect(beside(faults, /ERR_INTERNET_DISCONNECTED/)).toEqual([])
    await context.close()
  },
)

test('a page that nobody sees makes no link, and begins anew when it is seen again', async () => {
  const { w, owner, page, context, faults } = await holdingOut('fr')
  await page.getByRole('button', { name: w.change }).click()
  const first = await tokenOn(page)
  await look(page, 'hidden')
  await expect.poll(() => page.evaluate('globalThis.lit')).toBe(0)
  await forward(page, 600)
  expect(await passing(owner.card)).toBe(1)
  await look(page, 'visible')
  await page.getByText(w.next).waitFor()
  expect(await tokenOn(page)).not.toBe(first)
  expect(await passing(owner.card)).toBe(2)
  expect(faults).toEqual([])
  await context.close()
})

test('taken back elsewhere it stops, says so, and begins anew by a press alone', async () => {
  const { w, owner, page, context, faults } = await holdingOut('fr')
  await page.getByRole('button', { name: w.change }).click()
  const first = await tokenOn(page)
  await page.evaluate(
    `fetch('/api/links/revoke', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ all: true }) })`,
  )
  expect((await open(portal.origin, first)).status).toBe(404)
  await forward(page, 61)
  await page.getByText(w.taken).waitFor()
  expect(await code(page).count()).toBe(0)
  await wellMade(page, 'fr-passing-qr-taken')
  await forward(page, 120)
  expect(await passing(owner.card)).toBe(1)
  await page.getByRole('button', { name: w.again }).click()
  await page.getByText(w.next).waitFor()
  expect((await open(portal.origin, await tokenOn(page))).status).toBe(200)
  expect(beside(faults, /409/)).toEqual([])
  await context.close()
})
