import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { endLostFactors } from '#domains/accounts/index.ts'
import { shownBy } from '#test/factors.ts'
import { phone } from './browser.ts'
import { beside, desk, type Owner, openPortal, type Portal, type Seat } from './portal.ts'
import { wellMade } from './well-made.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(async () => {
  await portal.close()
})

const says = {
  fr: {
    add: 'Ajouter une application',
    code: 'Code de l’application',
    mailCode: 'Code à six chiffres',
    mailbox: 'Adresse e-mail',
    send: 'Recevoir un code',
    kept: 'Je les ai gardés',
    codes: 'Vos codes de secours',
    left: 'Il reste 10 codes de secours.',
    leftOne: 'Il vous reste 9 codes de secours.',
    second: 'Encore un code',
    signIn: 'Se connecter',
    useRecovery: 'Utiliser un code de secours',
    recovery: 'Code de secours',
    home: 'Ma carte',
    lost: 'J’ai perdu mon application',
    lostStart: 'Ne plus la demander dans 24 heures',
    lostAsked: 'C’est noté.',
    band: 'Votre application est dite perdue',
    keep: 'Elle n’est pas perdue',
    newEmail: 'Nouvelle adresse',
    change: 'Changer d’adresse',
    changed: 'Votre adresse est changée.',
    undoTitle: 'Remettre l’adresse d’avant',
    undo: 'Remettre cette adresse',
    undone: 'L’adresse est remise',
    dead: 'Ce lien n’annule rien',
    prove: 'Confirmez que c’est bien vous',
  },
  ar: {
    add: 'إضافة تطبيق',
    code: 'رمز التطبيق',
    mailCode: 'الرمز المكون من ستة أرقام',
    mailbox: 'البريد الإلكتروني',
    send: '',
    kept: 'حفظتها',
    codes: 'رموز الطوارئ',
    left: 'بقيت 10 رموز طوارئ.',
    leftOne: 'بقيت لك 9 رموز طوارئ.',
    second: 'رمز إضافي',
    signIn: 'تسجيل الدخول',
    useRecovery: 'استعمال رمز طوارئ',
    recovery: 'رمز طوارئ',
    home: 'Ma carte',
    lost: 'أضعت تطبيقي',
    lostStart: 'التوقف عن طلبه بعد 24 ساعة',
    lostAsked: 'سُجل ذلك.',
    band: 'قيل إن تطبيقك ضاع',
    keep: 'لم يضع',
    newEmail: '',
    change: '',
    changed: '',
    undoTitle: 'هل تعيد العنوان السابق؟',
    undo: 'إعادة هذا العنوان',
    undone: 'أُعيد العنوان',
    dead: 'هذا الرابط لا يلغي شيئا',
    prove: '',
  },
} as const
type Says = (typeof says)[keyof typeof says]

const now = (secret: string) => shownBy(secret, portal.installation.clock.now())
const later = () => portal.installation.clock.forward({ seconds: 60 })

/** Adds an application at the screen of the account; returns its key, and the recovery codes that were shown. */
async function enrol({ page }: Seat, w: Says, language: 'fr' | 'ar') {
  await page.goto(`${portal.origin}/espace/compte`)
  await page.getByRole('button', { name: w.add }).click()
  const key = page.locator('.key')
  await key.waitFor()
  await wellMade(page, `${language}-factor-add`)
  const secret = (await key.innerText()).replace(/\s/g, '')
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  expect(Number(await page.evaluate("document.querySelector('img.qr').naturalWidth"))).toBeGreaterThan(100)
  const field = page.getByLabel(w.code)
  await field.fill(now(secret) === '000000' ? '111111' : '000000')
  await page.getByRole('alert').waitFor()
  expect(await field.inputValue()).toBe('')
  await wellMade(page, `${language}-factor-wrong`)
  await field.fill(now(secret))
  const shown = page.getByRole('region', { name: w.codes })
  await shown.waitFor()
  await wellMade(page, `${language}-recovery-codes`)
  const codes = await shown.getByRole('listitem').allInnerTexts()
  expect(codes).toHaveLength(10)
  // on paper they stand alone
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.printed li').allInnerTexts()).toEqual(codes)
  expect(await page.locator('main').isVisible()).toBe(false)
  await page.emulateMedia({ media: null })
  await page.getByRole('button', { name: w.kept }).click()
  await page.getByText(w.left).waitFor()
  await wellMade(page, `${language}-factor-on`)
  later()
  return { secret, codes: codes.map((code) => code.trim()) }
}

/** The first factor, at another browser. */
async function halfIn(owner: Owner, { page }: Seat, w: Says) {
  await page.goto(`${portal.origin}/espace/connexion`)
  await page.getByLabel(w.mailbox).fill(owner.email)
  await page.locator('form button[type=submit]').click()
  await portal.enterCode(page.getByLabel(w.mailCode), owner.email)
  await page.getByRole('heading', { name: w.second }).waitFor()
}

describe.each(['fr', 'ar'] as const)('in %s, at a phone', (language) => {
  const w = says[language]
  const phoneIn = { ...phone, locale: `${language}-MA` }

  test('an application is added, and asked for at another browser; a recovery code stands in for it, once', async () => {
    const owner = await portal.owner({ language })
    const here = await portal.signedIn(owner, phoneIn)
    const { secret, codes } = await enrol(here, w, language)

    const there = await portal.seat(phoneIn)
    await halfIn(owner, there, w)
    await wellMade(there.page, `${language}-second-step`)
    await there.page.reload() // the phone forgot the page meanwhile
    await there.page.getByLabel(w.code).fill(now(secret))
    await there.page.getByText(w.home).first().waitFor()
    later()

    const third = await portal.seat(phoneIn)
    await halfIn(owner, third, w)
    await third.page.getByRole('button', { name: w.useRecovery }).click()
    await third.page.getByLabel(w.recovery).fill((codes[0] ?? '').toUpperCase())
    await wellMade(third.page, `${language}-second-step-recovery`)
    await third.page.getByRole('button', { name: w.signIn, exact: true }).click()
    await third.page.getByText(w.leftOne).waitFor()
    await third.page.getByText(w.home).first().waitFor()

    const fourth = await portal.seat(phoneIn)
    await halfIn(owner, fourth, w)
    await fourth.page.getByRole('button', { name: w.useRecovery }).click()
    await fourth.page.getByLabel(w.recovery).fill(codes[0] ?? '')
    await fourth.page.getByRole('button', { name: w.signIn, exact: true }).click()
    await fourth.page.getByRole('alert').waitFor()
    expect(beside([...here.faults, ...there.faults, ...third.faults, ...fourth.faults], /400|401/)).toEqual([])
    for (const { context } of [here, there, third, fourth]) await context.close()
  })

  test('an application that is lost is asked for no more after a day, unless any session says otherwise', async () => {
    const owner = await portal.owner({ language })
    const here = await portal.signedIn(owner, phoneIn)
    await enrol(here, w, language)
    const there = await portal.seat(phoneIn)
    await halfIn(owner, there, w)
    await there.page.getByRole('button', { name: w.lost }).click()
    await there.page.getByRole('button', { name: w.lostStart }).waitFor()
    await wellMade(there.page, `${language}-factor-lost`)
    await there.page.getByRole('button', { name: w.lostStart }).click()
    await there.page.getByText(w.lostAsked).waitFor()
    await wellMade(there.page, `${language}-factor-lost-asked`)

    await here.page.goto(`${portal.origin}/espace`)
    const band = here.page.getByRole('region', { name: w.band })
    await band.waitFor()
    await wellMade(here.page, `${language}-factor-band`)
    await band.getByRole('button', { name: w.keep }).click()
    await band.waitFor({ state: 'detached' })

    await there.page.reload()
    await there.page.getByRole('button', { name: w.lost }).click()
    await there.page.getByRole('button', { name: w.lostStart }).click()
    await there.page.getByText(w.lostAsked).waitFor()
    portal.installation.clock.forward({ days: 1 })
    await endLostFactors(portal.installation.deeds)
    await there.page.goto(`${portal.origin}/espace/connexion`)
    await there.page.evaluate('sessionStorage.clear()')
    await there.page.reload()
    await there.page.getByLabel(w.mailbox).fill(owner.email)
    await there.page.locator('form button[type=submit]').click()
    await portal.enterCode(there.page.getByLabel(w.mailCode), owner.email)
    await there.page.getByText(w.home).first().waitFor()
    expect(beside([...here.faults, ...there.faults], /400|401/)).toEqual([])
    for (const { context } of [here, there]) await context.close()
  })

  test('a change of address is undone from the old one: the page says what happens, and one button does it', async () => {
    const owner = await portal.owner({ language })
    const here = await portal.signedIn(owner, phoneIn)
    const next = `new-${owner.email}`
    const send = (path: string, data: object) =>
      here.context.request.post(portal.origin + path, { data, headers: { 'sec-fetch-site': 'same-origin' } })
    const { attempt } = (await (await send('/api/account/email', { email: next })).json()) as { attempt: string }
    expect((await send('/api/account/email/confirm', { attempt, code: await portal.codeFor(next) })).status()).toBe(204)
    const link = /https?:\S+\/adresse#[0-9a-f]{40}/.exec((await portal.mailTo(owner.email)).text)?.[0] ?? ''
    expect(link).toContain(`${portal.origin}/adresse#`)

    const old = await portal.seat(phoneIn)
    await old.page.goto(link)
    await old.page.getByRole('heading', { name: w.undoTitle }).waitFor()
    await wellMade(old.page, `${language}-undo`)
    await old.page.getByRole('button', { name: w.undo }).click()
    await old.page.getByRole('heading', { name: w.undone }).waitFor()
    await wellMade(old.page, `${language}-undone`)
    expect((await here.context.request.get(`${portal.origin}/api/account`)).status()).toBe(401)
    await old.page.goto(`${portal.origin}/adresse`)
    await old.page.goto(link)
    await old.page.getByRole('heading', { name: w.dead }).waitFor()
    await wellMade(old.page, `${language}-undo-dead`)
    expect(beside([...here.faults, ...old.faults], /401/)).toEqual([])
    for (const { context } of [here, old]) await context.close()
  })
})

test('with an application a proof asks for it, not for the mailbox', async () => {
  const w = says.fr
  const owner = await portal.owner()
  const here = await portal.signedIn(owner, desk)
  const { secret } = await enrol(here, w, 'fr')
  portal.installation.clock.forward({ minutes: 11 })
  await here.page.getByRole('button', { name: 'Faire de nouveaux codes' }).click()
  await here.page.getByRole('dialog').getByRole('button', { name: 'Faire de nouveaux codes' }).click()
  const dialog = here.page.getByRole('dialog', { name: w.prove })
  await dialog.waitFor()
  await wellMade(here.page, 'fr-prove-factor')
  await dialog.getByLabel(w.code).fill(now(secret))
  await here.page.getByRole('region', { name: w.codes }).waitFor()
  await here.page.getByRole('button', { name: w.kept }).click()
  await here.page.getByText('Ce qui reste, et jusqu’à quand').waitFor()
  await wellMade(here.page, 'fr-account-desk')
  expect(beside(here.faults, /400|403|409/)).toEqual([])
  await here.context.close()
})
