import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPdf } from '#test/read-pdf.ts'
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
    share: 'Partager',
    more: 'Plus d’options',
    title: 'Carte imprimée et autocollants',
    opens: 'Ce que le QR ouvre',
    lacks: /n’a pas ceci en arabe.*Nom · Fonction/,
    card: 'Télécharger la carte (PDF)',
    sheet: 'Télécharger la feuille de QR (PDF)',
    saved: 'Le PDF est enregistré.',
    label: /^Papier du/,
  },
  ar: {
    share: 'مشاركة',
    more: 'خيارات أخرى',
    title: 'بطاقة مطبوعة وملصقات',
    opens: 'ما يفتحه الرمز',
    lacks: /لا تتضمن البطاقة هذا بالعربية/,
    card: 'تنزيل البطاقة (PDF)',
    sheet: 'تنزيل ورقة الرموز (PDF)',
    saved: 'تم حفظ ملف PDF.',
    label: /^ورق/,
  },
} as const

async function downloaded(page: Page, name: string) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])
  return { name: download.suggestedFilename(), ...readPdf(readFileSync(await download.path())) }
}

test.each(['fr', 'ar'] as const)('a card for the printer and a sheet of codes in %s, with one link of their own', async (language) => {
  const w = words[language]
  const owner = await portal.owner({ language })
  const { page, context, faults } = await portal.signedIn(owner, language === 'ar' ? { ...phone, locale: 'ar-MA' } : phone)
  await page.goto(`${portal.origin}/espace`)
  await page.getByRole('button', { name: w.share, exact: true }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByText(w.more).click()
  await sheet.getByText(w.title).click()
  await sheet.getByText(w.lacks).waitFor()
  await wellMade(page, `${language}-print-paper`)

  const card = await downloaded(page, w.card)
  expect(card.name).toBe('carte-de-visite.pdf')
  expect(card.pages).toHaveLength(2)
  expect(card.pages[0]?.texts.map(({ text }) => text)).toContain('Salma Benjelloun')
  await sheet.getByText(w.saved).waitFor()
  const stickers = await downloaded(page, w.sheet)
  expect(stickers.name).toBe('qr.pdf')
  const again = await downloaded(page, w.card)
  expect(again.pages[0]?.squares).toEqual(card.pages[0]?.squares) // the same code, for the same link
  const links = await portal.installation.owner.data.query('select id from sharing.link where card_id = $1', [owner.card])
  expect(links.rowCount).toBe(2) // the plain one of the sheet, and this one
  expect(await sheet.getByLabel(w.opens).locator('option:checked').textContent()).toMatch(w.label)
  await wellMade(page, `${language}-print-paper-done`)

  await page.route('**/card.pdf*', (route) => route.abort())
  await page.getByRole('button', { name: w.card }).click()
  await sheet.getByRole('alert').waitFor()
  expect(faults.filter((fault) => !fault.includes('ERR_FAILED'))).toEqual([])
  await context.close()
})
