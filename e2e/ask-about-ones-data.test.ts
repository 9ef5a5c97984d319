import { afterAll, beforeAll, expect, test } from 'vitest'
import { rightsHouse } from '#app/rights.ts'
import type { Language } from '#contract/language.ts'
import { carryOutErasures, knownThrough } from '#domains/privacy/index.ts'
import { someContact } from '#test/contacts.ts'
import { requestWords } from '#web/site/request-words.ts'
import { words } from '#web/site/words.ts'
import { phone } from './browser.ts'
import { beside, openPortal, type Portal } from './portal.ts'
import { wellMade } from './well-made.ts'

// Somebody without an account, on a phone, without a script, has what they left erased, and somebody else verifies the certificate.

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(() => portal.close())

const people: readonly { readonly language: Language; readonly locale: string; readonly name: string }[] = [
  { language: 'fr', locale: 'fr-MA', name: 'Nadia Tazi' },
  { language: 'ar', locale: 'ar-MA', name: 'نادية التازي' },
]

test.each(people)('from the page of rights to a certificate, in $language', { timeout: 180_000 }, async ({ language, locale, name }) => {
  const { installation, origin } = portal
  const w = requestWords[language]
  const email = `erase-${language}@visitor.example`
  const { id: ownerId, card: cardId } = await portal.owner({ language })
  await someContact(installation, { ownerId, cardId }, { name, email })
  const { page, faults } = await portal.seat({ ...phone, locale, javaScriptEnabled: false })
  const press = (button: string) => page.getByRole('button', { name: button, exact: true }).click()
  const looked = async (what: string) => {
    // the colours are measured by a script: in a browser that runs one, on the same page
    const seen = await portal.seat({ ...phone, locale })
    await seen.page.setContent(await page.content())
    await wellMade(seen.page, `rights-${language}-${what}`)
    await seen.context.close()
  }

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
