import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeAccount, reachedAt } from '#domains/accounts/index.ts'
import { endCardsOf } from '#domains/profiles/index.ts'
import { parseToken } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { type PublishedCard, someCard } from '#test/people.ts'
import { endContactsNow } from '#test/sweeping.ts'
import { leaveAt, type Visitor, visitorAt } from '#test/visitor.ts'
import { sendDigests } from './digest.ts'
import { endContactsOf } from './end-contacts.ts'
import { setPreference } from './preference.ts'
import { receiptLookup } from './receipts.ts'

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

const query = async (text: string, values: unknown[] = []) => (await installation.owner.data.query(text, values)).rows
const digests = () => sendDigests(installation.deeds, installation.clock)
/** The mails that leave now. */
async function posted() {
  const before = installation.mailbox.length
  await installation.deliver()
  return installation.mailbox.slice(before)
}
const addressOf = async ({ ownerId }: PublishedCard) => {
  return (await installation.deeds.read((tx) => reachedAt(tx, system, ownerId)))?.address
}

test('a receipt goes to its author where they wished for it, once in ten minutes to an address, and names nobody', async () => {
  const card = await someCard(installation)
  await leaveAt(installation, origin, card)
  expect(await posted()).toEqual([]) // never without the box
  const wished = { mailReceipt: '1', email: 'recu@example.ma', note: 'Voir https://spam.example', name: 'Nadia Tazi' }
  const { receipt, page } = await leaveAt(installation, origin, card, wished)
  expect(page.text).toContain('Il part aussi par e-mail')
  await leaveAt(installation, origin, await someCard(installation), { ...wished, email: 'RECU@example.ma' })
  await leaveAt(installation, origin, card, wished)
  const [mail, ...others] = await posted()
  expect(others).toEqual([])
  expect(mail).toMatchObject({ to: 'recu@example.ma', name: '', subject: 'Votre reçu ConnectCard' })
  expect(mail?.text).toContain(`/recu/${receipt}`)
  expect(`${mail?.subject} ${mail?.text} ${mail?.html}`).not.toMatch(/Nadia|Salma|Tazi|Benjelloun|spam|Zellige/)
  expect((await visitor.post(`/recu/${receipt}`, { token: '' })).status).toBe(200)
  installation.clock.forward({ minutes: 10 })
  await leaveAt(installation, origin, card, wished, 'ar')
  expect((await posted()).map(({ subject }) => subject)).toEqual(['وصل ConnectCard الخاص بك'])
})

test('a receipt that was deleted before its mail left is not sent', async () => {
  const { receipt } = await leaveAt(installation, origin, await someCard(installation), { mailReceipt: '1', email: 'vite@example.ma' })
  await visitor.post('/recu/delete', { token: receipt, sure: '1' })
  expect(await posted()).toEqual([])
})

test('the owner is told how many came, every ten minutes at most, with a link to their own space alone', async () => {
  await digests()
  await posted()
  installation.clock.forward({ minutes: 20 })
  const card = await someCard(installation)
  const told = async () => {
    await Promise.all([digests(), digests(), digests()]) // several processes may run the schedule
    return (await posted()).filter(({ to }) => to !== 'nobody')
  }
  await leaveAt(installation, origin, card, { name: 'Mallory https://spam.example', note: 'Cliquez https://spam.example' })
  const [first, ...more] = await told()
  expect(more).toEqual([])
  expect(first).toMatchObject({ to: await addressOf(card), subject: 'Vos contacts reçus' })
  expect(first?.text).toContain('Une personne vous a laissé ses coordonnées.')
  expect(first?.text.match(/https?:\/\/\S+/g)).toEqual([expect.stringMatching(/\/espace\/contacts$/), expect.stringMatching(/\/droits$/)])
  expect(`${first?.text}${first?.html}`).not.toMatch(/spam|Mallory|Nadia|Cliquez/)

  const withdrawn = await leaveAt(installation, origin, card)
  for (let one = 0; one < 3; one++) await leaveAt(installation, origin, card)
  const gone = await leaveAt(installation, origin, card)
  await visitor.post('/recu/delete', { token: gone.receipt, sure: '1' })
  await visitor.post('/recu/withdraw', { token: withdrawn.receipt })
  expect(await told()).toEqual([]) // ten minutes are not over
  installation.clock.forward({ minutes: 10 })
  expect((await told()).map(({ text }) => text.split('\n')[0])).toEqual(['3 personnes vous ont laissé leurs coordonnées.'])
  installation.clock.forward({ minutes: 10 })
  expect(await told()).toEqual([]) // nothing new

  await visitor.post('/recu/ask', { token: withdrawn.receipt })
  expect((await told()).map(({ text }) => text.split('\n')[0])).toEqual([
    'Une personne demande qui a transmis ses coordonnées : votre réponse est attendue sans délai.',
  ])
})

test('an owner who does not wish for it is not written to, nor later told of what came then', async () => {
  const card = await someCard(installation)
  const prefer = (digest: boolean) =>
    installation.deeds.run((tx) => setPreference(tx, { kind: 'person', id: card.ownerId }, card.ownerId, { keepMonths: 24, digest }))
  await prefer(false)
  await leaveAt(installation, origin, card)
  installation.clock.forward({ minutes: 11 })
  await digests()
  expect(await posted()).toEqual([])
  await prefer(true)
  await leaveAt(installation, origin, card)
  installation.clock.forward({ minutes: 11 })
  await digests()
  expect((await posted()).map(({ text }) => text.split('\n')[0])).toEqual(['Une personne vous a laissé ses coordonnées.'])
})

test('what comes while a digest waits for the mail server is told in one mail, not in several', async () => {
  const card = await someCard(installation)
  await leaveAt(installation, origin, card)
  await digests()
  for (let one = 0; one < 4; one++) {
    installation.clock.forward({ minutes: 15 })
    await leaveAt(installation, origin, card)
    await digests()
  }
  expect((await posted()).map(({ text }) => text.split('\n')[0])).toEqual(['5 personnes vous ont laissé leurs coordonnées.'])
})

test('closing the account: who asked is told, then erased; all others are erased at once; receipts say what happened', async () => {
  const card = await someCard(installation)
  const asked = await leaveAt(installation, origin, card, { email: 'dis-moi@example.ma', tellClosing: '1' })
  const unreachable = await leaveAt(installation, origin, card, { email: 'perdu@example.ma', tellClosing: '1' })
  const silent = await leaveAt(installation, origin, card)
  const deleted = await leaveAt(installation, origin, card)
  await visitor.post('/recu/delete', { token: deleted.receipt, sure: '1' })
  await installation.deeds.run((tx) => closeAccount(tx, { kind: 'person', id: card.ownerId }, card.ownerId, closing))

  const left = () =>
    query('select count(*) filter (where details is not null)::int as kept from contacts.contact where owner_id = $1', [card.ownerId])
  expect(await left()).toEqual([{ kept: 2 }])
  for (const { receipt } of [asked, unreachable, silent]) {
    const page = await visitor.post('/recu/open', { token: receipt })
    expect([page.status, page.text.includes('a fermé son compte')]).toEqual([200, true])
    expect(page.text).not.toMatch(/Nadia|Salma|example\.ma/)
    for (const path of ['correct', 'confirm', 'withdraw', 'ask'])
      expect(
        (await visitor.post(`/recu/${path}`, { token: receipt, ...(path === 'correct' && { name: 'X', phone: '0612345678' }) })).status,
      ).toBe(404)
  }
  expect((await visitor.post('/recu/open', { token: deleted.receipt })).status).toBe(404)

  // one of the two mails never leaves: a sweep does not wait for it longer than a day
  await query("delete from jobs.job where data->>'id' = (select id::text from contacts.contact where receipt_lookup = $1)", [
    receiptLookup(parseToken(unreachable.receipt) ?? Buffer.alloc(0)),
  ])
  const mails = await posted()
  expect(mails.map(({ to, subject }) => [to, subject])).toEqual([['dis-moi@example.ma', 'Un compte ConnectCard est fermé']])
  expect(`${mails[0]?.text}${mails[0]?.html}`).not.toMatch(/Nadia|Salma/)
  expect(await left()).toEqual([{ kept: 1 }])
  installation.clock.forward({ minutes: 23 * 60 })
  await endContactsNow(installation)
  expect(await left()).toEqual([{ kept: 0 }])
  const subjects = await query(
    'select count(*)::int as entries from vault.blind_index i join contacts.contact c using (subject_id) where c.owner_id = $1',
    [card.ownerId],
  )
  expect(subjects).toEqual([{ entries: 0 }])
  expect(await posted()).toEqual([]) // nor a digest to who is gone
})
