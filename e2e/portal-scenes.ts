import type { Page } from 'playwright-core'
import type { Language } from '#contract/language.ts'
import { type RefusalCode, refusals } from '#contract/refusals.ts'
import { ar } from '#web/portal/words/ar.ts'
import { en } from '#web/portal/words/en.ts'
import { fr, type Words } from '#web/portal/words/fr.ts'

import type { OfficeJob } from './office-jobs.ts'

export const portalWords: { readonly [L in Language]: Words } = { fr, ar, en }

/** What stands in a scene: the page, its words, the cards and links of its person, and what visitors have in their hands. */
export interface Stage {
  readonly page: Page
  readonly language: Language
  readonly w: Words
  readonly card: string
  readonly empty: string
  /** Links to a card and to one with a cover of its own, receipts of what was left beside it, and a contact who asks a question. */
  readonly visits: {
    readonly link: string
    readonly covered: string
    readonly receipt: string
    readonly withdrawn: string
    readonly asks: string
  }
}
export interface Scene {
  readonly name: string
  /** `met`: to whom visitors left their details; `runs`: a company. */
  readonly who: 'nobody' | 'full' | 'met' | 'runs' | 'empty' | OfficeJob
  readonly path: string | ((stage: Stage) => string)
  /** What is done before the picture; it ends when what is meant to be seen is there. */
  act(stage: Stage): Promise<unknown>
  /** What is prepared before the page is opened. */
  before?(stage: Stage): Promise<unknown>
  /** The browser's own narrow window, where the scene is meant for one only. */
  readonly narrowOnly?: true
  /** A page of its own, not below /espace. */
  readonly outside?: true
}

export const heading = ({ page }: Stage, name: string) => page.getByRole('heading', { name, exact: true }).first().waitFor()
export const press = ({ page }: Stage, name: string) => page.getByRole('button', { name, exact: true }).first().click()
export const refuse = ({ page, language }: Stage, api: string, code: RefusalCode, more: object = {}) =>
  page.route(`**${api}`, (route) =>
    route.fulfill({
      status: refusals[code].status,
      contentType: 'application/problem+json',
      body: JSON.stringify({ code, title: refusals[code].says[language], status: refusals[code].status, ...more }),
    }),
  )
export const answer = ({ page }: Stage, api: string, body: object) =>
  page.route(`**${api}`, (route) => route.fulfill({ contentType: 'application/json', body: JSON.stringify(body) }))
export const never = ({ page }: Stage, api: string) => page.route(`**${api}`, () => undefined)
const sent = { attempt: '019b0000-0000-7000-8000-000000000000', minutes: 10 }
export const alert = ({ page }: Stage) => page.getByRole('alert').first().waitFor()
const field = ({ page }: Stage, label: string) => page.getByLabel(label, { exact: true }).first()
const optional = ({ w }: Stage, name: keyof Words) => w.optional.replace('{field}', w[name])
/** Nothing is loading any more, and the fonts and pictures are there. */
export const settled = async ({ page }: Stage) => {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' })
  await page.waitForTimeout(400)
}

/** Every screen of the portal in every state that it can be found in. */
export const portalScenes: readonly Scene[] = [
  { name: 'sign-in', who: 'nobody', path: '/connexion', act: (s) => heading(s, s.w.signInTitle) },
  {
    name: 'sign-in-refused',
    who: 'nobody',
    path: '/connexion',
    before: (s) => refuse(s, '/api/sign-in/password', 'sign-in-failed'),
    async act(s) {
      await press(s, s.w.withPassword)
      await field(s, s.w.email).fill('yasmine.chraibi@atelier-yc.example')
      await field(s, s.w.password).fill('ce n’est pas celui-là')
      await press(s, s.w.signIn)
      await alert(s)
    },
  },
  {
    name: 'sign-in-wait',
    who: 'nobody',
    path: '/connexion',
    before: (s) => refuse(s, '/api/sign-in/code', 'too-many', { waitSeconds: 400 }),
    async act(s) {
      await field(s, s.w.email).fill('yasmine.chraibi@atelier-yc.example')
      await press(s, s.w.sendCode)
      await alert(s)
    },
  },
  {
    name: 'sign-in-code',
    who: 'nobody',
    path: '/connexion',
    async before(s) {
      await answer(s, '/api/sign-in/code', sent)
      await refuse(s, '/api/sign-in/confirm', 'code-wrong')
    },
    async act(s) {
      await field(s, s.w.email).fill('yasmine.chraibi@atelier-yc.example')
      await press(s, s.w.sendCode)
      await field(s, s.w.code).fill('123456')
      await alert(s)
    },
  },
  { name: 'sign-up', who: 'nobody', path: '/inscription', act: (s) => field(s, s.w.name).waitFor() },
  {
    name: 'sign-up-refused',
    who: 'nobody',
    path: '/inscription',
    before: (s) => refuse(s, '/api/sign-up', 'invalid', { fields: ['phone'] }),
    async act(s) {
      await field(s, s.w.name).fill('ياسمين الشرايبي')
      await field(s, s.w.email).fill('yasmine.chraibi@atelier-yc.example')
      await field(s, optional(s, 'phone')).fill('06 61')
      await s.page.getByText(s.w.noticeTitle).click()
      await press(s, s.w.sendCode)
      await alert(s)
    },
  },
  {
    name: 'sign-up-code',
    who: 'nobody',
    path: '/inscription',
    before: (s) => answer(s, '/api/sign-up', sent),
    async act(s) {
      await field(s, s.w.name).fill('Yasmine Chraïbi')
      await field(s, s.w.email).fill('yasmine.chraibi@atelier-yc.example')
      await press(s, s.w.sendCode)
      await field(s, s.w.code).waitFor()
    },
  },
  {
    name: 'sign-up-closed',
    who: 'nobody',
    path: '/inscription',
    before: (s) => refuse(s, '/api/notices/sign-up', 'unavailable'),
    act: (s) => alert(s),
  },
  { name: 'server-away', who: 'nobody', path: '', before: (s) => refuse(s, '/api/account', 'unavailable'), act: (s) => alert(s) },
  { name: 'welcome', who: 'full', path: '/bienvenue', act: (s) => s.page.getByRole('button', { name: s.w.addPasskey }).waitFor() },
  { name: 'home', who: 'full', path: '', act: (s) => heading(s, s.w.myCards) },
  { name: 'home-empty', who: 'empty', path: '', act: (s) => heading(s, s.w.noCardTitle) },
  {
    name: 'home-loading',
    who: 'full',
    path: '',
    before: (s) => never(s, '/api/cards'),
    act: (s) => s.page.getByRole('status', { name: s.w.loading }).waitFor(),
  },
  { name: 'home-failed', who: 'full', path: '', before: (s) => refuse(s, '/api/cards', 'unavailable'), act: (s) => alert(s) },
  {
    name: 'home-offline',
    who: 'full',
    path: '',
    before: (s) => s.page.route('**/api/cards', (route) => route.abort('internetdisconnected')),
    act: (s) => alert(s),
  },
  {
    name: 'home-waiting',
    who: 'met',
    path: '',
    async act(s) {
      await s.page.getByText(s.w.whoWaits).waitFor()
      await settled(s)
    },
  },
  {
    name: 'home-place',
    who: 'met',
    path: '',
    before: (s) => answer(s, '/api/whereabouts', { place: 'Salon Préventica, Casablanca' }),
    act: (s) => s.page.getByText('Salon Préventica').first().waitFor(),
  },
  {
    name: 'card',
    who: 'full',
    path: (s) => `/cartes/${s.card}`,
    async act(s) {
      await heading(s, s.w.whoYouAre)
      await settled(s)
    },
  },
  {
    name: 'card-preview',
    who: 'full',
    path: (s) => `/cartes/${s.card}`,
    narrowOnly: true,
    async act(s) {
      await press(s, s.w.lookAtCard)
      await settled(s)
    },
  },
  {
    name: 'card-refused',
    who: 'full',
    path: (s) => `/cartes/${s.card}`,
    before: (s) => refuse(s, '/draft', 'invalid', { fields: ['draft.phones.0.number', 'draft.name.given'] }),
    async act(s) {
      await field(s, s.w.given).fill('Yasmine 2')
      await alert(s)
    },
  },
  {
    name: 'card-conflict',
    who: 'full',
    path: (s) => `/cartes/${s.card}`,
    before: (s) => refuse(s, '/draft', 'changed-meanwhile'),
    async act(s) {
      await field(s, s.w.given).fill('Yasmine 2')
      await alert(s)
    },
  },
  {
    name: 'card-photo-refused',
    who: 'full',
    path: (s) => `/cartes/${s.card}`,
    before: (s) => refuse(s, '/photo', 'photo-unreadable'),
    async act(s) {
      await s.page
        .locator('input[type=file]')
        .first()
        .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('x') })
      await alert(s)
    },
  },
  {
    name: 'card-delete',
    who: 'full',
    path: (s) => `/cartes/${s.card}`,
    async act(s) {
      await press(s, s.w.deleteCard)
      await s.page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'card-pause',
    who: 'full',
    path: (s) => `/cartes/${s.card}`,
    async act(s) {
      await press(s, s.w.pause)
      const sheet = s.page.getByRole('dialog')
      await sheet.getByRole('radio').nth(2).check()
      await sheet.getByLabel(s.w.pauseOwn, { exact: true }).fill('Mon nouveau bureau ouvre en janvier.')
    },
  },
  {
    name: 'card-missing',
    who: 'full',
    path: '/cartes/019b0000-0000-7000-8000-000000000000',
    act: (s) => heading(s, s.w.missingTitle),
  },
  {
    name: 'share',
    who: 'full',
    path: (s) => `/cartes/${s.card}`,
    async act(s) {
      await press(s, s.w.share)
      await s.page.getByRole('button', { name: s.w.copyLink }).waitFor()
      await settled(s)
    },
  },
  {
    name: 'share-options',
    who: 'full',
    path: (s) => `/cartes/${s.card}`,
    async act(s) {
      await press(s, s.w.share)
      await s.page.getByRole('button', { name: s.w.copyLink }).waitFor()
      await s.page.getByText(s.w.learnMore).click()
      await s.page.getByText(s.w.moreOptions).click()
      await s.page.getByRole('button', { name: s.w.makeLink }).scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'share-for-one',
    who: 'full',
    path: (s) => `/cartes/${s.card}`,
    async act(s) {
      await press(s, s.w.share)
      await s.page.getByRole('button', { name: s.w.copyLink }).waitFor()
      await s.page.getByText(s.w.moreOptions).click()
      await s.page.getByLabel(s.w.forOneOnly).check()
      await field(s, optional(s, 'name')).fill('Nadia Tazi')
      await field(s, optional(s, 'email')).fill('nadia.tazi@riad-almandar.example')
      await s.page.getByLabel(s.w.askCode).check()
      await s.page.getByLabel(s.w.forOneOnly).evaluate('(box) => box.scrollIntoView()')
    },
  },
  {
    name: 'share-failed',
    who: 'full',
    path: (s) => `/cartes/${s.card}`,
    before: (s) => s.page.route('**/api/cards/*/links', (route) => route.abort('internetdisconnected')),
    async act(s) {
      await refuse(s, '/api/links?*', 'unavailable')
      await press(s, s.w.share)
      await alert(s)
    },
  },
  {
    name: 'share-qr',
    who: 'full',
    path: (s) => `/cartes/${s.card}`,
    async act(s) {
      await press(s, s.w.share)
      await s.page.getByRole('button', { name: s.w.copyLink }).waitFor()
      await s.page.getByText(s.w.qrOptions).click()
      await s.page.getByText(s.w.qrPrint).waitFor()
      await settled(s)
      await s.page.getByText(s.w.qrOptions).scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'share-chip',
    who: 'full',
    path: (s) => `/cartes/${s.card}`,
    before: (s) => s.page.addInitScript('window.NDEFReader = class { write() { return new Promise(() => undefined) } }'),
    async act(s) {
      await press(s, s.w.share)
      await s.page.getByRole('button', { name: s.w.copyLink }).waitFor()
      await s.page.getByText(s.w.moreOptions).click()
      await s.page.getByText(s.w.chipTitle, { exact: true }).click()
      await press(s, s.w.chip)
      await s.page.getByText(s.w.chipNear).waitFor()
      await s.page.getByText(s.w.chipTitle, { exact: true }).scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'share-chip-guide',
    who: 'full',
    path: (s) => `/cartes/${s.card}`,
    async act(s) {
      await press(s, s.w.share)
      await s.page.getByRole('button', { name: s.w.copyLink }).waitFor()
      await s.page.getByText(s.w.moreOptions).click()
      await s.page.getByText(s.w.chipTitle, { exact: true }).click()
      await s.page.getByText(s.w.chipGuideApp).scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'share-offline',
    who: 'full',
    path: (s) => `/cartes/${s.card}`,
    async act(s) {
      await press(s, s.w.share)
      await s.page.getByRole('button', { name: s.w.copyLink }).waitFor()
      await s.page.getByText(s.w.moreOptions).click()
      await s.page.getByText(s.w.contactQr, { exact: true }).click()
      await press(s, s.w.contactQrMake)
      await s.page.getByText(s.w.contactQrNeedsYes).waitFor()
      await s.page.getByText(s.w.contactQr, { exact: true }).scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'share-offline-made',
    who: 'full',
    path: (s) => `/cartes/${s.card}`,
    async act(s) {
      await press(s, s.w.share)
      await s.page.getByRole('button', { name: s.w.copyLink }).waitFor()
      await s.page.getByText(s.w.moreOptions).click()
      await s.page.getByText(s.w.contactQr, { exact: true }).click()
      await s.page.getByLabel(s.w.contactQrYes).check()
      await press(s, s.w.contactQrMake)
      await s.page.getByRole('img', { name: s.w.contactQrAlt }).scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'home-qr',
    who: 'met',
    path: '',
    async act(s) {
      await press(s, s.w.fullQr)
      await s.page.getByRole('img', { name: s.w.qrOf }).waitFor()
      await settled(s)
    },
  },
  {
    name: 'openings',
    who: 'full',
    path: (s) => `/cartes/${s.card}/consultations`,
    act: (s) => s.page.getByRole('table').waitFor(),
  },
  {
    name: 'openings-empty',
    who: 'full',
    path: (s) => `/cartes/${s.empty}/consultations`,
    act: (s) => s.page.getByText(s.w.noOpenings).waitFor(),
  },
  { name: 'access', who: 'full', path: '/acces', act: (s) => settled(s) },
  { name: 'access-empty', who: 'empty', path: '/acces', act: (s) => heading(s, s.w.nobodySees) },
  { name: 'access-none', who: 'full', path: (s) => `/acces?card=${s.empty}&state=spent`, act: (s) => heading(s, s.w.noneFiltered) },
  {
    name: 'access-loading',
    who: 'full',
    path: '/acces',
    before: (s) => never(s, '/api/links*'),
    act: (s) => s.page.getByRole('status', { name: s.w.loading }).waitFor(),
  },
  { name: 'access-failed', who: 'full', path: '/acces', before: (s) => refuse(s, '/api/links*', 'unavailable'), act: (s) => alert(s) },
  {
    name: 'access-revoke',
    who: 'full',
    path: '/acces',
    async act(s) {
      await s.page.getByRole('button', { name: s.w.revoke }).first().click()
      await s.page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'access-chosen',
    who: 'full',
    path: '/acces?sort=expires&order=ascending',
    async act(s) {
      await s.page.getByRole('checkbox').nth(2).check()
      await s.page.getByRole('checkbox').nth(3).check()
      await s.page.locator('summary').first().click()
    },
  },
  { name: 'access-revoked', who: 'full', path: '/acces?state=revoked', act: (s) => settled(s) },
  {
    name: 'access-rename',
    who: 'full',
    path: '/acces',
    async act(s) {
      await s.page.getByRole('button', { name: s.w.rename }).first().click()
      await s.page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'access-copy',
    who: 'full',
    path: '/acces',
    async act(s) {
      await s.page.getByRole('button', { name: s.w.copyAgain }).first().click()
      await s.page.getByRole('img', { name: s.w.qrOf }).waitFor()
    },
  },
  {
    name: 'account',
    who: 'full',
    path: '/compte',
    async act(s) {
      await heading(s, s.w.account)
      await settled(s)
    },
  },
  {
    name: 'documents',
    who: 'full',
    path: '/factures',
    async act(s) {
      await heading(s, s.w.documents)
      await s.page.getByRole('button', { name: s.w.downloadOf.replace('{number}', 'FA-2026-000041') }).waitFor()
      await settled(s)
    },
  },
  {
    name: 'documents-none',
    who: 'empty',
    path: '/factures',
    async act(s) {
      await heading(s, s.w.noDocuments)
      await settled(s)
    },
  },
  {
    name: 'documents-refused',
    who: 'full',
    path: '/factures',
    before: (s) => refuse(s, '/api/documents/*', 'unavailable'),
    async act(s) {
      await s.page.getByRole('button', { name: s.w.downloadOf.replace('{number}', 'FA-2026-000041') }).click()
      await alert(s)
    },
  },
  {
    name: 'account-refused',
    who: 'full',
    path: '/compte',
    before: (s) => refuse(s, '/api/account/password', 'password-common'),
    async act(s) {
      await field(s, s.w.newPassword).fill('motdepassemotdepasse')
      await s.page.getByRole('button', { name: s.w.replacePassword }).click()
      await alert(s)
    },
  },
  {
    name: 'account-email-code',
    who: 'full',
    path: '/compte',
    before: (s) => answer(s, '/api/account/email', sent),
    async act(s) {
      await field(s, s.w.newEmail).fill('yasmine@atelier-yc.example')
      await press(s, s.w.changeEmail)
      await field(s, s.w.code).waitFor()
    },
  },
  {
    name: 'account-prove',
    who: 'full',
    path: '/compte',
    async before(s) {
      await refuse(s, '/api/account/email', 'prove-again')
      await answer(s, '/api/account/prove/code', sent)
    },
    async act(s) {
      await field(s, s.w.newEmail).fill('yasmine@atelier-yc.example')
      await press(s, s.w.changeEmail)
      await s.page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'account-close',
    who: 'full',
    path: '/compte',
    async act(s) {
      await press(s, s.w.closeAccount)
      await s.page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'session-ended',
    who: 'full',
    path: '/compte',
    async act(s) {
      await field(s, optional(s, 'company')).fill('Atelier YC, Rabat et Marrakech')
      await refuse(s, '/api/account', 'signed-out')
      await s.page.getByRole('button', { name: s.w.saveDetails }).click()
      await s.page.getByText(s.w.sessionEnded, { exact: true }).waitFor()
    },
  },
  { name: 'invitation', who: 'full', path: '/invitation#0', act: (s) => heading(s, s.w.invitationTitle) },
  {
    name: 'invitation-dead',
    who: 'full',
    path: '/invitation#0',
    before: (s) => refuse(s, '/api/staff/invitation/accept', 'invitation-dead'),
    async act(s) {
      await press(s, s.w.invitationAccept)
      await alert(s)
    },
  },
  { name: 'contacts', who: 'met', path: '/contacts', act: (s) => settled(s) },
  {
    name: 'contacts-chosen',
    who: 'met',
    path: '/contacts',
    async act(s) {
      await s.page.getByRole('checkbox').nth(2).check()
      await s.page.getByRole('checkbox').nth(3).check()
    },
  },
  {
    name: 'contacts-none',
    who: 'met',
    path: '/contacts#q=riad+27',
    act: (s) => heading(s, s.w.noneFound),
  },
  { name: 'contacts-empty', who: 'empty', path: '/contacts', act: (s) => heading(s, s.w.noContactTitle) },
  {
    name: 'contacts-loading',
    who: 'met',
    path: '/contacts',
    before: (s) => never(s, '/api/contacts/search'),
    act: (s) => s.page.getByRole('status', { name: s.w.loading }).waitFor(),
  },
  {
    name: 'contacts-failed',
    who: 'met',
    path: '/contacts',
    before: (s) => refuse(s, '/api/contacts/search', 'unavailable'),
    act: (s) => alert(s),
  },
  {
    name: 'contact',
    who: 'met',
    path: (s) => `/contacts/${s.visits.asks}`,
    act: (s) => settled(s),
  },
  {
    name: 'contact-delete',
    who: 'met',
    path: (s) => `/contacts/${s.visits.asks}`,
    async act(s) {
      await press(s, s.w.deleteContact)
      await s.page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'contact-of-two',
    who: 'met',
    path: '/contacts#q=Hamza',
    async act(s) {
      await s.page.getByRole('link', { name: 'Hamza Oukacha' }).first().click()
      await s.page.getByRole('button', { name: s.w.separate }).first().waitFor()
      await settled(s)
    },
  },
  {
    name: 'contact-missing',
    who: 'met',
    path: '/contacts/019b0000-0000-7000-8000-000000000000',
    act: (s) => heading(s, s.w.contactMissing),
  },
  { name: 'duplicates', who: 'met', path: '/contacts/doublons', act: (s) => s.page.getByRole('button', { name: s.w.merge }).waitFor() },
  { name: 'duplicates-none', who: 'empty', path: '/contacts/doublons', act: (s) => heading(s, s.w.noDuplicates) },
  {
    name: 'export',
    who: 'met',
    path: '/contacts',
    async act(s) {
      await press(s, s.w.exportAll)
      await s.page.getByRole('dialog').waitFor()
      await s.page.getByRole('dialog').getByRole('button').last().click()
      await s.page.getByText(s.w.exportNeedsDestination).waitFor()
    },
  },
  {
    name: 'export-ready',
    who: 'met',
    path: '/contacts',
    before: (s) =>
      s.page.route('**/api/contacts/export', (route) =>
        route.fulfill({
          contentType: 'text/csv',
          headers: { 'content-disposition': 'attachment; filename="contacts-2026-11-26.csv"' },
          body: 'x',
        }),
      ),
    async act(s) {
      await press(s, s.w.exportAll)
      await s.page.getByLabel(s.w.destination_crm).check()
      await s.page.getByRole('dialog').getByRole('button').last().click()
      await s.page.getByText(s.w.exportReady).waitFor()
    },
  },
  { name: 'contacts-settings', who: 'met', path: '/contacts/reglages', act: (s) => settled(s) },
]
