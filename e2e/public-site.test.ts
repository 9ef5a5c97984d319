import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Language } from '#contract/language.ts'
import { homeWords } from '#web/site/home-words.ts'
import { messageWords } from '#web/site/message-words.ts'
import { phone } from './browser.ts'
import { beside, desk, openPortal, type Portal } from './portal.ts'
import { wellMade } from './well-made.ts'

// Somebody hears of ConnectCard: they look at the home page, open the card on it and save its contact, then ask for cards and put a question; on a phone and
// at a desk, in French and in Arabic, with and without a script.

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(() => portal.close())

const people: readonly {
  readonly language: Language
  readonly locale: string
  readonly on: 'phone' | 'desk'
  readonly javaScriptEnabled: boolean
  readonly name: string
}[] = [
  { language: 'fr', locale: 'fr-MA', on: 'phone', javaScriptEnabled: false, name: 'Nadia Tazi' },
  { language: 'fr', locale: 'fr-MA', on: 'desk', javaScriptEnabled: true, name: 'Omar Idrissi' },
  { language: 'ar', locale: 'ar-MA', on: 'phone', javaScriptEnabled: true, name: 'نادية التازي' },
  { language: 'ar', locale: 'ar-MA', on: 'desk', javaScriptEnabled: false, name: 'عمر الإدريسي' },
]

/** Two seconds as the server counts them: nobody types faster. */
const typing = () => portal.installation.clock.forward({ seconds: 5 })

test.each(people)(
  'from the home page to a contact, an order and a question: $language, $on, scripts $javaScriptEnabled',
  { timeout: 240_000 },
  async ({ language, locale, on, javaScriptEnabled, name }) => {
    portal.installation.clock.forward({ minutes: 11 })
    const [home, w] = [homeWords[language], messageWords[language]]
    const place = on === 'phone' ? phone : desk
    const { page, context, faults } = await portal.seat({ ...place, locale, javaScriptEnabled, acceptDownloads: true })
    // axe is a script: without, the page is looked at in the other journeys
    const look = async (screen: string) => {
      if (javaScriptEnabled) await wellMade(page, `${language}-site-${screen}-${on}`)
    }

    await page.goto(portal.origin)
    await page.getByRole('heading', { level: 1, name: home.head }).waitFor()
    await look('home')
    // the frame shows our card, and to touch it opens it
    await page.frameLocator('iframe').getByRole('heading', { name: 'ConnectCard' }).waitFor({ state: 'attached' })
    await page.getByRole('link', { name: home.tap }).click()
    await page.waitForURL(`${portal.origin}/exemple/${language}`)
    await look('example')
    const downloaded = page.waitForEvent('download')
    await page.locator('a.save').click()
    const file = await downloaded
    expect(file.suggestedFilename()).toBe('ConnectCard.vcf')
    expect(readFileSync(await file.path(), 'utf8')).toContain('FN:ConnectCard')
    await page.goBack()

    // cards: first with what is missing, then whole
    await page.locator('.hero').getByRole('link', { name: home.order }).click()
    const order = w.forms.order
    await page.getByRole('heading', { level: 1, name: order.title }).waitFor()
    await look('order')
    const email = `${on}-${language}@envoi.example`
    await page.locator('#quantity').fill('beaucoup')
    await page.locator('#name').fill(name)
    await page.locator('#email').fill(email)
    typing()
    await page.getByRole('button', { name: order.send }).click()
    await page.getByText(w.check).waitFor()
    await look('order-wrong')
    expect(await page.locator('#name').inputValue()).toBe(name)
    expect(await page.locator('[aria-invalid]').evaluateAll((fields) => fields.map(({ id }) => id))).toEqual(['company', 'quantity'])
    await page.locator('#company').fill('Riad Al Mandar')
    await page.locator('#quantity').fill(language === 'ar' ? '٤٠' : '40')
    await page.getByLabel(w.opposition).check()
    await page.getByRole('button', { name: order.send }).click()
    await page.getByRole('heading', { level: 1, name: order.takenTitle }).waitFor()
    await look('order-taken')
    const reference = await page.locator('.keep bdi').innerText()
    const mail = await portal.mailTo(email)
    expect(mail.text).toContain(reference)
    // sent again by going back, it is the same message
    await page.reload().catch(() => undefined)
    const { rows } = await portal.installation.owner.data.query(
      'select reference, no_prospecting, language from support.message where reference = $1',
      [reference],
    )
    expect(rows).toEqual([{ reference, no_prospecting: true, language }])

    await page.goto(`${portal.origin}/contact`)
    const question = w.forms.question
    await page.getByRole('heading', { level: 1, name: question.title }).waitFor()
    await look('contact')
    await page.locator('#name').fill(name)
    await page.locator('#email').fill(email)
    await page.locator('#text').fill('Gravez-vous un logo sur une carte en bois ?')
    typing()
    await page.getByRole('button', { name: question.send }).click()
    await page.getByRole('heading', { level: 1, name: question.takenTitle }).waitFor()

    for (const path of ['/mentions-legales', '/confidentialite/texte-fondateur']) {
      await page.goto(portal.origin + path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await look(path.split('/').at(-1) ?? '')
    }
    expect(await context.cookies()).toEqual([])
    expect(beside(faults, /422/)).toEqual([])
    await context.close()
  },
)

test('no page is wider than the narrowest phone, nor than a desk at 200 %', { timeout: 120_000 }, async () => {
  for (const viewport of [
    { width: 320, height: 640 },
    { width: 720, height: 450 },
  ]) {
    const { page, context } = await portal.seat({ ...phone, viewport, deviceScaleFactor: 1 })
    for (const path of [
      '',
      '/exemple',
      '/contact',
      '/commander',
      '/mentions-legales',
      '/confidentialite/texte-fondateur',
      '/confidentialite',
    ])
      for (const language of ['fr', 'ar']) {
        await page.goto(`${portal.origin}${path}/${language}`)
        const over = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
        expect(over, `${path}/${language} at ${viewport.width}`).toBe(0)
      }
    await context.close()
  }
})
