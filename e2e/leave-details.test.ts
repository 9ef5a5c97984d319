import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '#contract/language.ts'
import { people } from '#db/world.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { type PublishedCard, someCard, someLink } from '#test/people.ts'
import { exchangeWords } from '#web/card/exchange-words.ts'
import { words } from '#web/card/words.ts'
import { axeOn } from './axe.ts'
import { launch, phone, watch } from './browser.ts'

let browser: Browser
let installation: TestInstallation
let origin: string
let card: PublishedCard
beforeAll(async () => {
  browser = await launch()
  installation = await testInstallation()
  origin = await installation.serve()
  card = await someCard(installation, people.find((person) => person.name === 'Salma Benjelloun')?.card)
})
afterAll(async () => {
  await browser.close()
  await installation.close()
})

/** Nobody is kept out of this page: no violation, no line wider than the phone, the right direction. */
async function accessible(page: Page, language: Language, script: boolean): Promise<void> {
  if (!script) return // axe is a script
  const { violations } = await axeOn(page).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
  const seen = await page.evaluate(`({
    lang: document.documentElement.lang,
    dir: getComputedStyle(document.documentElement).direction,
    tooWide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  })`)
  expect(seen).toEqual({ lang: language, dir: language === 'ar' ? 'rtl' : 'ltr', tooWide: 0 })
}

// What an Arabic keyboard types: Arabic letters, Arabic-Indic digits, a direction mark before the number.
const typed = {
  fr: { name: 'Nadia Tazi', phone: '06 12-34-56 78', note: 'Rencontrés au salon.\nÀ bientôt !', company: 'Zellige & fils' },
  ar: { name: 'نادية التازي', phone: '\u200F٠٦ ١٢ ٣٤ ٥٦ ٧٨', note: 'التقينا في المعرض', company: 'زليج الينابيع' },
} as const

const readers: readonly (BrowserContextOptions & { name: string; language: 'fr' | 'ar'; script: boolean })[] = [
  { name: 'French', language: 'fr', locale: 'fr-MA', script: true },
  { name: 'Arabic, at night', language: 'ar', locale: 'ar-MA', colorScheme: 'dark', script: true },
  { name: 'French, without JavaScript', language: 'fr', locale: 'fr-MA', script: false },
  { name: 'Arabic, without JavaScript', language: 'ar', locale: 'ar-MA', script: false },
  {
    name: 'French, at night on a very small phone',
    language: 'fr',
    locale: 'fr-MA',
    colorScheme: 'dark',
    script: true,
    viewport: { width: 320, height: 568 },
  },
]

describe('opens a card, leaves details, and keeps control of them by the receipt:', () => {
  test.each(readers)('$name', { timeout: 300_000 }, async ({ name: _name, language, script, ...wishes }) => {
    const [w, c, mine] = [exchangeWords[language], words[language], typed[language]]
    const salma = language === 'ar' ? 'سلمى بنجلون' : 'Salma Benjelloun'
    const { token } = await someLink(installation, card)
    const context = await browser.newContext({ ...phone, ...wishes, reducedMotion: 'reduce', javaScriptEnabled: script })
    const page = await context.newPage()
    const { faults } = watch(page, origin)
    const press = async (name: string) => page.getByRole('button', { name, exact: true }).click()

    await page.goto(script ? `${origin}/l#${token}` : `${origin}/l/${token}`)
    if (!script) await press(c.openCard)
    await page.getByRole('heading', { name: salma }).waitFor()
    await accessible(page, language, script)
    await page.getByRole('link', { name: c.give }).click()
    await page.getByRole('heading', { name: w.title }).waitFor()
    await accessible(page, language, script)

    // too little, and the wrong thing
    await page.locator('#phone').fill('06 12')
    await page.locator('#note').fill(mine.note)
    await press(w.send)
    await page.getByText(w.wrong.missing).waitFor()
    await page.getByText(w.wrong.phone).waitFor()
    expect(await page.locator('#note').inputValue()).toBe(mine.note)
    await accessible(page, language, script)

    // from a file, for review
    const file = join(installation.settings.dataDir, 'fiche.vcf')
    writeFileSync(
      file,
      `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${mine.name}\r\nORG:${mine.company}\r\nEMAIL:nadia@example.ma\r\nNOTE:secret\r\nEND:VCARD\r\n`,
    )
    await page.getByText(w.fileTitle).click()
    await page.getByLabel(w.fileLabel).setInputFiles(file)
    await press(w.fileRead)
    await page.getByText(w.filled).waitFor()
    expect(await page.locator('#name').inputValue()).toBe(mine.name)
    expect(await page.locator('#company').inputValue()).toBe(mine.company)
    expect(await page.locator('#note').inputValue()).toBe(mine.note)
    await accessible(page, language, script)

    await page.locator('#phone').fill(mine.phone)
    await page.getByRole('checkbox').first().check()
    await press(w.send)
    await page.getByText(w.pressAgain).waitFor() // the clock of the test stands still: nobody types that fast
    await accessible(page, language, script)
    installation.clock.forward({ seconds: 5 })
    expect(await page.getByRole('checkbox').first().isChecked()).toBe(true)
    await page.locator('#name').press('Enter')
    await page.getByRole('heading', { name: w.linkTitle }).waitFor()
    for (const said of [mine.name, mine.company, 'nadia@example.ma', '06 12 34 56 78', salma, w.noProspecting])
      expect(await page.getByText(said).count(), said).toBeGreaterThan(0)
    await accessible(page, language, script)
    const link = await page.locator('#secret').innerText()
    expect(link).toMatch(/\/recu#[0-9a-z]{32}$/)
    expect(await page.getByRole('button', { name: w.copy }).isVisible()).toBe(script)

    // another day, by the receipt
    const receipt = link.slice(-32)
    await page.goto(script ? `${origin}/recu#${receipt}` : `${origin}/recu/${receipt}`)
    if (!script) await press(w.openReceipt)
    await page.getByRole('heading', { name: w.exportsTitle }).waitFor()
    if (script) expect(page.url()).toBe(`${origin}/recu#${receipt}`)
    expect(await page.getByRole('button', { name: w.copy }).isVisible()).toBe(script)
    await accessible(page, language, script)

    await page.getByRole('heading', { name: w.correctTitle }).click()
    await page.locator('#email').fill('nadia@')
    await press(w.correct)
    await page.getByText(w.wrong.email).waitFor()
    await accessible(page, language, script)
    await page.locator('#email').fill('nouvelle@example.ma')
    await press(w.correct)
    await page.getByText(w.done.correct).waitFor()
    expect(await page.getByText('nouvelle@example.ma').count()).toBeGreaterThan(0)
    await accessible(page, language, script)

    await press(w.ask)
    await page.getByText(w.noAnswer).waitFor()
    await press(w.withdraw)
    await page.getByText(w.withdrawnText).waitFor()
    await accessible(page, language, script)
    await press(w.giveBack)
    await page.getByText(w.done['give-back']).waitFor()
    installation.clock.forward({ days: 40 })
    await page.reload()
    await press(w.confirm)
    await page.getByText(w.done.confirm).waitFor()

    await press(w.delete)
    await page.getByRole('heading', { name: w.sureTitle }).waitFor()
    await accessible(page, language, script)
    await press(w.keep)
    await page.getByRole('heading', { name: w.deleteTitle, exact: true }).waitFor()
    await press(w.delete)
    await press(w.sure)
    await page.getByRole('heading', { name: w.deletedTitle }).waitFor()
    await accessible(page, language, script)

    await page.goto('about:blank')
    await page.goto(script ? `${origin}/recu#${receipt}` : `${origin}/recu/${receipt}`)
    if (!script) await press(w.openReceipt)
    await page.getByRole('heading', { name: w.receiptDeadTitle }).waitFor()
    await accessible(page, language, script)
    expect(faults.filter((fault) => !/409|422/.test(fault))).toEqual([])
    await context.close()
  })
})
