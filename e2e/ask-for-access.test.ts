import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '#contract/language.ts'
import { exchangeWords } from '#web/card/exchange-words.ts'
import { words } from '#web/card/words.ts'
import { phone } from './browser.ts'
import { beside, openPortal, type Portal } from './portal.ts'
import { wellMade } from './well-made.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(() => portal.close())

/** What the portal says. */
const says = {
  fr: {
    share: 'Partager',
    moreOptions: 'Plus d’options',
    asksFirst: 'Lien qui demande d’abord',
    askingLine: 'À qui on demande',
    makeLink: 'Créer ce lien',
    asksReady: 'Ce lien n’ouvre pas la carte\u00A0: les demandes arrivent dans vos contacts reçus.',
    asking_live: 'Reçoit des demandes',
    waiting: 'Demande un accès',
    give: 'Donner accès',
    given: 'L’accès est donné\u00A0: le lien part par e-mail.',
    refuse: 'Refuser',
    sure: 'Refuser cette demande\u00A0?',
    refused: 'La demande est refusée et effacée.',
    forWhom: /Nadia Tazi/,
  },
  ar: {
    share: 'مشاركة',
    moreOptions: 'خيارات أخرى',
    asksFirst: 'رابط يطلب أولا',
    askingLine: 'ممن يُطلب',
    makeLink: 'إنشاء هذا الرابط',
    asksReady: 'هذا الرابط لا يفتح البطاقة: تصل الطلبات إلى جهات الاتصال المتوصل بها.',
    asking_live: 'يستقبل الطلبات',
    waiting: 'يطلب الولوج',
    give: 'إعطاء الولوج',
    given: 'أُعطي الولوج: يُرسل الرابط بالبريد الإلكتروني.',
    refuse: 'رفض',
    sure: 'رفض هذا الطلب؟',
    refused: 'رُفض الطلب وحُذف.',
    forWhom: /نادية التازي/,
  },
} as const

const readers = [
  { language: 'fr', locale: 'fr-MA', name: 'Nadia Tazi' },
  { language: 'ar', locale: 'ar-MA', name: 'نادية التازي' },
] as const

/** In Arabic those where most is written; what they are made of is the same. */
const lookedAtInArabic = new Set(['share', 'form', 'request', 'access'])

async function rightWay(page: Page, language: Language, name: string): Promise<void> {
  if (language === 'ar' && !lookedAtInArabic.has(name)) return
  await wellMade(page, `ask-${language}-${name}`)
  expect(await page.evaluate('getComputedStyle(document.documentElement).direction'), name).toBe(language === 'ar' ? 'rtl' : 'ltr')
}

describe('somebody asks for access, and the owner answers,', () => {
  test.each(readers)('in $language', { timeout: 180_000 }, async ({ language, locale, name }) => {
    const [t, w, c] = [says[language], exchangeWords[language], words[language]]
    const options = { ...phone, locale }
    const owner = await portal.owner({ language })
    const { page, faults, context } = await portal.signedIn(owner, options)
    const email = `nadia-${language}@visitor.example`

    // the owner makes a link that asks first
    await page.goto(`${portal.origin}/espace`)
    await page.getByRole('button', { name: t.share }).click()
    await page.getByText(t.moreOptions).click()
    await page.getByText(t.asksFirst, { exact: true }).click()
    const line = page.getByLabel(t.askingLine)
    expect(await line.inputValue()).toBe('Salma Benjelloun')
    await line.fill('Salma Benjelloun, Atlas Menuiserie')
    await rightWay(page, language, 'share')
    const answer = page.waitForResponse((one) => one.url().endsWith('/asking-links') && one.request().method() === 'POST')
    await page.getByRole('button', { name: t.makeLink }).click()
    const { url } = (await (await answer).json()) as { url: string }
    await page.getByText(t.asksReady).waitFor()
    await rightWay(page, language, 'made')

    // a visitor opens it, and asks
    const visitor = await portal.seat(options)
    await visitor.page.goto(url)
    await visitor.page.getByRole('heading', { name: w.asking.title }).waitFor()
    expect(await visitor.page.getByText('Salma Benjelloun, Atlas Menuiserie').count()).toBeGreaterThan(0)
    await rightWay(visitor.page, language, 'form')
    portal.installation.clock.forward({ seconds: 5 })
    await visitor.page.locator('#name').fill(name)
    await visitor.page.locator('#note').fill('Zellige & fils')
    await visitor.page.getByRole('button', { name: w.asking.send }).click()
    await visitor.page.getByText(w.wrong.missing).waitFor()
    expect(await visitor.page.locator('#note').inputValue()).toBe('Zellige & fils')
    await visitor.page.locator('#email').fill(email)
    await visitor.page.getByRole('button', { name: w.asking.send }).click()
    await visitor.page.getByRole('heading', { name: w.linkTitle }).waitFor()
    await rightWay(visitor.page, language, 'sent')
    const receipt = await visitor.page.locator('#secret').innerText()

    // the owner sees it, and says yes
    await page.goto(`${portal.origin}/espace/contacts?kind=asked`)
    await page.getByText(t.waiting).first().waitFor()
    await page.getByRole('link', { name, exact: true }).click()
    await page.getByRole('button', { name: t.give }).waitFor()
    await rightWay(page, language, 'request')
    await page.getByRole('button', { name: t.give }).click()
    await page.getByText(t.given).waitFor()
    await page.getByRole('button', { name: t.give }).waitFor({ state: 'detached' })
    await rightWay(page, language, 'given')

    // the link of the mail, and its code, open the card in the visitor's browser
    const mail = await portal.mailTo(email)
    const link = /https?:\/\/\S+\/l\/[0-9a-z]{32}/.exec(mail.text)?.[0] ?? ''
    await visitor.page.goto(link)
    await visitor.page.getByRole('button', { name: c.visitorSend }).click()
    await portal.enterCode(visitor.page.getByLabel(c.visitorCodeLabel), email)
    await visitor.page.getByRole('button', { name: c.openCard }).click()
    await visitor.page.getByRole('heading', { name: 'Salma Benjelloun' }).waitFor()
    await visitor.page.goto(receipt)
    await visitor.page.getByRole('heading', { name: w.asking.givenTitle }).waitFor()
    await rightWay(visitor.page, language, 'receipt')

    // somebody else asks, without JavaScript, and is refused; their receipt tells it
    const other = await portal.seat({ ...options, javaScriptEnabled: false })
    await other.page.goto(url.replace('#', '/'))
    await other.page.getByRole('button', { name: c.openCard }).click()
    await other.page.locator('#name').fill('Daniel Roth')
    await other.page.locator('#email').fill('daniel@roth.example')
    portal.installation.clock.forward({ seconds: 5 })
    await other.page.getByRole('button', { name: w.asking.send }).click()
    const told = await other.page.locator('#secret').innerText()
    await page.goto(`${portal.origin}/espace/contacts?kind=asked`)
    await page.getByRole('link', { name: 'Daniel Roth', exact: true }).click()
    await page.getByRole('button', { name: t.refuse }).click()
    await page.getByRole('dialog', { name: t.sure }).getByRole('button', { name: t.refuse }).click()
    await page.getByText(t.refused).waitFor()
    await page.getByRole('link', { name: 'Daniel Roth', exact: true }).waitFor({ state: 'detached' })
    await visitor.page.goto('about:blank')
    await visitor.page.goto(told)
    await visitor.page.getByRole('heading', { name: w.asking.refusedTitle }).waitFor()
    await rightWay(visitor.page, language, 'refused')

    // the list shows both: the link that asks, and the one that was given
    await page.goto(`${portal.origin}/espace/acces`)
    await page.getByText(t.asking_live).waitFor()
    await page.getByText(t.forWhom).first().waitFor()
    await rightWay(page, language, 'access')
    expect(beside([...faults, ...visitor.faults, ...other.faults], /422|409/)).toEqual([])
    await context.close()
    await visitor.context.close()
    await other.context.close()
  })
})
