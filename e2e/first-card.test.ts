import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAccount } from '#domains/accounts/index.ts'
import { system } from '#platform/actor.ts'
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
    steps: 'Votre carte en trois pas',
    make: 'Créer ma première carte',
    publish: 'Publier',
    share: 'Partager',
    copy: 'Copier le lien',
    copied: 'Lien copié',
    close: 'Fermer',
    cards: 'Mes cartes',
    help: 'Aide',
    search: 'Chercher dans l’aide',
    network: 'reseau',
    found: 'Et s’il n’y a pas de réseau ?',
  },
  ar: {
    steps: 'بطاقتكم في ثلاث خطوات',
    make: 'إنشاء بطاقتي الأولى',
    publish: 'نشر',
    share: 'مشاركة',
    copy: 'نسخ الرابط',
    copied: 'تم نسخ الرابط',
    close: 'إغلاق',
    cards: 'بطاقاتي',
    help: 'المساعدة',
    search: 'البحث في المساعدة',
    network: 'شبكة',
    found: 'وإن لم تكن هناك شبكة؟',
  },
} as const
const counting = `globalThis.presses = 0; addEventListener('click', (event) => { if (event.isTrusted) globalThis.presses++ }, true)
  addEventListener('input', () => { globalThis.typed = (globalThis.typed ?? 0) + 1 }, true)`

test.each(['fr', 'ar'] as const)('in %s the first card is shared after four presses and no field, led by three steps', async (language) => {
  const w = words[language]
  const name = language === 'fr' ? 'Salma Benjelloun' : 'سلمى بنجلون'
  const email = `first-${language}@atlas.example`
  const id = await portal.installation.deeds.run((tx) => openAccount(tx, system, { name, email, language }))
  const options = language === 'ar' ? { ...phone, locale: 'ar-MA' } : phone
  const { page, context, faults } = await portal.signedIn({ id, email, card: '' }, options)
  await page.addInitScript(counting)
  await page.goto(`${portal.origin}/espace`)
  const steps = page.getByRole('region', { name: w.steps })
  await steps.waitFor()
  await wellMade(page, `${language}-first-steps`)
  const began = performance.now()
  await page.getByRole('button', { name: w.make }).click()
  await page.getByRole('button', { name: w.publish, exact: true }).click()
  await page.getByRole('button', { name: w.share, exact: true }).click()
  await page.getByRole('button', { name: w.copy }).click()
  await page.getByText(w.copied).first().waitFor()
  const seconds = (performance.now() - began) / 1_000
  expect(await page.evaluate('[globalThis.presses, globalThis.typed ?? 0]')).toEqual([4, 0])
  expect(seconds).toBeLessThan(60) // the machine's own part of two minutes
  await page.getByRole('button', { name: w.close }).first().click()
  await page.getByRole('link', { name: w.cards, exact: true }).click()
  await page.getByRole('button', { name: w.share, exact: true }).waitFor()
  expect(await steps.count()).toBe(0) // it is shared

  const asked: string[] = []
  await page.getByRole('link', { name: w.help, exact: true }).click()
  await page.getByLabel(w.search).waitFor()
  await wellMade(page, `${language}-help`)
  page.on('request', (one) => asked.push(one.url()))
  await page.getByLabel(w.search).fill(w.network)
  await page.getByRole('heading', { name: w.found }).waitFor()
  await expect.poll(() => page.locator('main section').count()).toBe(1)
  await page.getByLabel(w.search).fill('zzzz')
  await expect.poll(() => page.locator('main section').count()).toBe(0)
  expect(asked).toEqual([]) // what is searched goes nowhere
  await page.goto(`${portal.origin}/espace/aide?topic=chip`)
  await page.locator('#help-chip.picked').waitFor()
  expect(faults).toEqual([])
  await context.close()
})
