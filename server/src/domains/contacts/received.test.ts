import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ContactDetails, ContactShown } from '#contract/contacts.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { asked, someContact, withdrawn } from '#test/contacts.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { type PublishedCard, someCard, someLink } from '#test/people.ts'
import { answerQuestion } from './answer-question.ts'
import { changeContact } from './change-contact.ts'
import { deleteContact } from './delete-contact.ts'
import { duplicatesShown } from './duplicates.ts'
import { eraseContacts } from './erase-contacts.ts'
import { keepApart } from './keep-apart.ts'
import { contactsShown, type Wanted } from './list-contacts.ts'
import { mergeContacts } from './merge-contacts.ts'
import { contactOpened } from './read-contact.ts'
import { seeContacts } from './see-contacts.ts'
import { separateContact } from './separate-contact.ts'
import { contactsSummary } from './summary.ts'
import { tagContacts } from './tag-contacts.ts'

let installation: TestInstallation
beforeAll(async () => {
  installation = await testInstallation()
})
afterAll(() => installation.close())

const inDeed = <T>(deed: (tx: Tx) => Promise<T>) => installation.deeds.run(deed)
const inView = <T>(view: (tx: Tx) => Promise<T>) => installation.deeds.read(view)
const as = (owner: PublishedCard): Actor => ({ kind: 'person', id: owner.ownerId })
const list = (owner: PublishedCard, wanted: Partial<Wanted> = {}) =>
  inView((tx) => contactsShown(tx, as(owner), { ownerId: owner.ownerId, language: 'fr', sort: 'newest', limit: 50, ...wanted }))
const names = async (owner: PublishedCard, wanted: Partial<Wanted> = {}) =>
  (await list(owner, wanted)).items.map(({ details, state }) => details?.name ?? state)
const opened = (owner: PublishedCard, contactId: string) =>
  inView((tx) => contactOpened(tx, as(owner), { ownerId: owner.ownerId, contactId }))
const summary = (owner: PublishedCard) => inView((tx) => contactsSummary(tx, as(owner), owner.ownerId))
const change = (owner: PublishedCard, contactId: string, what: object) =>
  inDeed((tx) => changeContact(tx, as(owner), { ownerId: owner.ownerId, contactId, ...what }))
const merge = (owner: PublishedCard, into: string, contacts: string[]) =>
  inDeed((tx) => mergeContacts(tx, as(owner), { ownerId: owner.ownerId, into, contacts }))
const separate = (owner: PublishedCard, contactId: string) =>
  inDeed((tx) => separateContact(tx, as(owner), { ownerId: owner.ownerId, contactId }))
const end = (id: string) => inDeed((tx) => eraseContacts(tx, [id], 'author'))

/** One after the other: what was left later has the later id. */
async function several(owner: PublishedCard, details: readonly ContactDetails[]): Promise<string[]> {
  const ids: string[] = []
  for (const one of details) {
    installation.clock.forward({ minutes: 1 })
    ids.push(await someContact(installation, owner, one))
  }
  return ids
}
const named = (name: string, more: Partial<ContactDetails> = {}): ContactDetails => ({ name, email: 'x@courrier.example', ...more })

describe('the list', () => {
  test('shows what was left, with its card and link, page by page in either order', async () => {
    const owner = await someCard(installation)
    const link = await someLink(installation, owner)
    const ids = await several(
      owner,
      ['Aya', 'Badr', 'Chama', 'Driss', 'Hind'].map((name) => named(name)),
    )
    installation.clock.forward({ minutes: 1 })
    ids.push(
      await someContact(installation, owner, named('Zineb', { company: 'Atlas', note: 'À bientôt' }), { linkId: link.id, place: 'SIAM' }),
    )
    const first = await list(owner, { limit: 4 })
    expect(first.items.map(({ details }) => details?.name)).toEqual(['Zineb', 'Hind', 'Driss', 'Chama'])
    expect(first.items[0]).toMatchObject({
      details: { name: 'Zineb', email: 'x@courrier.example', phone: null, company: 'Atlas', note: 'À bientôt' },
      place: 'SIAM',
      card: { label: 'Carte' },
      link: { id: link.id, label: 'Lien' },
      fresh: true,
      state: 'kept',
    })
    const second = await list(owner, { limit: 4, after: first.next ?? '' })
    expect(second.items.map(({ id }) => id)).toEqual([ids[1], ids[0]])
    expect(second.next).toBeNull()
    const oldest = await list(owner, { sort: 'oldest', limit: 5 })
    expect(oldest.items.map(({ id }) => id)).toEqual(ids.slice(0, 5))
    expect(await names(owner, { sort: 'oldest', after: oldest.next ?? '' })).toEqual(['Zineb'])
  })

  test('is sorted by name as the reader’s alphabet has it, page by page', async () => {
    const owner = await someCard(installation)
    await several(
      owner,
      ['Élise', 'Zaki', 'eddy', 'Emna', 'زينب', 'أمين', 'Achraf'].map((name) => named(name)),
    )
    const first = await list(owner, { sort: 'name', limit: 3 })
    expect(first.items.map(({ details }) => details?.name)).toEqual(['Achraf', 'eddy', 'Élise'])
    expect(await names(owner, { sort: 'name', after: first.next ?? '' })).toEqual(['Emna', 'Zaki', 'أمين', 'زينب'])
    expect((await names(owner, { sort: 'name', language: 'ar' })).slice(0, 2)).toEqual(['أمين', 'زينب'])
  })

  test('is sorted by the date to follow up, those without one last, page by page', async () => {
    const owner = await someCard(installation)
    const [a = '', b = '', c = '', d = ''] = await several(
      owner,
      ['A', 'B', 'C', 'D', 'E'].map((name) => named(name)),
    )
    await change(owner, a, { followUp: '2026-12-24' })
    await change(owner, c, { followUp: '2026-11-30' })
    await change(owner, d, { followUp: '2026-12-24' })
    const first = await list(owner, { sort: 'follow-up', limit: 2 })
    expect(first.items.map(({ details }) => details?.name)).toEqual(['C', 'D'])
    expect(await names(owner, { sort: 'follow-up', after: first.next ?? '' })).toEqual(['A', 'E', 'B'])
    expect(await names(owner, { sort: 'follow-up', after: b })).toEqual([])
    await merge(owner, b, [c])
    expect(await names(owner, { sort: 'follow-up' })).toEqual(['B', 'D', 'A', 'E'])
  })

  test('is narrowed to what waits, what is due and what is new', async () => {
    const owner = await someCard(installation)
    const [a = '', b = '', c = ''] = await several(
      owner,
      ['A', 'B', 'C'].map((name) => named(name)),
    )
    const someone = await someContact(installation, owner, named('Demande'), { kind: 'asked' })
    await change(owner, a, { followUp: '2026-11-22' })
    await change(owner, b, { followUp: '2099-01-01' })
    await asked(installation, c)
    await inDeed((tx) => seeContacts(tx, as(owner), { ownerId: owner.ownerId, contacts: [a, b, someone] }))
    expect(await names(owner, { only: 'due' })).toEqual(['A'])
    expect(await names(owner, { only: 'fresh' })).toEqual(['C'])
    expect((await names(owner, { only: 'waiting' })).sort()).toEqual(['C', 'Demande'])
    expect(await names(owner, { kind: 'asked' })).toEqual(['Demande'])
    expect(await names(owner, { kind: 'asked', only: 'due' })).toEqual([])
    expect(await summary(owner)).toMatchObject({ contacts: 4, due: 1, fresh: 1, waiting: 2 })
  })

  test('says of what was taken back that it was, and nothing else', async () => {
    const owner = await someCard(installation)
    const [kept = '', gone = '', ended = '', own = ''] = await several(
      owner,
      ['Kept', 'Gone', 'Ended', 'Own'].map((name) => named(name)),
    )
    await change(owner, gone, { ownNote: 'Une note', tags: ['salon'], followUp: '2026-11-01' })
    await inDeed((tx) => seeContacts(tx, as(owner), { ownerId: owner.ownerId, contacts: [kept, gone, ended, own] }))
    installation.clock.forward({ minutes: 1 })
    await withdrawn(installation, gone)
    await end(ended)
    await inDeed((tx) => deleteContact(tx, as(owner), { ownerId: owner.ownerId, contactId: own }))
    const { items } = await list(owner)
    expect(items.map(({ id, state, deletedBy, fresh }) => [id, state, deletedBy, fresh])).toEqual([
      [ended, 'deleted', 'author', true],
      [gone, 'withdrawn', null, true],
      [kept, 'kept', null, false],
    ])
    for (const one of items.slice(0, 2))
      expect(one).toMatchObject({ details: null, place: null, ownNote: null, tags: [], followUp: null, link: null })
    for (const search of ['Gone', 'Ended', 'x@courrier.example'])
      expect(await names(owner, { search })).toEqual(search.startsWith('x') ? ['Kept'] : [])
    expect(await names(owner, { tag: 'salon' })).toEqual([])
    expect(await names(owner, { only: 'due' })).toEqual([])
    expect(await names(owner, { sort: 'name' })).toEqual(['Kept', 'deleted', 'withdrawn'])
    expect(await summary(owner)).toMatchObject({ contacts: 1, fresh: 2, due: 0, tags: [] })
    for (const what of [{ ownNote: 'x' }, { tags: ['x'] }, { followUp: '2026-12-01' }])
      for (const id of [gone, ended]) await expect(change(owner, id, what)).rejects.toThrow('contact-gone')
    for (const id of [own]) await expect(change(owner, id, { ownNote: 'x' })).rejects.toThrow('not-found')
  })
})

describe('search', () => {
  test.each([
    ['a whole word', 'Benjelloun', ['Salma Benjelloun']],
    ['its beginning, however accented', 'bénjel', ['Salma Benjelloun']],
    ['two words in any order', 'benj sal', ['Salma Benjelloun']],
    ['a word of the company', 'zellige', ['Abdelhak Sqalli']],
    ['one that is in none', 'benjelloun omar', []],
    ['two letters that are no word', 'be', []],
    ['an address', 'SALMA@atlas.example', ['Salma Benjelloun']],
    ['half an address', 'salma@atlas', []],
    ['a number as it is written here', '06 61 00 01 23', ['Abdelhak Sqalli']],
    ['the same from abroad', '00212 661 000 123', ['Abdelhak Sqalli']],
    ['with its plus and a bracket', '+212 (0)661-000123', ['Abdelhak Sqalli']],
    ['in Arabic figures', '٠٦٦١٠٠٠١٢٣', ['Abdelhak Sqalli']],
    ['a number of another country', '+33 6 12 34 56 78', ['Élise Martin']],
    ['Arabic letters, hamza and ta marbuta as one types them', 'خديجه', ['خديجة العمراني']],
    ['nothing but signs', '***', []],
  ])('finds by %s', async (_how, search, found) => {
    const owner = await searched()
    expect(await names(owner, { search })).toEqual(found)
  })

  let people: Promise<PublishedCard> | undefined
  function searched(): Promise<PublishedCard> {
    people ??= (async () => {
      const [owner, other] = [await someCard(installation), await someCard(installation)]
      await several(owner, [
        { name: 'Salma Benjelloun', email: 'salma@atlas.example' },
        { name: 'Abdelhak Sqalli', phone: '+212661000123', company: 'Zellige des Trois Sources' },
        { name: 'Élise Martin', phone: '+33612345678' },
        { name: 'خديجة العمراني', email: 'khadija@atlas.example' },
      ])
      await several(other, [{ name: 'Salma Benjelloun Zellige', email: 'salma@atlas.example', phone: '+212661000123' }])
      return owner
    })()
    return people
  }
})

describe('what the owner notes', () => {
  test('is kept, shown again, found by its tag in any case, and counted', async () => {
    const owner = await someCard(installation)
    const [a = '', b = ''] = await several(
      owner,
      ['A', 'B'].map((name) => named(name)),
    )
    await change(owner, a, { ownNote: 'Devis envoyé\nÀ rappeler', tags: ['Salon', 'client', 'salon'], followUp: '2026-12-01' })
    await inDeed((tx) => tagContacts(tx, as(owner), { ownerId: owner.ownerId, contacts: [a, b], tag: 'SALON', on: true }))
    expect(await opened(owner, a)).toMatchObject({ ownNote: 'Devis envoyé\nÀ rappeler', tags: ['salon', 'client'], followUp: '2026-12-01' })
    expect(await names(owner, { tag: 'Sâlon' })).toEqual(['B', 'A'])
    expect((await summary(owner)).tags.map(({ tag, contacts }) => [tag.toLowerCase(), contacts])).toEqual([
      ['salon', 2],
      ['client', 1],
    ])
    await inDeed((tx) => tagContacts(tx, as(owner), { ownerId: owner.ownerId, contacts: [a, b], tag: 'salon', on: false }))
    expect(await names(owner, { tag: 'salon' })).toEqual([])
    await change(owner, a, { ownNote: null, tags: [], followUp: null })
    expect(await opened(owner, a)).toMatchObject({ ownNote: null, tags: [], followUp: null })
    expect((await summary(owner)).tags).toEqual([])
  })

  test('is not overwritten unseen from another window', async () => {
    const owner = await someCard(installation)
    const id = await someContact(installation, owner)
    await change(owner, id, { ownNote: 'Une', ownNoteWas: null })
    await expect(change(owner, id, { ownNote: 'Deux', ownNoteWas: null })).rejects.toThrow('changed-meanwhile')
    await change(owner, id, { ownNote: 'Une', ownNoteWas: null }) // the same save again, after a lost answer
    await change(owner, id, { ownNote: 'Deux', ownNoteWas: 'Une' })
    expect((await opened(owner, id)).ownNote).toBe('Deux')
  })

  test('dies with what was left: nothing of it lies anywhere', async () => {
    const owner = await someCard(installation)
    const id = await someContact(installation, owner)
    await change(owner, id, { ownNote: 'Une note', tags: ['salon'], followUp: '2026-12-01' })
    const question = await asked(installation, id)
    const answer = { ownerId: owner.ownerId, contactId: id, question, answer: 'À personne' }
    await inDeed((tx) => answerQuestion(tx, as(owner), answer))
    await inDeed((tx) => deleteContact(tx, as(owner), { ownerId: owner.ownerId, contactId: id }))
    const left = await installation.owner.data.query(
      `select details, place, note, tags, receipt, follow_up::text, (select count(*)::int from vault.blind_index i where i.subject_id = c.subject_id) as terms,
        (select count(*)::int from vault.tombstone t where t.subject_id = c.subject_id) as tombstones,
        (select count(*)::int from contacts.question where contact_id = c.id) as questions,
        (select deleted_by from contacts.deletion where contact_id = c.id) as by
       from contacts.contact c where id = $1`,
      [id],
    )
    expect(left.rows).toEqual([
      {
        details: null,
        place: null,
        note: null,
        tags: null,
        receipt: null,
        follow_up: null,
        terms: 0,
        tombstones: 1,
        questions: 0,
        by: 'owner',
      },
    ])
    await installation.tick()
    const keys = await installation.owner.keyring.query('select 1 from keyring.subject_key where subject_id = (select $1::uuid)', [
      (await installation.owner.data.query('select subject_id from contacts.contact where id = $1', [id])).rows[0]?.subject_id,
    ])
    expect(keys.rowCount).toBe(0)
    // again, by anybody, changes nothing
    await end(id)
    const entries = await installation.owner.data.query(
      "select count(*)::int as n from audit.entry where object_id = $1 and deed = 'contact.delete'",
      [id],
    )
    expect(entries.rows).toEqual([{ n: 1 }])
  })

  test('a question is answered once, also after its author withdrew, and by the owner alone', async () => {
    const [owner, other] = [await someCard(installation), await someCard(installation)]
    const id = await someContact(installation, owner)
    const question = await asked(installation, id)
    await withdrawn(installation, id)
    const answer = (by: PublishedCard, text: string) =>
      inDeed((tx) => answerQuestion(tx, as(by), { ownerId: by.ownerId, contactId: id, question, answer: text }))
    await expect(answer(other, 'x')).rejects.toThrow('not-found')
    await answer(owner, 'À mon associé, Hicham.')
    await expect(answer(owner, 'Autre')).rejects.toThrow('changed-meanwhile')
    const shown = await opened(owner, id)
    expect(shown.questions).toMatchObject([{ id: question, contact: id, answer: 'À mon associé, Hicham.' }])
    expect(shown.asks).toBe(false)
  })
})

describe('shown as one', () => {
  test('several acts are one line, found by any of them, and separated as they were', async () => {
    const owner = await someCard(installation)
    const [a = '', b = '', c = '', d = ''] = await several(owner, [
      named('Nadia T.', { email: 'nadia@maison.example' }),
      named('Nadia Tazi', { email: 'nadia@travail.example' }),
      named('N. Tazi', { email: 'tazi@travail.example' }),
      named('Omar'),
    ])
    await inDeed((tx) => tagContacts(tx, as(owner), { ownerId: owner.ownerId, contacts: [a], tag: 'salon', on: true }))
    expect(await merge(owner, b, [a])).toEqual({ id: b, merged: [a] })
    expect(await merge(owner, c, [a])).toEqual({ id: c, merged: [b] }) // with what it stands for
    const { items } = await list(owner)
    expect(items.map(({ id, merged }) => [id, [...merged].sort()])).toEqual([
      [d, []],
      [c, [a, b].sort()],
    ])
    expect(items[1]).toMatchObject({ details: { name: 'N. Tazi' }, tags: ['salon'] })
    for (const wanted of [{ search: 'nadia' }, { search: 'nadia@maison.example' }, { tag: 'salon' }])
      expect(await names(owner, wanted)).toEqual(['N. Tazi'])
    expect((await opened(owner, a)).others.map(({ id }) => id).sort()).toEqual([b, c].sort())
    expect(await summary(owner)).toMatchObject({ contacts: 2, fresh: 2 })
    await merge(owner, c, [a, b, c]) // nothing to do
    await separate(owner, b)
    expect((await list(owner)).items.map(({ id, merged }) => [id, merged])).toEqual([
      [d, []],
      [c, []],
      [b, [a]],
    ])
    await separate(owner, b) // the one on top leaves the other
    expect((await list(owner)).items.map(({ id, merged }) => [id, merged])).toEqual([
      [d, []],
      [c, []],
      [b, []],
      [a, []],
    ])
  })

  test('the line says what another says when the one on top is taken back, and loses it when it is deleted', async () => {
    const owner = await someCard(installation)
    const [a = '', b = '', c = ''] = await several(
      owner,
      ['Un', 'Deux', 'Trois'].map((name) => named(name)),
    )
    await merge(owner, c, [a, b])
    await withdrawn(installation, c)
    expect(await names(owner)).toEqual(['Un'])
    await end(c)
    expect((await list(owner)).items.map(({ id, state, merged }) => [id, state, merged])).toEqual([
      [c, 'deleted', []],
      [a, 'kept', [b]],
    ])
    await end(b)
    expect((await list(owner)).items.map(({ id, state, merged }) => [id, state, merged])).toEqual([
      [c, 'deleted', []],
      [b, 'deleted', []],
      [a, 'kept', []],
    ])
  })

  test('deleting can take all that are shown with it', async () => {
    const owner = await someCard(installation)
    const [a = '', b = '', c = ''] = await several(
      owner,
      ['Un', 'Deux', 'Trois'].map((name) => named(name)),
    )
    await merge(owner, a, [b])
    await inDeed((tx) => deleteContact(tx, as(owner), { ownerId: owner.ownerId, contactId: b, all: true }))
    expect((await list(owner)).items.map(({ id }) => id)).toEqual([c])
  })

  test('two who merge at the same moment never hang contacts under one another', async () => {
    const owner = await someCard(installation)
    for (let turn = 0; turn < 6; turn++) {
      const ids = await several(
        owner,
        ['Un', 'Deux', 'Trois'].map((name) => named(name)),
      )
      const [a = '', b = '', c = ''] = ids
      await Promise.all([merge(owner, a, [b]), merge(owner, b, [c]), merge(owner, c, [a]), separate(owner, b)])
      const rows = await installation.owner.data.query<{ contact_id: string; into_id: string }>(
        'select contact_id, into_id from contacts.merging where contact_id = any($1)',
        [ids],
      )
      expect(rows.rowCount).toBeLessThan(3)
      const seen = (await list(owner, { limit: 200 })).items.flatMap(({ id, merged }) => [id, ...merged]).filter((id) => ids.includes(id))
      expect(seen.sort()).toEqual([...ids].sort())
    }
  })
})

describe('duplicates', () => {
  test('are those with an address or a number in common, of one owner, until they are one or said to be two', async () => {
    const [owner, other] = [await someCard(installation), await someCard(installation)]
    const [a = '', b = '', c = '', d = '', e = ''] = await several(owner, [
      { name: 'Nadia', email: 'Nadia@Maison.example', phone: '+212661000130' },
      { name: 'Nadia Tazi', email: 'nadia@maison.example', phone: '+212661000130' },
      { name: 'Standard', phone: '+212522000030' },
      { name: 'Le même standard', phone: '+212522000030', email: 'autre@maison.example' },
      { name: 'Seul', email: 'seul@maison.example' },
    ])
    await several(other, [
      { name: 'Nadia', email: 'nadia@maison.example' },
      { name: 'Seul', email: 'seul@maison.example' },
    ])
    const found = async () =>
      (await inView((tx) => duplicatesShown(tx, as(owner), owner.ownerId))).groups.map(({ because, contacts }) => [
        because,
        contacts.map(({ id }: ContactShown) => id),
      ])
    expect(await found()).toEqual([
      [['phone'], [c, d]],
      [
        ['email', 'phone'],
        [a, b],
      ],
    ])
    expect((await summary(owner)).duplicates).toBe(2)
    await merge(owner, b, [a])
    await inDeed((tx) => keepApart(tx, as(owner), { ownerId: owner.ownerId, contacts: [c, d] }))
    expect(await found()).toEqual([])
    await separate(owner, a)
    expect(await found()).toEqual([
      [
        ['email', 'phone'],
        [a, b],
      ],
    ])
    await withdrawn(installation, b)
    expect(await found()).toEqual([])
    expect(await names(owner, { search: 'seul' })).toEqual(['Seul'])
    expect(e).not.toBe('')
  })
})

test('whatever is somebody else’s is not found, alone or among one’s own', async () => {
  const [owner, other] = [await someCard(installation), await someCard(installation)]
  const [mine, theirs] = [await someContact(installation, owner), await someContact(installation, other)]
  const { ownerId } = owner
  for (const contactId of [theirs, '0192f3c1-7e1b-7c3a-9d2e-0123456789ab'])
    for (const refused of [
      (tx: Tx) => changeContact(tx, as(owner), { ownerId, contactId, ownNote: 'x' }),
      (tx: Tx) => deleteContact(tx, as(owner), { ownerId, contactId }),
      (tx: Tx) => separateContact(tx, as(owner), { ownerId, contactId }),
      (tx: Tx) => mergeContacts(tx, as(owner), { ownerId, into: mine, contacts: [contactId] }),
      (tx: Tx) => mergeContacts(tx, as(owner), { ownerId, into: contactId, contacts: [mine] }),
      (tx: Tx) => keepApart(tx, as(owner), { ownerId, contacts: [mine, contactId] }),
      (tx: Tx) => tagContacts(tx, as(owner), { ownerId, contacts: [mine, contactId], tag: 'x', on: true }),
      (tx: Tx) => seeContacts(tx, as(owner), { ownerId, contacts: [mine, contactId] }),
      (tx: Tx) => contactOpened(tx, as(owner), { ownerId, contactId }),
    ])
      await expect(inDeed<unknown>(refused)).rejects.toThrow('not-found')
  expect(await opened(owner, mine)).toMatchObject({ tags: [], fresh: true, others: [] })
  expect(await opened(other, theirs)).toMatchObject({ ownNote: null, state: 'kept' })
})
