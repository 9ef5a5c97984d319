import { qrSvg } from '#domains/sharing/index.ts'
import { alert, answer, heading, never, press, refuse, type Scene, type Stage, settled } from './portal-scenes.ts'

// The company, what protects an account, the groups one names, and the card as others see it: empty, full and failing.

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const uri = `otpauth://totp/ConnectCard?secret=${secret}&issuer=ConnectCard`
const codes = [
  'k7mq2-v9xab',
  'p3tn8-wzc4d',
  'h4rb6-jydq2',
  'm9vx3-kqtw5',
  'c8zn5-pwr7e',
  'j6yd7-hbm3k',
  't2kq4-vnx8s',
  'w5pr9-cztg6',
  'b3hm8-jdyf2',
  'x7nv6-tkqa4',
]
const name = (s: Stage, company: string) => s.page.getByRole('heading', { name: company }).first().waitFor()
/** The account as it is, but for this. */
const accountWith = ({ page }: Stage, more: object) =>
  page.route('**/api/account', async (route) => {
    if (route.request().method() !== 'GET') return route.continue()
    const real = await route.fetch()
    await route.fulfill({ response: real, json: { ...(await real.json()), ...more } })
  })
const dialog = ({ page }: Stage) => page.getByRole('dialog')
const onAccount = { who: 'met', path: '/compte' } as const
const toFactor = async (s: Stage) => {
  await settled(s)
  await s.page.getByRole('heading', { name: s.w.factor }).evaluate('(title) => title.scrollIntoView()')
}
const begun = (s: Stage) => answer(s, '/api/account/factor', { secret, uri, qr: qrSvg(uri) })
const groups = (s: Stage) => answer(s, '/api/audiences', { items: three })
const three = [
  { id: '019b0000-0000-7000-8000-00000000000a', name: 'Famille' },
  { id: '019b0000-0000-7000-8000-00000000000b', name: 'زملاء المهنة' },
  { id: '019b0000-0000-7000-8000-00000000000c', name: 'Confrères du salon de Casablanca 2026' },
]

export const placesScenes: readonly Scene[] = [
  { name: 'company', who: 'runs', path: '/entreprise', act: (s) => name(s, 'Atlas').then(() => settled(s)) },
  { name: 'company-member', who: 'met', path: '/entreprise', act: (s) => name(s, 'Atlas').then(() => settled(s)) },
  { name: 'company-empty', who: 'empty', path: '/entreprise', act: (s) => heading(s, s.w.companiesNone) },
  {
    name: 'company-loading',
    who: 'met',
    path: '/entreprise',
    before: (s) => never(s, '/api/companies'),
    act: (s) => s.page.getByRole('status', { name: s.w.loading }).first().waitFor(),
  },
  { name: 'company-failed', who: 'met', path: '/entreprise', before: (s) => refuse(s, '/api/companies', 'unavailable'), act: alert },
  {
    name: 'company-invite',
    who: 'runs',
    path: '/entreprise',
    async act(s) {
      await settled(s)
      await press(s, s.w.companyInvite)
      await dialog(s).waitFor()
      await s.page.waitForTimeout(600)
    },
  },

  { ...onAccount, name: 'factor-off', act: toFactor },
  {
    ...onAccount,
    name: 'factor-add',
    before: begun,
    async act(s) {
      await toFactor(s)
      await press(s, s.w.factorAdd)
      await s.page.locator('.key').waitFor()
      await s.page.getByRole('heading', { name: s.w.factor }).evaluate('(title) => title.scrollIntoView()')
    },
  },
  {
    ...onAccount,
    name: 'factor-codes',
    async before(s) {
      await answer(s, '/api/account/factor/confirm', { codes })
      await begun(s)
    },
    async act(s) {
      await toFactor(s)
      await press(s, s.w.factorAdd)
      await s.page.getByLabel(s.w.factorCode).fill('123456')
      await s.page
        .getByText(codes[0] ?? '')
        .first()
        .waitFor()
    },
  },
  {
    ...onAccount,
    name: 'factor-on',
    before: (s) => accountWith(s, { secondFactor: { since: '2026-11-20T09:00:00.000Z', codesLeft: 3, offAt: null } }),
    act: toFactor,
  },
  {
    ...onAccount,
    name: 'factor-lost',
    before: (s) => accountWith(s, { secondFactor: { since: '2026-11-20T09:00:00.000Z', codesLeft: 0, offAt: '2026-11-28T09:00:00.000Z' } }),
    act: toFactor,
  },
  {
    name: 'second-step',
    who: 'nobody',
    path: '/connexion',
    before: (s) => answer(s, '/api/sign-in/password', { challenge: 'x'.repeat(43), minutes: 10 }),
    async act(s) {
      await press(s, s.w.withPassword)
      await s.page.getByLabel(s.w.email, { exact: true }).fill('yasmine.chraibi@atelier-yc.example')
      await s.page.getByLabel(s.w.password, { exact: true }).fill('le figuier du patio penche')
      await press(s, s.w.signIn)
      await s.page.getByLabel(s.w.factorCode).waitFor()
    },
  },

  { name: 'seen-as', who: 'full', path: (s) => `/cartes/${s.card}/vue`, act: settled },
  { name: 'seen-as-partners', who: 'full', path: (s) => `/cartes/${s.card}/vue?as=partners&in=ar`, act: settled },
  {
    name: 'seen-as-one',
    who: 'full',
    path: (s) => `/cartes/${s.card}/vue`,
    async act(s) {
      await settled(s)
      const who = s.page.getByLabel(s.w.seeAsWho)
      await who.selectOption({ index: (await who.locator('option').count()) - 1 })
      await settled(s)
    },
  },
  {
    name: 'seen-as-unpublished',
    who: 'full',
    path: (s) => `/cartes/${s.empty}/vue`,
    act: (s) => s.page.getByText(s.w.seeAsUnpublished).waitFor(),
  },
  {
    name: 'seen-as-failed',
    who: 'full',
    path: (s) => `/cartes/${s.card}/vue`,
    before: (s) => refuse(s, '/api/links?*', 'unavailable'),
    act: alert,
  },

  {
    name: 'openings-loading',
    who: 'full',
    path: (s) => `/cartes/${s.card}/consultations`,
    before: (s) => never(s, '/openings'),
    act: (s) => s.page.getByRole('status', { name: s.w.loading }).first().waitFor(),
  },
  {
    name: 'openings-failed',
    who: 'full',
    path: (s) => `/cartes/${s.card}/consultations`,
    before: (s) => refuse(s, '/openings', 'unavailable'),
    act: alert,
  },

  {
    name: 'audiences-empty',
    who: 'full',
    path: '/acces',
    async act(s) {
      await settled(s)
      await press(s, s.w.groups)
      await s.page.getByText(s.w.groupsNone).waitFor()
    },
  },
  {
    name: 'audiences',
    who: 'full',
    path: '/acces',
    before: groups,
    async act(s) {
      await settled(s)
      await press(s, s.w.groups)
      await s.page.getByText(s.w.groupsFull).waitFor()
    },
  },
  {
    name: 'audiences-delete',
    who: 'full',
    path: '/acces',
    async before(s) {
      await groups(s)
      await answer(s, '/api/audiences/*/use', { links: 3, fields: 2, cards: 1 })
    },
    async act(s) {
      await settled(s)
      await press(s, s.w.groups)
      await dialog(s).getByRole('button', { name: s.w.deleteGroup }).nth(1).click()
      await s.page.getByText('3').last().waitFor()
    },
  },
  {
    name: 'audiences-failed',
    who: 'full',
    path: '/acces',
    before: (s) => refuse(s, '/api/audiences', 'unavailable'),
    async act(s) {
      await settled(s)
      await press(s, s.w.groups)
      await dialog(s).getByRole('alert').waitFor()
    },
  },
  {
    name: 'audiences-field',
    who: 'full',
    path: (s) => `/cartes/${s.card}`,
    before: groups,
    async act(s) {
      await settled(s)
      const meant = s.page.getByLabel(s.w.visibleTo, { exact: true })
      await meant.nth(2).selectOption('several')
      await s.page.getByText(s.w.severalWho).first().evaluate('(label) => label.scrollIntoView({ block: "center" })')
    },
  },
]
