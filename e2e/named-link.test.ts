import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '#contract/language.ts'
import { people } from '#db/world.ts'
import { changeAccount, emailOf } from '#domains/accounts/index.ts'
import { system } from '#platform/actor.ts'
import { freePort } from '#test/free-port.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { type PublishedCard, someCard, someNamedLink } from '#test/people.ts'
import { words } from '#web/card/words.ts'
import { launch, phone, watch } from './browser.ts'
import { wellMade } from './well-made.ts'

let browser: Browser
let installation: TestInstallation
let origin: string
let card: PublishedCard
beforeAll(async () => {
  browser = await launch()
  const port = await freePort() // the links that an owner copies hold the address
  installation = await testInstallation({ PORT: String(port), PUBLIC_URL: `http://localhost:${port}` })
  origin = await installation.serve()
  const salma = people.find((person) => person.name === 'Salma Benjelloun')
  if (!salma?.card) throw new Error('Salma has left the named world')
  card = await someCard(installation, salma.card)
})
afterAll(async () => {
  await browser.close()
  await installation.close()
})

/** Accessible, in the right direction, and no wider than the phone. */
async function fits(page: Page, name: string, language: Language): Promise<void> {
  await wellMade(page, `named-${language}-${name}`)
  expect(await page.evaluate('getComputedStyle(document.documentElement).direction'), name).toBe(language === 'ar' ? 'rtl' : 'ltr')
}

async function codeSentTo(address: string): Promise<string> {
  await installation.deliver()
  return installation.mailbox.findLast(({ to }) => to === address)?.code ?? ''
}

/** The owner of the card, in this browser. */
async function signIn(page: Page, language: Language): Promise<void> {
  const email = await installation.deeds.run(async (tx) => {
    await changeAccount(tx, system, card.ownerId, { language })
    return emailOf(tx, system, card.ownerId)
  })
  await page.goto(`${origin}/l`)
  const post = (path: string, body: object) =>
    page.evaluate(
      `fetch(${JSON.stringify(path)}, { method: 'POST', headers: { 'content-type': 'application/json' }, body: ${JSON.stringify(JSON.stringify(body))} }).then((answer) => answer.json())`,
    ) as Promise<{ attempt: string }>
  const { attempt } = await post('/api/sign-in/code', { email, language })
  await post('/api/sign-in/confirm', { attempt, code: await codeSentTo(email) })
}

const readers: readonly (BrowserContextOptions & { language: 'fr' | 'ar'; reader: string; given: string })[] = [
  { reader: 'French', language: 'fr', locale: 'fr-MA', given: 'Salma Benjelloun' },
  { reader: 'Arabic', language: 'ar', locale: 'ar-MA', given: 'سلمى بنجلون' },
]
/** What the portal says. */
const portal = {
  fr: {
    share: 'Partager',
    moreOptions: 'Plus d’options',
    forOneOnly: 'Pour une personne',
    askCodeNeeds: 'Indiquez d’abord un e-mail ou un téléphone.',
    name: 'Nom complet (facultatif)',
    email: 'Adresse e-mail (facultatif)',
    askCode: 'Demander un code envoyé à cette personne',
    bindFirst: 'Lier au premier navigateur',
    makeLink: 'Créer ce lien',
    link: 'Lien',
    notOpened: 'pas encore ouvert',
    opened: 'ouvert',
  },
  ar: {
    share: 'مشاركة',
    moreOptions: 'خيارات أخرى',
    forOneOnly: 'لشخص واحد',
    askCodeNeeds: 'أدخل أولا بريدا إلكترونيا أو رقم هاتف.',
    name: 'الاسم الكامل (اختياري)',
    email: 'البريد الإلكتروني (اختياري)',
    askCode: 'طلب رمز يُرسل إلى هذا الشخص',
    bindFirst: 'الربط بأول متصفح',
    makeLink: 'إنشاء هذا الرابط',
    link: 'رابط',
    notOpened: 'لم يُفتح بعد',
    opened: 'فُتح',
  },
} as const
let visitors = 0

describe.each(readers)('in $reader', ({ reader: _reader, given, language, ...wishes }) => {
  const w = words[language]
  const t = portal[language]
  const options = { ...phone, ...wishes }

  test('an owner makes a link for one person, who opens it with a code; the owner sees that it was opened, and nothing else', async () => {
    const email = `nadia-${++visitors}@visitor.example`
    const owner = await browser.newContext(options)
    const page = await owner.newPage()
    const { faults } = watch(page, origin)
    await signIn(page, language)
    await page.goto(`${origin}/espace`)
    await page.getByRole('button', { name: t.share }).click()
    await page.getByText(t.moreOptions).click()
    await page.getByLabel(t.forOneOnly).check()
    await page.getByText(t.askCodeNeeds).waitFor()
    await fits(page, 'share-empty', language)
    await page.getByLabel(t.name).fill('Nadia Tazi')
    await page.getByLabel(t.email).fill(email)
    await page.getByLabel(t.askCode).check()
    await page.getByLabel(t.bindFirst).check()
    await fits(page, 'share', language)
    const answer = page.waitForResponse((one) => one.url().endsWith('/links') && one.request().method() === 'POST')
    await page.getByRole('button', { name: t.makeLink }).click()
    const { url } = (await (await answer).json()) as { url: string }
    await page.getByRole('textbox', { name: t.link, exact: true }).filter({ visible: true }).first().waitFor()
    expect(await page.getByRole('textbox', { name: t.link, exact: true }).first().inputValue()).toBe(url)
    await fits(page, 'made', language)
    await page.goto(`${origin}/espace/acces`)
    await page.getByText(t.notOpened).first().waitFor()
    await fits(page, 'access', language)

    const visitor = await browser.newContext(options)
    const reading = await visitor.newPage()
    await reading.goto(url)
    await reading.getByRole('button', { name: w.bindHere }).click()
    await reading.getByRole('button', { name: w.visitorSend }).click()
    await reading.getByRole('heading', { name: w.visitorTypeTitle }).waitFor()
    await reading.getByLabel(w.visitorCodeLabel).fill(await codeSentTo(email))
    await reading.getByRole('button', { name: w.openCard }).click()
    await reading.getByRole('heading', { name: given }).waitFor()
    expect(reading.url()).toBe(url)
    await visitor.close()
    await page.reload()
    await page.getByText(t.opened, { exact: true }).first().waitFor()
    await fits(page, 'access-opened', language)
    expect(faults).toEqual([])
    await owner.close()
  }, 180_000)

  test('a visitor is told before each thing that is asked, and the card then opens in this browser only', async () => {
    const email = `nadia-${++visitors}@visitor.example`
    const { token } = await someNamedLink(installation, card, { visitor: { name: 'Nadia', email }, code: true, binds: true })
    const url = `${origin}/l#${token}`
    const visitor = await browser.newContext(options)
    const page = await visitor.newPage()
    const { faults } = watch(page, origin)
    await page.goto(url)
    await page.getByRole('heading', { name: w.bindTitle }).waitFor()
    expect(await visitor.cookies()).toEqual([])
    await fits(page, 'bind', language)
    await page.getByRole('button', { name: w.bindHere }).click()
    await page.getByRole('heading', { name: w.visitorTitle }).waitFor()
    await page.getByText(w.whyTitle).click()
    await fits(page, 'code', language)
    await page.getByRole('button', { name: w.visitorSend }).click()
    await page.getByRole('heading', { name: w.visitorTypeTitle }).waitFor()
    await fits(page, 'code-sent', language)
    const code = await codeSentTo(email)
    await page.getByLabel(w.visitorCodeLabel).fill(code === '123456' ? '654321' : '123456')
    await page.getByRole('button', { name: w.openCard }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.getByLabel(w.visitorCodeLabel).getAttribute('aria-invalid')).toBe('true')
    await fits(page, 'code-wrong', language)
    await page.getByLabel(w.visitorCodeLabel).fill(code)
    await page.getByRole('button', { name: w.openCard }).click()
    await page.getByRole('heading', { name: given }).waitFor()
    await page.locator('footer summary').click()
    await page.getByText('contact@IdNet.ma').waitFor()
    await fits(page, 'card', language)
    const cookies = (await visitor.cookies()).map(({ name, httpOnly, secure, sameSite }) => ({ name, httpOnly, secure, sameSite }))
    const kept = { httpOnly: true, secure: true, sameSite: 'Strict' }
    expect(cookies.sort((one, other) => one.name.localeCompare(other.name))).toEqual([
      { name: '__Host-cc_browser', ...kept },
      { name: '__Host-cc_view', ...kept },
    ])

    const second = await browser.newContext(options)
    const elsewhere = await second.newPage()
    await elsewhere.goto(url)
    await elsewhere.getByRole('heading', { name: w.deadTitle }).waitFor()
    expect(await second.cookies()).toEqual([])
    await second.close()

    installation.clock.forward({ minutes: 20 }) // its view session is over: the browser alone opens it, without a press
    await page.goto('about:blank')
    await page.goto(url)
    await page.getByRole('heading', { name: given }).waitFor()
    expect(faults).toEqual([])
    await visitor.close()
  }, 180_000)

  test('without JavaScript a visitor gets and types the code, and the card opens in that browser only', async () => {
    const email = `nadia-${++visitors}@visitor.example`
    const { token } = await someNamedLink(installation, card, { visitor: { email }, code: true, binds: true })
    const context = await browser.newContext({ ...options, javaScriptEnabled: false })
    const page = await context.newPage()
    const { faults } = watch(page, origin)
    const heading = () => page.locator('h1').innerText()
    await page.goto(`${origin}/l/${token}`)
    await page.getByRole('button', { name: w.openCard }).click()
    expect(await heading()).toBe(w.bindTitle)
    await page.getByRole('button', { name: w.bindHere }).click()
    expect(await heading()).toBe(w.visitorTitle)
    await page.getByRole('button', { name: w.visitorSend }).click()
    expect(await heading()).toBe(w.visitorTypeTitle)
    await page.getByLabel(w.visitorCodeLabel).fill(await codeSentTo(email))
    await page.getByRole('button', { name: w.openCard }).click()
    expect(await heading()).toContain(given)

    // where the page was left to read the mail, a code that came is still taken
    await context.clearCookies()
    await page.goto(`${origin}/l/${token}`)
    await page.getByRole('button', { name: w.openCard }).click()
    expect(await heading()).toBe(w.deadTitle)
    expect(faults).toEqual([])
    await context.close()
  })

  test('a code that came while the page was left is taken when it is opened again', async () => {
    const email = `nadia-${++visitors}@visitor.example`
    const { token } = await someNamedLink(installation, card, { visitor: { email }, code: true })
    const context = await browser.newContext(options)
    const page = await context.newPage()
    await page.goto(`${origin}/l#${token}`)
    await page.getByRole('button', { name: w.visitorSend }).click()
    await page.getByRole('heading', { name: w.visitorTypeTitle }).waitFor()
    await page.reload()
    await page.getByText(w.visitorHave).click()
    await page.getByLabel(w.visitorCodeLabel).fill(await codeSentTo(email))
    await page.getByRole('button', { name: w.openCard }).click()
    await page.getByRole('heading', { name: given }).waitFor()
    await context.close()
  })
})
