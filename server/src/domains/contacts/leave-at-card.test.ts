import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeAccount } from '#domains/accounts/index.ts'
import { deleteCard, endCardsOf, pauseCard, switchExchange } from '#domains/profiles/index.ts'
import { revokeLink } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import { noticeVersion } from '#platform/notice.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { type PublishedCard, someCard, someLink } from '#test/people.ts'
import { formOf, type Got, leaveAt, nadia, receiptIn, ticketIn, type Visitor, visitorAt } from '#test/visitor.ts'
import { endContactsOf } from './end-contacts.ts'
import { exchangeText } from './notice.ts'
import { setPreference } from './preference.ts'

/** As the product closes an account: what else ends with a card is not of these tests. */
const closing: Parameters<typeof closeAccount>[3] = [(tx, actor, ownerId) => endCardsOf(tx, actor, ownerId, []), endContactsOf]

let installation: TestInstallation
let origin: string
let visitor: Visitor
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
  visitor = visitorAt(origin)
})
afterAll(() => installation.close())

const rowsOf = async ({ ownerId }: PublishedCard) =>
  (await installation.owner.data.query('select * from contacts.contact where owner_id = $1 order by id', [ownerId])).rows

describe('the form', () => {
  test('stands beside an open card, with the notice and the choices, and says whose it is', async () => {
    const card = await someCard(installation)
    await installation.deeds.run((tx) =>
      setPreference(tx, { kind: 'person', id: card.ownerId }, card.ownerId, { keepMonths: 6, digest: true }),
    )
    const { page } = await formOf(origin, (await someLink(installation, card)).token)
    expect(page.status).toBe(200)
    expect(page.headers.get('cache-control')).toBe('no-store')
    for (const said of [
      'Salma Benjelloun',
      'IdNet, société de droit marocain',
      'responsable du traitement',
      '6 mois au plus à compter d’aujourd’hui',
      'loi 09-08',
      'contact@IdNet.ma',
      'sans garantie de sécurité',
      'numéro de récépissé à renseigner',
      'Je ne souhaite pas être recontacté(e) à des fins commerciales',
      'Prévenez-moi si cette personne ferme son compte',
      'M’envoyer le lien de mon reçu par e\u2011mail',
      'obligatoire, sinon rien ne peut être envoyé',
    ])
      expect(page.text, said).toContain(said)
    expect(page.text).not.toContain('<script')
    expect(page.text.indexOf('name="noProspecting"')).toBeLessThan(page.text.indexOf('Envoyer mes coordonnées'))
  })

  test('is there in the reader’s language, and not without an open card', async () => {
    const card = await someCard(installation)
    const { token } = await someLink(installation, card)
    expect((await formOf(origin, token, 'ar')).page.text).toContain('lang="ar" dir="rtl"')
    expect((await formOf(origin, token, 'ar')).page.text).toContain('سلمى بنجلون')
    expect((await visitor.get('/echange/1')).status).toBe(404)
    expect((await visitor.get('/echange')).status).toBe(404)
    expect((await visitor.get('/echange/256')).status).toBe(404)
  })

  test('what is wrong is said beside its field, and everything typed stays', async () => {
    const card = await someCard(installation)
    const { ticket } = await formOf(origin, (await someLink(installation, card)).token)
    installation.clock.forward({ seconds: 5 })
    const typed = { name: ' ', email: 'nadia@', phone: '06 12', company: 'x'.repeat(200), note: 'Bonjour <b>' }
    const { status, text } = await visitor.post('/echange', { ...typed, ticket, noProspecting: '1' })
    expect(status).toBe(422)
    for (const said of ['Ce champ est nécessaire.', 'adresse e-mail n’est pas complète', 'Ce numéro n’est pas complet', 'C’est trop long.'])
      expect(text).toContain(said)
    for (const kept of ['value="nadia@"', 'value="06 12"', 'x'.repeat(200), 'Bonjour &lt;b&gt;']) expect(text).toContain(kept)
    expect(text).toMatch(/name="noProspecting" value="1" checked/)
    expect(ticketIn(text)).toBe(ticket)
    expect(await rowsOf(card)).toEqual([])

    const empty = await visitor.post('/echange', { ...typed, name: 'Nadia', email: '', phone: '', company: '', ticket })
    expect(empty.text).toContain('Donnez une adresse e-mail ou un numéro de téléphone.')
    const wishes = await visitor.post('/echange', { ...nadia, email: '', ticket, mailReceipt: '1' })
    expect(wishes.text).toContain('Donnez une adresse e-mail, ou décochez')
  })

  test('a program gets codes and names of fields, and nothing of what it sent', async () => {
    const card = await someCard(installation)
    const { ticket } = await formOf(origin, (await someLink(installation, card)).token)
    installation.clock.forward({ seconds: 5 })
    const refused = await visitor.json('/echange', { ticket, ...nadia, phone: '12', email: 'x' })
    expect(JSON.parse(refused.text)).toMatchObject({ code: 'invalid', fields: ['phone', 'email'] })
    const left = await visitor.json('/echange', { ticket, ...nadia, noProspecting: true })
    expect(left.status).toBe(201)
    expect(JSON.parse(left.text)).toMatchObject({
      receipt: expect.stringMatching(/\/recu#[0-9a-z]{32}$/),
      shown: { state: 'kept', to: 'Salma Benjelloun', noProspecting: true, details: { ...nadia, phone: '+212612345678' } },
    })
  })
})

test('what is left knows the card, the link, the notice that was read, the choice, and for how long', async () => {
  const card = await someCard(installation)
  const link = await someLink(installation, card)
  const { ticket } = await formOf(origin, link.token)
  // what was told stays, also when the owner meanwhile keeps longer; shorter is shorter
  await installation.deeds.run((tx) => setPreference(tx, system, card.ownerId, { keepMonths: 12, digest: true }))
  installation.clock.forward({ seconds: 5 })
  const { status, text } = await visitor.post('/echange', { ...nadia, ticket, noProspecting: '1', tellClosing: 'on' })
  expect(status).toBe(200)
  expect(text).toContain('a\u00A0reçu vos coordonnées')
  expect(receiptIn(text)).toMatch(/^[0-9a-z]{32}$/)
  expect(await rowsOf(card)).toMatchObject([
    {
      card_id: card.cardId,
      link_id: link.id,
      kind: 'left',
      no_prospecting: true,
      tell_closing: true,
      language: 'fr',
      notice: noticeVersion(exchangeText, '2026-11-23'),
      keep_until: expect.anything(),
    },
  ])
})

describe('the ticket', () => {
  test('a form that is sent twice, also at the same time, leaves one contact and shows the same receipt', async () => {
    const card = await someCard(installation)
    const { ticket } = await formOf(origin, (await someLink(installation, card)).token)
    installation.clock.forward({ seconds: 5 })
    const pages = await Promise.all([1, 2, 3, 4].map(() => visitor.post('/echange', { ...nadia, ticket })))
    expect(new Set(pages.map(({ text }) => receiptIn(text))).size).toBe(1)
    const later = await visitor.post('/echange', { ...nadia, name: 'Autre', ticket })
    expect(receiptIn(later.text)).toBe(receiptIn(pages[0]?.text ?? ''))
    expect(later.text).toContain('Nadia Tazi') // as it stands: nothing was overwritten
    expect(await rowsOf(card)).toHaveLength(1)
  })

  test('is good for an hour after the card closed in that browser, without the key of the card; then no more', async () => {
    const card = await someCard(installation)
    const first = await formOf(origin, (await someLink(installation, card)).token)
    const second = await formOf(origin, (await someLink(installation, card)).token)
    installation.clock.forward({ minutes: 74 })
    expect((await visitor.get('/c/1', first.cookie)).status).toBe(404)
    expect((await visitor.post('/echange', { ...nadia, ticket: first.ticket })).status).toBe(200)
    installation.clock.forward({ minutes: 2 })
    const late = await visitor.post('/echange', { ...nadia, ticket: second.ticket })
    expect(late.status).toBe(410)
    expect(late.text).toContain('Nadia Tazi') // what was typed can be copied
    expect(await rowsOf(card)).toHaveLength(1)
  })

  test('a form that comes back faster than anybody types asks to press again, and nothing is lost', async () => {
    const card = await someCard(installation)
    const { ticket } = await formOf(origin, (await someLink(installation, card)).token)
    const { status, text } = await visitor.post('/echange', { ...nadia, ticket })
    expect([status, ticketIn(text)]).toEqual([409, ticket])
    expect(text).toContain('Appuyez encore une fois')
    expect(text).toContain('value="Nadia Tazi"')
    installation.clock.forward({ seconds: 2 })
    expect((await visitor.post('/echange', { ...nadia, ticket })).status).toBe(200)
  })

  test('what stands in the field that nobody sees asks to press again', async () => {
    const card = await someCard(installation)
    const { ticket } = await formOf(origin, (await someLink(installation, card)).token)
    installation.clock.forward({ seconds: 5 })
    const trapped = await visitor.post('/echange', { ...nadia, ticket, website: 'https://spam.example' })
    expect(trapped.status).toBe(409)
    expect(trapped.text).not.toContain('spam.example')
    expect(await rowsOf(card)).toEqual([])
    expect((await visitor.post('/echange', { ...nadia, ticket })).status).toBe(200)
  })
})

describe('nothing is left', () => {
  const ends: readonly (readonly [string, (card: PublishedCard, linkId: string) => Promise<unknown>])[] = [
    ['after the link was taken back', ({ ownerId }, linkId) => installation.deeds.run((tx) => revokeLink(tx, system, { ownerId, linkId }))],
    ['while the card is paused', (card) => installation.deeds.run((tx) => pauseCard(tx, system, card))],
    ['after the card was deleted', (card) => installation.deeds.run((tx) => deleteCard(tx, system, card))],
    ['where the owner switched it off', (card) => installation.deeds.run((tx) => switchExchange(tx, system, { ...card, open: false }))],
    [
      'after the account was closed',
      async ({ ownerId }) => {
        await installation.deeds.run((tx) => closeAccount(tx, system, ownerId, closing))
      },
    ],
  ]
  test.each(ends)('%s', async (_when, end) => {
    const card = await someCard(installation)
    const link = await someLink(installation, card)
    const { ticket } = await formOf(origin, link.token)
    installation.clock.forward({ seconds: 5 })
    await end(card, link.id)
    const { status, text } = await visitor.post('/echange', { ...nadia, ticket })
    expect(status).toBe(409)
    expect(text).toContain('Rien n’a été envoyé ni conservé.')
    expect(text).toContain('Nadia Tazi')
    expect(await rowsOf(card)).toEqual([])
  })

  test('after the link has expired', async () => {
    const card = await someCard(installation)
    const expiresAt = new Date(installation.clock.now().getTime() + 60_000)
    const { ticket } = await formOf(origin, (await someLink(installation, card, { expiresAt })).token)
    installation.clock.forward({ minutes: 2 })
    expect((await visitor.post('/echange', { ...nadia, ticket })).status).toBe(409)
  })

  test('but openings that are used up do not matter: this reader has the card open', async () => {
    const card = await someCard(installation)
    const { token } = await someLink(installation, card, { maxViews: 1 })
    const { open, cookieOf } = await import('#test/people.ts')
    const cookie = cookieOf(await open(origin, token, { press: true }))
    const page = await visitor.get('/echange/1', cookie)
    installation.clock.forward({ seconds: 5 })
    expect((await visitor.post('/echange', { ...nadia, ticket: ticketIn(page.text) })).status).toBe(200)
  })

  test('when the account is closed at the same moment: one waits for the other, and nothing stays', async () => {
    for (let round = 0; round < 4; round++) {
      const card = await someCard(installation)
      const forms = await Promise.all([1, 2, 3].map(async () => formOf(origin, (await someLink(installation, card)).token)))
      installation.clock.forward({ seconds: 5 })
      const sent: Promise<Got>[] = forms.map(({ ticket }) => visitor.post('/echange', { ...nadia, ticket }))
      const closed = installation.deeds.run((tx) => closeAccount(tx, system, card.ownerId, closing))
      const answers = await Promise.all(sent)
      await closed
      for (const { status } of answers) expect([200, 404, 409]).toContain(status)
      expect((await rowsOf(card)).filter(({ details }) => details !== null)).toEqual([])
    }
  })
})

describe('the limits', () => {
  test('a stand at a fair: fifty people behind one address within ten minutes are all taken', async () => {
    const card = await someCard(installation)
    const { token } = await someLink(installation, card)
    const forms = await Promise.all(Array.from({ length: 50 }, () => formOf(origin, token)))
    installation.clock.forward({ seconds: 5 })
    for (const { ticket } of forms) expect((await visitor.post('/echange', { ...nadia, ticket })).status).toBe(200)
    expect(await rowsOf(card)).toHaveLength(50)
  })

  test('three hundred in a minute: the first sixty are taken, the others keep what was typed and are told when to press again', async () => {
    const card = await someCard(installation)
    const { token } = await someLink(installation, card)
    const { cookie } = await formOf(origin, token)
    const tickets: string[] = []
    for (let one = 0; one < 300; one++) tickets.push(ticketIn((await visitor.get('/echange/1', cookie)).text))
    installation.clock.forward({ seconds: 5 })
    const answers: Got[] = []
    for (const ticket of tickets)
      answers.push(await visitor.post('/echange', { ...nadia, ticket }, { 'x-forwarded-for': `203.0.113.${answers.length % 250}` }))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(60)
    const held = answers.filter(({ status }) => status === 429)
    expect(held).toHaveLength(240)
    for (const { text, headers } of held) {
      expect(text).toContain('value="Nadia Tazi"')
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    }
    // one who was told to wait is taken after the wait
    const last = tickets.at(-1) ?? ''
    installation.clock.forward({ minutes: 10 })
    expect((await visitor.post('/echange', { ...nadia, ticket: last })).status).toBe(200)
    // and another owner behind the same address was never held up
    expect((await leaveAt(installation, origin, await someCard(installation))).page.status).toBe(200)
  }, 180_000)
})
