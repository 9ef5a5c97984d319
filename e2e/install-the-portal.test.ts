import jsqr from 'jsqr'
import type { BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { phone } from './browser.ts'
import { openPortal, type Portal } from './portal.ts'
import { wellMade } from './well-made.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(async () => {
  await portal.close()
})

const words = {
  fr: {
    full: 'QR plein écran',
    keep: 'Garder un QR sur ce téléphone',
    kept: /^Gardé sur ce téléphone depuis/,
    unchecked: /Sans réseau, rien ne dit/,
    away: /Le QR que vous y gardez se montre quand même/,
    band: /Hors connexion.*date d’avant/,
    retry: 'Réessayer',
    share: 'Partager',
    forget: 'Effacer de ce téléphone',
    forgotten: /Effacé de ce téléphone/,
    close: 'Fermer',
    signOut: 'Se déconnecter',
    name: 'ConnectCard – Mes cartes',
  },
  ar: {
    full: 'رمز QR ملء الشاشة',
    keep: 'الاحتفاظ برمز على هذا الهاتف',
    kept: /محفوظ على هذا الهاتف منذ/,
    unchecked: /لا شيء يبين/,
    away: /الرمز الذي تحتفظون به هنا/,
    band: /دون اتصال.*سابق/,
    retry: 'إعادة المحاولة',
    share: 'مشاركة',
    forget: 'محوه من هذا الهاتف',
    forgotten: /مُحي من هذا الهاتف/,
    close: 'إغلاق',
    signOut: 'تسجيل الخروج',
    name: 'ConnectCard – بطاقاتي',
  },
} as const

/** What this browser keeps: each file of the program, and what is in its own store by name. */
const keptIn = (page: Page): Promise<{ files: string[]; stores: string[]; local: string[]; workers: number }> =>
  page.evaluate(`(async () => {
    const stores = await caches.keys()
    const files = (await Promise.all(stores.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)))).flat()
    return { files, stores, local: Object.keys(localStorage).sort(), workers: (await navigator.serviceWorker.getRegistrations()).length }
  })()`)
const workerReady = (page: Page) => page.evaluate('navigator.serviceWorker.ready.then(({ active }) => active.state)')

async function codeOn(page: Page): Promise<string | undefined> {
  const picture = await page.locator('img.qr').screenshot()
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return jsqr.default(new Uint8ClampedArray(data), info.width, info.height)?.data
}

async function seated(language: 'fr' | 'ar') {
  const owner = await portal.owner({ language })
  const seat = await portal.signedIn(owner, { ...phone, ...(language === 'ar' && { locale: 'ar-MA' }), serviceWorkers: 'allow' })
  await seat.page.goto(`${portal.origin}/espace`)
  await seat.page.getByRole('button', { name: words[language].share, exact: true }).waitFor()
  await workerReady(seat.page)
  return { owner, ...seat }
}
/** As a phone starts the program without a network. */
async function startOffline(context: BrowserContext): Promise<Page> {
  await context.setOffline(true)
  const page = await context.newPage()
  await page.goto(`${portal.origin}/espace`)
  return page
}

test.each(['fr', 'ar'] as const)(
  'a code kept on the phone is shown in one tap without a network, and goes with the session: %s',
  async (language) => {
    const w = words[language]
    const { owner, page, context, faults } = await seated(language)
    await page.getByRole('button', { name: w.full }).click()
    await page.getByRole('button', { name: w.keep }).waitFor()
    await wellMade(page, `${language}-keep-qr`)
    await page.getByRole('button', { name: w.keep }).click()
    await page.getByText(w.kept).waitFor()
    const shown = await codeOn(page)
    expect(shown).toContain('/l#')
    const links = await portal.installation.owner.data.query('select id from sharing.link where card_id = $1', [owner.card])
    expect(links.rowCount).toBe(2) // the plain one, and that of this phone alone
    expect(faults).toEqual([])

    const offline = await startOffline(context)
    await offline.getByText(w.away).waitFor()
    await wellMade(offline, `${language}-away-with-qr`)
    await offline.getByRole('button', { name: w.full }).click()
    await offline.getByText(w.unchecked).waitFor()
    expect(await codeOn(offline)).toBe(shown)
    await wellMade(offline, `${language}-phone-qr-offline`)
    await offline.getByRole('button', { name: w.close }).click()

    await context.setOffline(false) // nobody has to press for it
    await offline.getByRole('button', { name: w.share, exact: true }).waitFor()
    await offline.goto(`${portal.origin}/espace/compte`)
    await offline.getByRole('button', { name: w.signOut }).first().click()
    await offline.waitForURL('**/connexion')
    await expect.poll(() => keptIn(offline)).toMatchObject({ files: [], workers: 0 })
    expect((await keptIn(offline)).local).not.toContain('cc.phone-qr')
    await context.close()
  },
)

test('only the program is kept, never an answer or a page with anything of anybody', async () => {
  const { page, context } = await seated('fr')
  for (const path of ['/espace/acces', '/espace/compte', '/espace/contacts', '/espace']) {
    await page.goto(portal.origin + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
  await page.getByRole('button', { name: words.fr.full }).click()
  await page.locator('img.qr').waitFor()
  const { files, stores, local } = await keptIn(page)
  expect(stores).toEqual(['cc-portal'])
  expect(files).toContain('/espace')
  expect(files.filter((path) => path !== '/espace' && !path.startsWith('/espace/assets/'))).toEqual([])
  expect(local.filter((name) => name !== 'cc.language')).toEqual([])
  const bytes = await page.evaluate(`(async () => {
    const store = await caches.open('cc-portal')
    return Promise.all((await store.keys()).map(async (one) => (await store.match(one)).text())).then((texts) => texts.join('\\n'))
  })()`)
  expect(String(bytes)).not.toMatch(/Salma|Benjelloun|atlas\.example/)
  await context.close()
})

test('without a network and without a kept code it is said plainly, also under one’s hands', async () => {
  const { page, context } = await seated('fr')
  const offline = await context.newPage()
  await context.setOffline(true)
  await page.getByText(words.fr.band).waitFor()
  await wellMade(page, 'fr-no-network')
  await offline.goto(`${portal.origin}/espace/acces`)
  await offline.getByText(/gardez-le d’abord sur ce téléphone/).waitFor()
  await wellMade(offline, 'fr-away')
  await context.close()
})

test('a code whose link was taken back says so, and is erased by a press; one of somebody else is not found', async () => {
  const w = words.fr
  const { page, context } = await seated('fr')
  await page.getByRole('button', { name: w.full }).click()
  await page.getByRole('button', { name: w.keep }).click()
  await page.getByText(w.kept).waitFor()
  await page.evaluate(
    `fetch('/api/links/revoke', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ links: [JSON.parse(localStorage['cc.phone-qr']).link] }) })`,
  )
  await page.reload()
  await page.getByRole('button', { name: w.full }).click()
  await page.getByText(/Ce lien n’ouvre plus rien/).waitFor()
  expect(await page.locator('img.qr').count()).toBe(0)
  await page.getByRole('button', { name: w.forget }).click()
  await page.getByText(w.forgotten).waitFor()
  expect((await keptIn(page)).local).not.toContain('cc.phone-qr')

  await page.evaluate(
    `localStorage.setItem('cc.phone-qr', JSON.stringify({ account: 'another', card: 'x', link: 'y', label: 'z', svg: '<svg ', keptAt: new Date().toISOString() }))`,
  )
  await page.reload()
  await page.getByRole('button', { name: w.full }).waitFor()
  expect((await keptIn(page)).local).not.toContain('cc.phone-qr')
  await context.close()
})

test('a phone may install it, by a name in the reader’s language', async () => {
  for (const language of ['fr', 'ar'] as const) {
    const { page, context, faults } = await portal.seat({ ...phone, locale: `${language}-MA` })
    await page.goto(`${portal.origin}/espace`)
    const manifest = (await page.evaluate("fetch(document.querySelector('link[rel=manifest]').href).then((answer) => answer.json())")) as {
      name: string
      icons: { src: string; sizes: string }[]
    }
    expect(manifest.name).toBe(words[language].name)
    for (const { src, sizes } of manifest.icons) {
      const { width, height } = await sharp(Buffer.from(await (await fetch(portal.origin + src)).arrayBuffer())).metadata()
      expect(`${width}x${height}`).toBe(sizes)
    }
    expect(faults.filter((fault) => !fault.includes('401'))).toEqual([]) // nobody is signed in
    await context.close()
  }
})
