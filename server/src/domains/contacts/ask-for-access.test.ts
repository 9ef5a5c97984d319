import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Audience } from '#contract/draft.ts'
import { deleteCard, endCardsOf, pauseCard } from '#domains/profiles/index.ts'
import { revokeLinks } from '#domains/sharing/index.ts'
import type { Actor } from '#platform/actor.ts'
import { system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { open, type PublishedCard, someAskingLink, someCard } from '#test/people.ts'
import { endContactsNow } from '#test/sweeping.ts'
import { askFor, askingFormOf, daniel, receiptIn, ticketIn, type Visitor, visitorAt } from '#test/visitor.ts'
import { giveAccess, refuseAccess } from './answer-request.ts'
import { deleteContact } from './delete-contact.ts'
import { deleteDetails } from './delete-details.ts'
import { sendDigests } from './digest.ts'
import { endContactsOf } from './end-contacts.ts'
import { contactsShown } from './list-contacts.ts'
import { contactOpened } from './read-contact.ts'

let installation: TestInstallation
let origin: string
let visitor: Visitor
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
  visitor = visitorAt(origin)
})
afterAll(() => installation.close())
// what one test counted does not hold up the next
beforeEach(() => installation.clock.forward({ minutes: 11 }))

const query = async (text: string, values: unknown[] = []) => (await installation.owner.data.query(text, values)).rows
const rowsOf = ({ ownerId }: PublishedCard) => query('select * from contacts.contact where owner_id = $1 order by id', [ownerId])
const linksOf = ({ cardId }: PublishedCard) => query('select id from sharing.link where card_id = $1', [cardId])
const owner = ({ ownerId }: PublishedCard): Actor => ({ kind: 'person', id: ownerId })
interface Wishes {
  readonly audience?: Audience
  readonly expiresAt?: string
  readonly binds?: boolean
}
const give = (card: PublishedCard, contactId: string, wishes: Wishes = {}) =>
  installation.deeds.run((tx) =>
    giveAccess(tx, owner(card), { ownerId: card.ownerId, contactId, label: 'Accès demandé', audience: 'anyone', binds: false, ...wishes }),
  )
const refuse = (card: PublishedCard, contactId: string) =>
  installation.deeds.run((tx) => refuseAccess(tx, owner(card), { ownerId: card.ownerId, contactId }))
const opened = (card: PublishedCard, contactId: string) =>
  installation.deeds.read((tx) => contactOpened(tx, owner(card), { ownerId: card.ownerId, contactId }))
const posted = async () => {
  const before = installation.mailbox.length
  await installation.deliver()
  return installation.mailbox.slice(before)
}
const receipt = async (token: string) => JSON.parse((await visitor.json('/recu/open', { token })).text)

describe('the form', () => {
  test('says whom one asks, with the notice and the choices, in the reader’s language', async () => {
    const card = await someCard(installation)
    const { token } = await someAskingLink(installation, card)
    const { page } = await askingFormOf(origin, token)
    expect(page.status).toBe(200)
    for (const said of [
      'Salma Benjelloun, Atlas Menuiserie',
      'IdNet, société de droit marocain',
      '30 jours à compter d’aujourd’hui',
      'deux ans au plus tard, et sont effacés un mois au plus après sa fin',
      'loi 09-08',
      'numéro de récépissé à renseigner',
      'Je ne souhaite pas être recontacté(e) à des fins commerciales',
      'la réponse et le code y sont envoyés',
    ])
      expect(page.text, said).toContain(said)
    expect(page.text).not.toMatch(/<script|name="phone"|name="vcard"/)
    expect((await askingFormOf(origin, token, 'ar')).page.text).toContain('lang="ar" dir="rtl"')
    const told = await open(origin, token, {}, { accept: 'application/json' })
    expect(await told.json()).toMatchObject({ to: 'Salma Benjelloun, Atlas Menuiserie', keepDays: 30, notice: { cndp: null } })
  })

  test('sent, it is a request that waits: a receipt, thirty days, and nothing of it lies open', async () => {
    const card = await someCard(installation)
    const { page, receipt: token, id } = await askFor(installation, origin, card)
    expect(page.status).toBe(200)
    expect(page.text).toContain('Votre demande est chez')
    expect(token).toMatch(/^[0-9a-z]{32}$/)
    const [row] = await rowsOf(card)
    expect(row).toMatchObject({ id, kind: 'asked', card_id: card.cardId, link_id: null, no_prospecting: false })
    expect(await query('select keep_until::text from contacts.contact where id = $1', [id])).toEqual([{ keep_until: '2026-12-23' }])
    expect(JSON.stringify(row)).not.toContain('Daniel')
    expect(await receipt(token)).toMatchObject({
      kind: 'asked',
      state: 'kept',
      access: 'waiting',
      details: { name: 'Daniel Roth', phone: null },
    })
    expect(await opened(card, id)).toMatchObject({
      access: 'waiting',
      kind: 'asked',
      link: { label: 'Site web' },
      details: { email: daniel.email },
    })
    const { items } = await installation.deeds.read((tx) =>
      contactsShown(tx, owner(card), { ownerId: card.ownerId, language: 'fr', sort: 'newest', limit: 50, kind: 'asked', only: 'waiting' }),
    )
    expect(items.map((one) => one.id)).toEqual([id])
  })

  test('wants a name and an address; everything typed stays', async () => {
    const card = await someCard(installation)
    const { token } = await someAskingLink(installation, card)
    const { ticket } = await askingFormOf(origin, token)
    installation.clock.forward({ seconds: 5 })
    const missing = await visitor.post('/demande', { token, ticket, name: '', email: '', note: 'Bonjour <b>' })
    expect(missing.status).toBe(422)
    expect(missing.text.match(/Ce champ est nécessaire/g)).toHaveLength(2)
    expect(missing.text).toContain('Bonjour &lt;b&gt;')
    expect((await visitor.post('/demande', { ...daniel, token, ticket, email: 'daniel@' })).status).toBe(422)
    expect((await visitor.post('/demande', { ...daniel, token, ticket, phone: '0612345678' })).status).toBe(400)
    expect(await rowsOf(card)).toEqual([])
    expect((await visitor.post('/demande', { ...daniel, token, ticket: ticketIn(missing.text) })).status).toBe(200)
    const asJson = await visitor.json('/demande', { ...daniel, token, ticket, email: '' })
    expect([asJson.status, JSON.parse(asJson.text).code]).toEqual([201, undefined]) // taken before: the same receipt
  })

  test('too fast or with the trap filled, it asks for one more press; sent twice it is one request', async () => {
    const card = await someCard(installation)
    const { token } = await someAskingLink(installation, card)
    const { ticket } = await askingFormOf(origin, token)
    const fast = await visitor.post('/demande', { ...daniel, token, ticket })
    expect(fast.status).toBe(409)
    expect(fast.text).toContain('Appuyez encore une fois sur «\u00A0Envoyer ma demande\u00A0»')
    installation.clock.forward({ seconds: 5 })
    expect((await visitor.post('/demande', { ...daniel, token, ticket, website: 'x' })).status).toBe(409)
    const both = await Promise.all([1, 2, 3].map(() => visitor.post('/demande', { ...daniel, token, ticket })))
    expect(both.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(new Set(both.map(({ text }) => receiptIn(text))).size).toBe(1)
    expect(await rowsOf(card)).toHaveLength(1)
  })

  test('too old, altered or of another link, it comes back with what was typed and a new ticket', async () => {
    const card = await someCard(installation)
    const [{ token }, other] = [await someAskingLink(installation, card), await someAskingLink(installation, card)]
    const { ticket } = await askingFormOf(origin, token)
    const others = (await askingFormOf(origin, other.token)).ticket
    installation.clock.forward({ minutes: 80 })
    for (const one of [ticket, others, `${ticket.slice(0, -3)}AAA`, '', 'x']) {
      const held = await visitor.post('/demande', { ...daniel, token, ticket: one })
      expect([held.status, held.text.includes('Roth Interiors')]).toEqual([410, true])
      expect(ticketIn(held.text)).not.toBe(one)
    }
    const held = await visitor.post('/demande', { ...daniel, token, ticket })
    installation.clock.forward({ seconds: 5 })
    expect((await visitor.post('/demande', { ...daniel, token, ticket: ticketIn(held.text) })).status).toBe(200)
    const asJson = await visitor.json('/demande', { ...daniel, token, ticket })
    expect([asJson.status, JSON.parse(asJson.text).code]).toEqual([410, 'form-dead'])
  })

  test('is taken by no link that is dead or opens a card, alike, and nothing typed is lost', async () => {
    const card = await someCard(installation)
    const { token } = await someAskingLink(installation, card)
    const { ticket } = await askingFormOf(origin, token)
    installation.clock.forward({ seconds: 5 })
    await installation.deeds.run((tx) => revokeLinks(tx, system, { ownerId: card.ownerId, all: true }))
    const answers = await Promise.all(
      [token, '0'.repeat(32), 'nothing'].map((one) => visitor.post('/demande', { ...daniel, ticket, token: one })),
    )
    expect(answers.map(({ status }) => status)).toEqual([409, 409, 409])
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(answers[0]?.text).toContain('Roth Interiors')
    expect(await rowsOf(card)).toEqual([])
  })

  test('floods are held off as beside a card', async () => {
    const card = await someCard(installation)
    const { token } = await someAskingLink(installation, card)
    const tickets: string[] = []
    for (let one = 0; one < 64; one++) tickets.push((await askingFormOf(origin, token)).ticket)
    installation.clock.forward({ seconds: 5 })
    const statuses: number[] = []
    for (const ticket of tickets) statuses.push((await visitor.post('/demande', { ...daniel, token, ticket })).status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(60)
    expect(statuses.slice(60)).toEqual([429, 429, 429, 429])
  })
})

describe('a yes', () => {
  test('makes a link for them alone and mails it; the code that it asks for goes to the same address', async () => {
    const card = await someCard(installation)
    const { id, receipt: token } = await askFor(installation, origin, card)
    await give(card, id)
    const [mail, ...more] = (await posted()).filter(({ to }) => to === daniel.email)
    expect(more).toEqual([])
    expect(mail?.subject).toBe('Votre demande sur ConnectCard')
    expect(`${mail?.subject} ${mail?.text} ${mail?.html}`).not.toMatch(/Daniel|Roth Int|Salma|Benjelloun|Atlas|salon/)
    const link = /\/l\/([0-9a-z]{32})/.exec(mail?.text ?? '')?.[1] ?? ''
    const first = await open(origin, link)
    expect(await first.text()).toContain('action="/acces/code"')
    await visitor.post('/acces/code', { token: link })
    const code = (await posted()).find(({ to }) => to === daniel.email)?.code ?? ''
    const card2 = await open(origin, link, { code })
    expect(await card2.text()).toContain('Benjelloun')
    expect(await opened(card, id)).toMatchObject({ access: 'given' })
    expect(await receipt(token)).toMatchObject({ state: 'kept', access: 'given' })
    expect(await query('select deed from audit.entry where object_id = $1 order by deed', [id])).toEqual([
      { deed: 'access.give' },
      { deed: 'contact.leave' },
    ])
  })

  test('twice, and two at a time, is yes once', async () => {
    const card = await someCard(installation)
    const { id } = await askFor(installation, origin, card)
    await Promise.all([give(card, id), give(card, id, { audience: 'clients' }), give(card, id)].map((one) => one.catch(() => undefined)))
    await give(card, id)
    expect(await linksOf(card)).toHaveLength(1)
    expect((await posted()).filter(({ to }) => to === daniel.email)).toHaveLength(1)
  })

  test('is refused for a card that is paused or gone, and for what somebody else was sent', async () => {
    const [card, other] = [await someCard(installation), await someCard(installation)]
    const { id } = await askFor(installation, origin, card)
    await expect(give({ ...card, ownerId: other.ownerId }, id)).rejects.toMatchObject({ code: 'not-found' })
    await expect(refuse({ ...card, ownerId: other.ownerId }, id)).rejects.toMatchObject({ code: 'not-found' })
    await installation.deeds.run((tx) => pauseCard(tx, system, card))
    await expect(give(card, id)).rejects.toMatchObject({ code: 'card-closed' })
    await installation.deeds.run((tx) => deleteCard(tx, system, card))
    await expect(give(card, id)).rejects.toMatchObject({ code: 'card-closed' })
    expect(await linksOf(card)).toEqual([])
    await refuse(card, id)
  })

  test('to one address is mailed three times in ten minutes, however many owners say it', async () => {
    const codes: (string | undefined)[] = []
    for (let one = 0; one < 5; one++) {
      const card = await someCard(installation)
      const { id } = await askFor(installation, origin, card, { email: 'victim@example.ma' })
      codes.push((await give(card, id))?.code)
    }
    expect(codes).toEqual([undefined, undefined, undefined, 'many-at-once', 'many-at-once'])
    expect((await posted()).filter(({ to }) => to === 'victim@example.ma')).toHaveLength(3)
  })

  test('is taken back by its visitor, who deletes all of it: the link goes too; withdrawing is not enough', async () => {
    const card = await someCard(installation)
    const { id, receipt: token } = await askFor(installation, origin, card)
    await give(card, id)
    expect((await visitor.post('/recu/withdraw', { token })).status).toBe(409)
    const page = await visitor.post('/recu/open', { token })
    expect(page.text).toContain('et le lien qui vous a été donné')
    expect(page.text).not.toMatch(/\/recu\/(?:withdraw|confirm)"/)
    expect((await visitor.post('/recu/delete', { token, sure: '1' })).status).toBe(200)
    const [link] = await linksOf(card)
    expect(await query('select 1 from sharing.revocation where link_id = $1', [link.id])).toHaveLength(1)
    expect(await query('select visitor from sharing.named where link_id = $1', [link.id])).toEqual([{ visitor: null }])
    expect((await posted()).filter(({ to }) => to === daniel.email)).toEqual([]) // it had not left yet
  })
})

describe('a no', () => {
  test('erases what was sent; the receipt tells it kindly, and no mail does', async () => {
    const card = await someCard(installation)
    const { id, receipt: token } = await askFor(installation, origin, card)
    await refuse(card, id)
    await refuse(card, id) // twice is once
    const [row] = await rowsOf(card)
    expect(row).toMatchObject({ details: null, left_to: null, receipt: null, asking_id: null })
    expect(await query('select deleted_by from contacts.deletion where contact_id = $1', [id])).toEqual([{ deleted_by: 'refusal' }])
    await expect(opened(card, id)).rejects.toMatchObject({ code: 'not-found' })
    const page = await visitor.post('/recu/open', { token })
    expect([page.status, page.text.includes('Pas d’accès cette fois')]).toEqual([200, true])
    expect(await receipt(token)).toMatchObject({ state: 'refused', access: null, details: null })
    expect((await posted()).filter(({ to }) => to === daniel.email)).toEqual([])
    await expect(give(card, id)).rejects.toMatchObject({ code: 'answered-already' })
    installation.clock.forward({ days: 31 })
    await endContactsNow(installation)
    expect((await visitor.post('/recu/open', { token })).status).toBe(404)
  })

  test('and a yes at the same moment: one of them counts, whoever was first', async () => {
    for (let turn = 0; turn < 4; turn++) {
      const card = await someCard(installation)
      const { id } = await askFor(installation, origin, card, { email: `daniel-${turn}@roth.example` })
      const done = await Promise.allSettled([give(card, id), refuse(card, id)])
      const [yes, no] = done.map(({ status }) => status === 'fulfilled')
      expect(yes).toBe(!no)
      expect(await linksOf(card)).toHaveLength(yes ? 1 : 0)
      expect(done.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'answered-already' } })
    }
  })
})

describe('a request', () => {
  test('that its author took back or deleted is answered no more, and the owner is told', async () => {
    const card = await someCard(installation)
    const [withdrawn, deleted] = [await askFor(installation, origin, card), await askFor(installation, origin, card)]
    await visitor.post('/recu/withdraw', { token: withdrawn.receipt })
    await visitor.post('/recu/delete', { token: deleted.receipt, sure: '1' })
    for (const { id } of [withdrawn, deleted])
      for (const answer of [give, refuse]) await expect(answer(card, id)).rejects.toMatchObject({ code: 'request-gone' })
    expect(await linksOf(card)).toEqual([])
    await visitor.post('/recu/give-back', { token: withdrawn.receipt })
    await give(card, withdrawn.id)
    expect(await linksOf(card)).toHaveLength(1)
  })

  test('that its author deletes while it is answered leaves no link that opens, and none waits for another that waits for it', async () => {
    for (let turn = 0; turn < 8; turn++) {
      const card = await someCard(installation)
      const { id, receipt: token } = await askFor(installation, origin, card, { email: `efface-${turn}@roth.example` })
      const begun: string[] = []
      const run = (name: string, deed: (tx: Tx) => Promise<unknown>) =>
        installation.deeds.run((tx) => {
          begun.push(name) // again, where the database broke it off
          return deed(tx)
        })
      const addressed = { ownerId: card.ownerId, contactId: id }
      const yes = { ...addressed, label: 'Accès demandé', audience: 'anyone', binds: false } as const
      await Promise.allSettled([
        run('deletes', (tx) => deleteDetails(tx, token)),
        turn % 2
          ? run('answers', (tx) => giveAccess(tx, owner(card), yes))
          : run('answers', (tx) => refuseAccess(tx, owner(card), addressed)),
        run('deletes twice', (tx) => deleteDetails(tx, token)),
        run('owner deletes', (tx) => deleteContact(tx, owner(card), addressed)),
      ])
      expect(begun.sort()).toEqual(['answers', 'deletes', 'deletes twice', 'owner deletes'])
      expect(await query('select details from contacts.contact where id = $1', [id])).toEqual([{ details: null }])
    }
  })

  test('keeps its address when its author corrects it', async () => {
    const card = await someCard(installation)
    const { id, receipt: token } = await askFor(installation, origin, card)
    const refused = await visitor.post('/recu/correct', { token, ...daniel, email: '', phone: '0612345678' })
    expect([refused.status, refused.text.includes('Ce champ est nécessaire')]).toEqual([422, true])
    await visitor.post('/recu/correct', { token, ...daniel, email: 'nouveau@roth.example' })
    await give(card, id)
    expect((await posted()).map(({ to }) => to)).toContain('nouveau@roth.example')
  })

  test('that nobody answers ends after thirty days, and cannot be made to last', async () => {
    const card = await someCard(installation)
    const { id, receipt: token } = await askFor(installation, origin, card)
    installation.clock.forward({ days: 20 })
    await visitor.post('/recu/confirm', { token })
    installation.clock.forward({ days: 10 })
    await endContactsNow(installation)
    expect(await receipt(token)).toMatchObject({ access: 'waiting' })
    installation.clock.forward({ days: 1 })
    await expect(give(card, id)).rejects.toMatchObject({ code: 'request-gone' }) // also before the sweep
    await endContactsNow(installation)
    expect((await visitor.post('/recu/open', { token })).status).toBe(404)
    expect(await query('select deleted_by from contacts.deletion where contact_id = $1', [id])).toEqual([{ deleted_by: 'time' }])
  })

  test('that was answered yes ends as it was told to; the link stands by itself', async () => {
    const card = await someCard(installation)
    const { id } = await askFor(installation, origin, card)
    await give(card, id)
    installation.clock.forward({ days: 31 })
    await endContactsNow(installation)
    expect(await query('select 1 from contacts.access_given where contact_id = $1', [id])).toEqual([])
    const [named] = await query('select visitor from sharing.named join sharing.link on id = link_id where card_id = $1', [card.cardId])
    expect(named.visitor).not.toBeNull()
  })

  test('ends with the account', async () => {
    const card = await someCard(installation)
    const { receipt: token, ticket, token: link } = await askFor(installation, origin, card)
    await installation.deeds.run(async (tx) => {
      await endCardsOf(tx, system, card.ownerId, [])
      await endContactsOf(tx, system, card.ownerId)
    })
    expect(await receipt(token)).toMatchObject({ state: 'ended', details: null })
    expect((await visitor.post('/demande', { ...daniel, token: link, ticket })).status).toBe(200) // the same form again: what became of it
  })

  test('is told to the owner with the digest, as what it is', async () => {
    const card = await someCard(installation)
    await askFor(installation, origin, card)
    await sendDigests(installation.deeds, installation.clock)
    const digest = (await posted()).find(({ subject }) => subject === 'Vos contacts reçus')
    expect(digest?.text).toContain('Une personne demande à voir votre carte')
    expect(digest?.text).not.toMatch(/vous a laissé ses coordonnées|Daniel|Roth/)
  })
})

test('a production without the number of the CNDP’s receipt shows no form: such a link is dead there', async () => {
  const settings = {
    NODE_ENV: 'production',
    PUBLIC_URL: 'https://cards.example.ma',
    KEY_PROVIDER: 'environment',
    ROOT_KEYS: `1:${'ab'.repeat(32)}`,
    SMTP_URL: 'smtp://127.0.0.1:1',
    MAIL_FROM: 'cards@example.ma',
    DATABASE_URL: 'postgres://a:b@127.0.0.1/a',
    KEYRING_URL: 'postgres://a:b@127.0.0.2/a',
  }
  const without = await testInstallation(settings)
  try {
    const { token } = await someAskingLink(without, await someCard(without))
    const address = await without.serve()
    const [page, dead] = [await open(address, token), await open(address, '0'.repeat(32))]
    expect([page.status, await page.text()]).toEqual([404, await dead.text()])
    expect((await visitorAt(address).post('/demande', { ...daniel, token, ticket: 'x' })).status).toBe(409)
  } finally {
    await without.close()
  }
})
