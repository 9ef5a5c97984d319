import { afterAll, beforeAll, expect, test } from 'vitest'
import { copies, rightsHouse } from '#app/rights.ts'
import type { Language } from '#contract/language.ts'
import { carryOutErasures, knownThrough, workOnRequests } from '#domains/privacy/index.ts'
import { textFiles } from '#platform/text-messages/files.ts'
import { someContact } from '#test/contacts.ts'
import { requestWords } from '#web/site/request-words.ts'
import { words } from '#web/site/words.ts'
import { phone } from './browser.ts'
import { beside, openPortal, type Portal } from './portal.ts'
import { wellMade } from './well-made.ts'

// Without signing in, on a phone, without a script: somebody who has no account has what they left erased, and somebody else verifies the certificate;
// somebody who has one gives a code from a text message, and waits for no day.

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(() => portal.close())

const people: readonly { readonly language: Language; readonly locale: string; readonly name: string }[] = [
  { language: 'fr', locale: 'fr-MA', name: 'Nadia Tazi' },
  { language: 'ar', locale: 'ar-MA', name: 'نادية التازي' },
]

/** A browser without script, and a look at what it shows: the colours are measured by a script, in a browser that runs one, on the same page. */
async function withoutScript(language: Language, locale: string) {
  const { page, faults } = await portal.seat({ ...phone, locale, javaScriptEnabled: false })
  return {
    page,
    faults,
    press: (button: string) => page.getByRole('button', { name: button, exact: true }).click(),
    async looked(what: string) {
      const seen = await portal.seat({ ...phone, locale })
      await seen.page.setContent(await page.content())
      await wellMade(seen.page, `rights-${language}-${what}`)
      await seen.context.close()
    },
  }
}

test.each(people)('from the page of rights to a certificate, in $language', { timeout: 180_000 }, async ({ language, locale, name }) => {
  const { installation, origin } = portal
  const w = requestWords[language]
  const email = `erase-${language}@visitor.example`
  const { id: ownerId, card: cardId } = await portal.owner({ language })
  await someContact(installation, { ownerId, cardId }, { name, email })
  const { page, faults, press, looked } = await withoutScript(language, locale)

  await page.goto(`${origin}/droits`)
  await page.getByRole('link', { name: words[language].form }).click()
  await page.getByRole('heading', { name: w.title }).waitFor()
  await looked('form')
  await page.getByLabel(w.kinds.erasure.name).check()
  await page.locator('#name').fill(name)
  await page.locator('#phone').fill('12')
  await press(w.send)
  await page.getByText(w.wrong.form).waitFor()
  expect(await page.locator('#name').inputValue()).toBe(name)
  await looked('wrong')
  await page.locator('#phone').fill('')
  await page.locator('#email').fill(email)
  await press(w.send)
  await page.getByRole('heading', { name: w.filedTitle }).waitFor()
  await looked('filed')
  const [reference = '', code = ''] = await page.locator('.keep bdi').allInnerTexts()

  // another day, from the receipt
  await page.goto(`${origin}/droits/suivi`)
  await looked('follow')
  await page.locator('#reference').fill(reference.toLowerCase())
  await page.locator('#code').fill('AAAA-AAAA-AAAA')
  await press(w.follow)
  await page.getByText(w.unknown).waitFor()
  await page.locator('#code').fill(code.replaceAll('-', ' ').toLowerCase())
  await press(w.follow)
  await page.locator('#proof').fill(await portal.codeFor(email))
  await press(w.prove)
  await page.getByRole('heading', { name: w.eraseTitle }).waitFor()
  await looked('preview')
  await page.getByLabel(w.sure).check()
  await press(w.erase)
  await page.getByRole('heading', { name: w.windowTitle }).waitFor()
  await looked('window')
  installation.clock.forward({ days: 7 })
  await carryOutErasures(installation.deeds, installation.clock, rightsHouse, knownThrough(rightsHouse))
  await page.goto(`${origin}/droits/suivi`)
  await page.locator('#reference').fill(reference)
  await page.locator('#code').fill(code)
  await press(w.follow)
  await page.getByRole('heading', { name: w.answerTitle }).waitFor()
  await looked('answered')
  const certificate = await page.locator('#certificate').inputValue()
  expect(certificate).not.toContain(name)

  await page.goto(`${origin}/droits/attestation`)
  await page.locator('#certificate').fill(certificate)
  await press(w.verify)
  await page.getByText(reference).first().waitFor()
  await looked('verified')
  await page.locator('#certificate').fill(certificate.replace('erasure', 'anonymisation'))
  await press(w.verify)
  await page.getByText(w.notOurs).waitFor()
  expect(beside(faults, /422/)).toEqual([])
})

test.each(people)(
  'a copy of one’s account, by a code to its telephone, in $language',
  { timeout: 180_000 },
  async ({ language, locale, name }) => {
    const { installation, origin } = portal
    const w = requestWords[language]
    const number = language === 'ar' ? '+212661078943' : '+212661078954'
    const owner = await portal.owner({ name, language, phone: number })
    const { page, faults, press, looked } = await withoutScript(language, locale)
    await page.goto(`${origin}/droits/demande`)
    await page.getByLabel(w.kinds.copy.name).check()
    await page.locator('#name').fill(name)
    await page.locator('#email').fill(owner.email)
    await press(w.send)
    await page.locator('#proof').fill(await portal.codeFor(owner.email))
    await press(w.prove)
    await page.getByRole('heading', { name: w.waitsTitle }).waitFor()
    await page.getByText(w.textOffer).waitFor()
    await looked('waits')
    await press(w.sendText)
    await page.getByText(w.saysHere.texted).waitFor()
    await looked('texted')
    expect(await page.content()).not.toContain(number.slice(-4))
    await installation.deliverTexts()
    const text = textFiles(installation.settings.dataDir, 100).find(({ to }) => to === number)
    const code = /\d{6}/.exec(text?.text ?? '')?.[0] ?? ''
    await page.locator('#proof').fill(code === '111111' ? '222222' : '111111')
    await press(w.prove)
    await page.getByText(w.saysHere['proof-wrong']).waitFor()
    await page.locator('#proof').fill(code)
    await press(w.prove)
    await page.getByText(w.steps.texted).waitFor()
    expect(await page.getByRole('heading', { name: w.waitsTitle }).count()).toBe(0)
    await looked('went-on')
    await workOnRequests(installation.deeds, installation.clock, rightsHouse, copies(installation.audit))
    await page.reload()
    await page.getByRole('heading', { name: w.copyTitle }).waitFor()
    expect(beside(faults, /422/)).toEqual([])
  },
)
