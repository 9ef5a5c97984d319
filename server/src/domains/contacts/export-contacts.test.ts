import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { someContact, withdrawn } from '#test/contacts.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { type PublishedCard, someCard } from '#test/people.ts'
import { readCsv } from '#test/read-csv.ts'
import { readVcard } from '#test/read-vcard.ts'
import { changeContact } from './change-contact.ts'
import { eraseContacts } from './erase-contacts.ts'
import { exportContacts, type ToExport } from './export-contacts.ts'
import { exportsShown } from './list-exports.ts'
import { mergeContacts } from './merge-contacts.ts'
import { contactOpened } from './read-contact.ts'

let installation: TestInstallation
beforeAll(async () => {
  installation = await testInstallation()
})
afterAll(() => installation.close())

const as = (owner: PublishedCard): Actor => ({ kind: 'person', id: owner.ownerId })
function taken(owner: PublishedCard, wishes: Partial<ToExport> = {}) {
  installation.clock.forward({ seconds: 1 }) // what is made later has the later id
  return installation.deeds.run((tx) =>
    exportContacts(tx, as(owner), { ownerId: owner.ownerId, language: 'fr', format: 'csv', destination: 'computer', ...wishes }),
  )
}
const written = async (owner: PublishedCard) =>
  (
    await installation.owner.data.query(
      `select format, destination, array(select contact_id from contacts.exported where export_id = e.id order by 1) as contacts
       from contacts.export e where owner_id = $1 order by id`,
      [owner.ownerId],
    )
  ).rows
const entries = async (owner: PublishedCard) =>
  (await installation.owner.data.query("select 1 from audit.entry where actor_id = $1 and deed = 'contact.export'", [owner.ownerId]))
    .rowCount

const ended = (contactId: string) => installation.deeds.run((tx) => eraseContacts(tx, [contactId], 'author'))

test('a table holds what was left, what was noted, and what the person was told and chose', async () => {
  const owner = await someCard(installation)
  const id = await someContact(
    installation,
    owner,
    {
      name: '=HYPERLINK("http://voleur.example";"Salma")',
      email: 'salma@atlas.example',
      phone: '+212661000013',
      company: '+Atlas; Menuiserie',
      note: 'Bonjour\n@vous',
    },
    { noProspecting: true, place: 'SIAM, Meknès' },
  )
  const change = { ownerId: owner.ownerId, contactId: id, ownNote: '-10 % accordés', tags: ['salon', 'client'], followUp: '2026-12-01' }
  await installation.deeds.run((tx) => changeContact(tx, as(owner), change))
  const { file, name, type } = await taken(owner, { destination: 'crm' })
  expect([name, type]).toEqual(['contacts-2026-11-23.csv', 'text/csv; charset=utf-8'])
  expect(file.startsWith('\uFEFF"Nom";"Entreprise";')).toBe(true)
  const [titles = [], ...rows] = readCsv(file)
  expect(rows.map((row) => Object.fromEntries(row.map((cell, at) => [titles[at], cell])))).toEqual([
    {
      Nom: `'=HYPERLINK("http://voleur.example";"Salma")`,
      Entreprise: "'+Atlas; Menuiserie",
      'E-mail': 'salma@atlas.example',
      'Autres e-mails': '',
      Téléphone: '(+212) 661000013',
      'Autres téléphones': '',
      Message: "Bonjour\n'@vous",
      'Reçu le': '2026-11-23',
      Lieu: 'SIAM, Meknès',
      Carte: 'Carte',
      'Ma note': "'-10 % accordés",
      Étiquettes: 'salon, client',
      'À relancer le': '2026-12-01',
      'Prospection commerciale': 'Ne souhaite pas être recontacté(e) à des fins commerciales',
      'Mention d’information': 'Lue, version 2026-11-26',
      'À conserver jusqu’au': '2028-11-13',
    },
  ])
  expect(await written(owner)).toEqual([{ format: 'csv', destination: 'crm', contacts: [id] }])
  expect(await entries(owner)).toBe(1)
  const shown = await installation.deeds.read((tx) => exportsShown(tx, { ownerId: owner.ownerId, limit: 10 }))
  expect(shown).toMatchObject({ items: [{ format: 'csv', destination: 'crm', contacts: 1 }], next: null })
  const opened = await installation.deeds.read((tx) => contactOpened(tx, as(owner), { ownerId: owner.ownerId, contactId: id }))
  expect(opened.exports).toMatchObject([{ format: 'csv', destination: 'crm' }])
})

test('a vCard is one that phones read: name, number and address, and in its note what there is no place for', async () => {
  const owner = await someCard(installation)
  const note = 'Bonjour;\nTEL:+33600000000\r\nEND:VCARD'.replace('\r', '')
  await someContact(
    installation,
    owner,
    { name: 'Nadia Tazi Benani', email: 'nadia@maison.example', phone: '+212661000130', company: 'Maison, fils', note },
    { noProspecting: true, place: 'SIAM' },
  )
  const { file, name, type } = await taken(owner, { format: 'vcard', destination: 'phone' })
  expect([name, type]).toEqual(['contacts-2026-11-23.vcf', 'text/vcard; charset=utf-8'])
  expect(file.match(/^BEGIN:VCARD\r$/gm)?.length).toBe(1)
  expect(file).toContain('\r\nVERSION:3.0\r\n')
  const { card, unread } = readVcard(Buffer.from(file))
  expect(unread).toEqual([])
  expect(card).toMatchObject({
    name: { given: 'Nadia', family: 'Tazi Benani' },
    company: { fr: 'Maison, fils' },
    phones: [{ kind: 'mobile', number: '+212661000130' }],
    emails: [{ address: 'nadia@maison.example' }],
  })
  expect(card.note?.fr).toBe(
    `${note}\nReçu le : 23 novembre 2026, SIAM\nNe souhaite pas être recontacté(e) à des fins commerciales.\n` +
      'A lu la mention d’information (version 2026-11-26). À conserver jusqu’au 13 novembre 2028 au plus tard.',
  )
  for (const language of ['ar', 'en'] as const) {
    const other = readVcard(Buffer.from((await taken(owner, { format: 'vcard', language })).file))
    expect(JSON.stringify(other.card.note)).toMatch(language === 'ar' ? /لا يرغب في أن يتصل به/ : /Does not wish to be contacted/)
  }
})

test('what is shown as one leaves as one: every address and number, and the most careful of the choices', async () => {
  const owner = await someCard(installation)
  const a = await someContact(
    installation,
    owner,
    { name: 'Nadia T.', email: 'a@maison.example', phone: '+212661000131' },
    { noProspecting: true },
  )
  installation.clock.forward({ days: 31 })
  const b = await someContact(installation, owner, { name: 'Nadia Tazi', email: 'b@maison.example', phone: '+33612345678' })
  const c = await someContact(installation, owner, { name: 'Omar', email: 'c@maison.example' })
  await installation.deeds.run((tx) => mergeContacts(tx, as(owner), { ownerId: owner.ownerId, into: b, contacts: [a] }))
  const [titles = [], ...rows] = readCsv((await taken(owner, { contacts: [a] })).file) // any of them stands for all
  const cell = (title: string) => rows.map((row) => row[titles.indexOf(title)])
  expect(cell('Nom')).toEqual(['Nadia Tazi'])
  expect([cell('E-mail'), cell('Autres e-mails')]).toEqual([['b@maison.example'], ['a@maison.example']])
  const phones = [cell('Téléphone'), cell('Autres téléphones')].flat().map((text) => parsePhoneNumberFromString(text ?? '', 'MA')?.number)
  expect(phones).toEqual(['+33612345678', '+212661000131'])
  expect(cell('Prospection commerciale')).toEqual(['Ne souhaite pas être recontacté(e) à des fins commerciales'])
  expect(cell('À conserver jusqu’au')).toEqual(['2028-11-13'])
  expect(await written(owner)).toMatchObject([{ contacts: [a, b].sort() }])
  expect(readCsv((await taken(owner)).file).length).toBe(3)
  expect((await written(owner))[1]).toMatchObject({ contacts: [a, b, c].sort() })
})

describe('what must not leave', () => {
  test('does not: withdrawn, deleted, asked for access only, and somebody else’s', async () => {
    const [owner, other] = [await someCard(installation), await someCard(installation)]
    const kept = await someContact(installation, owner, { name: 'Gardée', email: 'k@maison.example' })
    const back = await someContact(installation, owner, { name: 'Reprise', email: 'r@maison.example' })
    const gone = await someContact(installation, owner, { name: 'Supprimée', email: 's@maison.example' })
    const only = await someContact(installation, owner, { name: 'Demande', email: 'd@maison.example' }, { kind: 'asked' })
    const theirs = await someContact(installation, other, { name: 'Ailleurs', email: 'e@maison.example' })
    await withdrawn(installation, back)
    await ended(gone)
    for (const contacts of [undefined, [kept, back, gone, only]])
      expect(readCsv((await taken(owner, { contacts })).file).map((row) => row[0])).toEqual(['Nom', 'Gardée'])
    for (const one of await written(owner)) expect(one).toMatchObject({ contacts: [kept] })
    for (const contacts of [[back], [gone, only]]) await expect(taken(owner, { contacts })).rejects.toThrow('nothing-to-export')
    for (const contacts of [[theirs], [kept, theirs]]) await expect(taken(owner, { contacts })).rejects.toThrow('not-found')
    expect((await written(owner)).length).toBe(2)
    expect(await entries(owner)).toBe(2)
  })

  test('does not when its author deletes it at the same moment: it has left and is written down, or it has not', async () => {
    const owner = await someCard(installation)
    const steady = await someContact(installation, owner, { name: 'Stable', email: 's@maison.example' })
    for (let turn = 0; turn < 8; turn++) {
      const id = await someContact(installation, owner, { name: `Fuyante ${turn}`, email: 'f@maison.example' })
      const before = (await written(owner)).length
      const [first, second] = await Promise.all([taken(owner), turn % 2 ? ended(id) : withdrawnAtOnce(id), taken(owner)]).then(
        ([one, , two]) => [one, two],
      )
      const noted = (await written(owner)).slice(before)
      const left = [first, second].map((one) => one?.file.includes(`Fuyante ${turn}`))
      expect(noted.map(({ contacts }) => contacts.includes(id)).sort()).toEqual(left.sort())
      for (const { contacts } of noted) expect(contacts).toContain(steady)
    }
  })
  const withdrawnAtOnce = (id: string) => withdrawn(installation, id)
})

test('an export that fails is not written down, and takes nothing out', async () => {
  const owner = await someCard(installation)
  await someContact(installation, owner)
  const failing = installation.deeds.run(async (tx: Tx) => {
    await exportContacts(tx, as(owner), { ownerId: owner.ownerId, language: 'fr', format: 'csv', destination: 'other' })
    throw new Error('killed')
  })
  await expect(failing).rejects.toThrow('killed')
  expect(await written(owner)).toEqual([])
  expect(await entries(owner)).toBe(0)
})
