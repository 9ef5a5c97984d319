import { afterAll, beforeAll, expect, test } from 'vitest'
import { pictures } from '#contract/pictures.ts'
import { formerEmailOf, keepFormerEmail } from '#domains/accounts/former-email.ts'
import { accountByEmail, openAccount } from '#domains/accounts/index.ts'
import { beginFactor, confirmFactor, spendFactor } from '#domains/accounts/second-factor.ts'
import { openDocument } from '#domains/archive/clients-documents.ts'
import { ownDocuments } from '#domains/archive/own-documents.ts'
import { joinCompany, openCompany } from '#domains/clients/index.ts'
import { answerQuestion, changeContact } from '#domains/contacts/index.ts'
import { contactsShown } from '#domains/contacts/list-contacts.ts'
import { contactOpened } from '#domains/contacts/read-contact.ts'
import { pauseCard, publishCard, setPicture } from '#domains/profiles/index.ts'
import { cardOpened, draftPicture } from '#domains/profiles/read-card.ts'
import { askingTokenAgain } from '#domains/sharing/asking-links.ts'
import { liveLinks, revokeLink } from '#domains/sharing/index.ts'
import { linkShown } from '#domains/sharing/read-links.ts'
import { linksShown } from '#domains/sharing/who-may-see.ts'
import { system } from '#platform/actor.ts'
import { sweepOrphanKeys } from '#platform/vault/destroy.ts'
import { keyringOn } from '#platform/vault/keyring.ts'
import { asked, someContact } from '#test/contacts.ts'
import { aPdf, someDocument } from '#test/documents.ts'
import { shownBy } from '#test/factors.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { open, salmaCard, someAskingLink, someCard, someLink, someNamedLink } from '#test/people.ts'
import { openInstallation } from './installation.ts'
import { renewIndexKey, renewSubjectKeys } from './renew-keys.ts'

let installation: TestInstallation
let origin: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(() => installation.close())

const nothing = () => undefined

test('after every subject has a new key, links open, labels are read, cards are published again and links revoked', async () => {
  const card = await someCard(installation)
  await installation.deeds.run(async (tx) => {
    for (const which of pictures) await setPicture(tx, system, { ...card, which, picture: Buffer.from(`a ${which}`) })
  })
  const message = { sentence: 'moved' as const, own: { fr: 'À bientôt.' } }
  await installation.deeds.run((tx) => pauseCard(tx, system, { ...card, from: '2031-01-01', message }))
  const kept = await someLink(installation, card)
  const revoked = await someLink(installation, card, { pin: 'riad 27' })
  const asking = await someAskingLink(installation, card)
  await installation.deeds.run(async (tx) => {
    const companyId = await openCompany(tx, system, { name: 'Atlas Menuiserie' })
    await joinCompany(tx, system, { companyId, personId: card.ownerId, role: 'owner' })
  })
  const sealedBefore = await installation.owner.data.query('select name from accounts.person where id = $1', [card.ownerId])
  installation.clock.forward({ days: 2 })

  const { renewed } = await renewSubjectKeys(installation, 1, nothing)
  expect(renewed).toBe(2)
  expect((await renewSubjectKeys(installation, 1, nothing)).renewed).toBe(0)
  const sealedAfter = await installation.owner.data.query('select name from accounts.person where id = $1', [card.ownerId])
  expect(sealedAfter.rows).not.toEqual(sealedBefore.rows)

  const links = await installation.deeds.run((tx) => liveLinks(tx, system, card.ownerId))
  expect(links.map((link) => link.token).sort()).toEqual([kept.token, revoked.token].sort()) // both were made in the same millisecond
  expect((await open(origin, kept.token)).status).toBe(200)
  const { items } = await installation.deeds.read((tx) =>
    linksShown(tx, system, { ownerId: card.ownerId, sort: 'made', order: 'descending', language: 'fr', limit: 50 }),
  )
  expect(items.filter((one) => one.asks !== null)).toMatchObject([{ label: 'Site web', asks: 'Salma Benjelloun, Atlas Menuiserie' }])
  const again = { ownerId: card.ownerId, askingId: asking.id }
  expect(await installation.deeds.read((tx) => askingTokenAgain(tx, system, again))).toBe(asking.token)
  expect(await (await open(origin, asking.token)).text()).toContain('Salma Benjelloun, Atlas Menuiserie')
  expect((await installation.deeds.read((tx) => cardOpened(tx, system, card, 0))).pause?.message).toEqual(message)
  for (const which of pictures)
    expect(await installation.deeds.read((tx) => draftPicture(tx, system, { ...card, which }))).toEqual(Buffer.from(`a ${which}`))
  await installation.deeds.run((tx) => publishCard(tx, system, { ...card, label: 'Carte', card: salmaCard }))
  await installation.deeds.run((tx) => revokeLink(tx, system, { ownerId: card.ownerId, linkId: revoked.id }))
  expect((await open(origin, kept.token)).status).toBe(200)
  expect((await open(origin, revoked.token, { pin: 'riad 27' })).status).toBe(404)

  // the old keys stay as long as a backup may hold what lies under them
  const versions = async () => (await installation.owner.keyring.query('select distinct version from keyring.subject_key order by 1')).rows
  installation.clock.forward({ days: 34 })
  await installation.tick()
  expect(await versions()).toEqual([{ version: 1 }, { version: 2 }])
  installation.clock.forward({ days: 2 })
  await installation.tick()
  expect(await versions()).toEqual([{ version: 2 }])
  expect((await open(origin, kept.token)).status).toBe(200)
})

test('the visitor of a named link is read and sent a code under a new key, also one that was on its way', async () => {
  const card = await someCard(installation)
  const visitor = { name: 'Nadia Tazi', email: 'nadia@renewed.example' }
  const link = await someNamedLink(installation, card, { visitor, code: true })
  const ask = () =>
    fetch(`${origin}/acces/code`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: link.token }),
    })
  await ask()
  installation.clock.forward({ days: 2 })
  await renewSubjectKeys(installation, 1, nothing)
  installation.clock.forward({ days: -2 }) // the code is still good
  await installation.deliver()
  const code = installation.mailbox.at(-1)?.code
  expect(installation.mailbox.at(-1)?.to).toBe(visitor.email)
  expect((await open(origin, link.token, { code: code ?? '' })).status).toBe(200)
  const shown = await installation.deeds.read((tx) => linkShown(tx, system, { ownerId: card.ownerId, linkId: link.id }))
  expect(shown.for).toMatchObject({ ...visitor, opened: true })
  installation.clock.forward({ days: 2 })
})

test('keys are renewed while others work: nothing is lost, and no deed fails', async () => {
  const cards = await Promise.all(Array.from({ length: 6 }, () => someCard(installation)))
  installation.clock.forward({ days: 2 })
  const other = await openInstallation(installation.settings, installation.databases, installation.clock)
  let renewing = true
  const worked = cards.map(async (card) => {
    let made = 0
    while (renewing || made === 0) {
      await other.deeds.run((tx) => publishCard(tx, system, { ...card, label: 'Carte', card: salmaCard }))
      const { token } = await someLink(installation, card)
      const links = await other.deeds.run((tx) => liveLinks(tx, system, card.ownerId))
      expect(links.map((link) => link.token)).toContain(token)
      made++
    }
    return made
  })
  const { renewed } = await renewSubjectKeys(installation, 1, nothing)
  renewing = false
  expect((await Promise.all(worked)).every((made) => made > 0)).toBe(true)
  expect(renewed).toBeGreaterThanOrEqual(cards.length)
  for (const card of cards) {
    const links = await installation.deeds.run((tx) => liveLinks(tx, system, card.ownerId))
    expect((await open(origin, links[0]?.token ?? '')).status).toBe(200)
  }
  await other.close()
})

test('a renewal that is cut short leaves the old key in use, and a stray one for the sweep', async () => {
  const card = await someCard(installation)
  const { token } = await someLink(installation, card)
  const row = await installation.owner.data.query<{ subject_id: string }>('select subject_id from accounts.person where id = $1', [
    card.ownerId,
  ])
  const subjectId = row.rows[0]?.subject_id ?? ''
  const cut = installation.deeds.run((tx) =>
    tx.vault.renew(tx, subjectId, async () => {
      throw new Error('killed')
    }),
  )
  await expect(cut).rejects.toThrow('killed')
  const keysOf = () =>
    installation.owner.keyring.query('select version from keyring.subject_key where subject_id = $1 order by version', [subjectId])
  expect((await keysOf()).rows).toEqual([{ version: 1 }, { version: 2 }])
  expect((await installation.deeds.run((tx) => liveLinks(tx, system, card.ownerId)))[0]?.token).toBe(token)
  installation.clock.forward({ days: 2 })
  await installation.tick()
  expect((await keysOf()).rows).toEqual([{ version: 1 }])
  expect((await installation.deeds.run((tx) => liveLinks(tx, system, card.ownerId)))[0]?.token).toBe(token)
})

test('the index is made anew under a new key: everyone is found during and after, by nothing of the old key', async () => {
  await installation.deeds.run((tx) =>
    openAccount(tx, system, { name: 'Zineb Tazi', email: 'zineb@tazi.example', language: 'fr', phone: '+212661000099' }),
  )
  await someNamedLink(installation, await someCard(installation), { visitor: { email: 'nadia@indexed.example' } })
  const before = await installation.deeds.run((tx) => accountByEmail(tx, 'Zineb@Tazi.example'))
  expect(before).toBeDefined()
  const entriesUnder = async () => (await installation.owner.data.query('select distinct key_version from vault.blind_index')).rows

  // a renewal cut short, and a process that has learnt of both keys
  await keyringOn(installation.keyring, installation.provider, installation.clock).makeSecret('index', 2)
  const other = await openInstallation(installation.settings, installation.databases, installation.clock)
  const found = () => other.deeds.run((tx) => accountByEmail(tx, 'Zineb@Tazi.example'))
  expect(await entriesUnder()).toEqual([{ key_version: 1 }])
  expect(await found()).toEqual(before)

  const { version, reindexed } = await renewIndexKey(installation, nothing, 10)
  expect(version).toBe(2)
  expect(reindexed).toBeGreaterThan(1)
  expect(await entriesUnder()).toEqual([{ key_version: 2 }])
  expect(await found()).toEqual(before)
  const byName = await other.deeds.run((tx) => tx.vault.find(tx, 'accounts.person.name', 'zin'))
  expect(byName).toEqual([before?.subjectId])
  const visitors = await other.deeds.run((tx) => tx.vault.find(tx, 'sharing.named.rights', 'nadia@indexed.example'))
  expect(visitors).toHaveLength(1)
  expect((await installation.owner.keyring.query("select version from keyring.secret where name = 'index'")).rows).toEqual([{ version: 2 }])
  await other.close()
})

test('after new keys and a new index, contacts received are read, found by what they say and by their tags, and answered', async () => {
  const card = await someCard(installation)
  const actor = { kind: 'person', id: card.ownerId } as const
  const id = await someContact(installation, card, undefined, { place: 'SIAM' })
  const question = await asked(installation, id)
  const note = { ownerId: card.ownerId, contactId: id, ownNote: 'Devis envoyé', tags: ['salon'] }
  await installation.deeds.run((tx) => changeContact(tx, actor, note))
  await installation.deeds.run((tx) => answerQuestion(tx, actor, { ...note, question, answer: 'À personne' }))
  installation.clock.forward({ days: 2 })
  expect((await renewSubjectKeys(installation, 1, nothing)).renewed).toBeGreaterThanOrEqual(2)
  await renewIndexKey(installation, nothing, 10)
  const other = await openInstallation(installation.settings, installation.databases, installation.clock)
  const list = (wanted: object) =>
    other.deeds.read((tx) => contactsShown(tx, actor, { ownerId: card.ownerId, language: 'fr', sort: 'newest', limit: 5, ...wanted }))
  for (const wanted of [{ search: 'nad' }, { search: 'nadia.tazi@courrier.example' }, { search: '06 61 00 01 00' }, { tag: 'Salon' }])
    expect((await list(wanted)).items, JSON.stringify(wanted)).toMatchObject([
      { id, details: { name: 'Nadia Tazi' }, place: 'SIAM', ownNote: 'Devis envoyé', tags: ['salon'] },
    ])
  const opened = await other.deeds.read((tx) => contactOpened(tx, actor, { ownerId: card.ownerId, contactId: id }))
  expect(opened.questions).toMatchObject([{ answer: 'À personne' }])
  await other.close()
})

test('what was filed opens under a new key, byte for byte, and under the old one no more', async () => {
  const { ownerId } = await someCard(installation)
  const pdf = aPdf('Atlas Menuiserie')
  const { id } = await someDocument(installation, { account: ownerId }, { pdf })
  const sealed = async () => (await installation.owner.data.query('select pdf from archive.content where document_id = $1', [id])).rows
  const before = await sealed()
  installation.clock.forward({ days: 2 })
  expect((await renewSubjectKeys(installation, 1, nothing)).renewed).toBeGreaterThanOrEqual(2)
  expect(await sealed()).not.toEqual(before)
  const opened = await installation.deeds.run((tx) =>
    openDocument(tx, { actor: { kind: 'person', id: ownerId }, jobs: ['billing'] }, { documentId: id, purpose: 'invoices' }),
  )
  expect(opened.pdf.equals(pdf)).toBe(true)
  const { items } = await installation.deeds.read((tx) => ownDocuments(tx, system, { personId: ownerId, limit: 50 }))
  expect(items).toMatchObject([{ id, client: 'Salma Benjelloun' }])
  // a key that a folder lies under is nobody's orphan
  const { rows } = await installation.owner.data.query('select subject_id from archive.folder where person_id = $1', [ownerId])
  await sweepOrphanKeys(installation.db, keyringOn(installation.keyring, installation.provider, installation.clock), installation.clock)
  const keys = await installation.owner.keyring.query('select version from keyring.subject_key where subject_id = $1', [rows[0].subject_id])
  expect(keys.rows.map(({ version }) => version).sort()).toEqual([1, 2])
})

test('an application, its recovery codes and a former address are good under new keys, and lie under the old ones no more', async () => {
  const email = 'factor@renewed.example'
  const personId = await installation.deeds.run((tx) => openAccount(tx, system, { name: 'Nadia Tazi', email, language: 'fr' }))
  const { secret } = await installation.deeds.run((tx) => beginFactor(tx, system, personId, () => ''))
  const codes = await installation.deeds.run((tx) => confirmFactor(tx, system, personId, shownBy(secret, tx.clock.now())))
  const token = await installation.deeds.run((tx) => keepFormerEmail(tx, { personId, address: 'before@renewed.example' }))
  const sealed = async () =>
    (
      await installation.owner.data.query(
        'select secrets::text as sealed from accounts.totp where person_id = $1 union all select address::text from accounts.former_email where person_id = $1',
        [personId],
      )
    ).rows.map((row) => row.sealed)
  const before = await sealed()
  installation.clock.forward({ days: 2 })
  await renewSubjectKeys(installation, 1, nothing)
  await renewIndexKey(installation, nothing, 0)
  const after = await sealed()
  expect(after).toHaveLength(2)
  for (const old of before) expect(after).not.toContain(old)
  const spend = (code: string) => installation.deeds.run((tx) => spendFactor(tx, personId, code))
  expect(await spend(shownBy(secret, installation.clock.now()))).toBe('application')
  expect(await spend(Array.isArray(codes) ? codes[0] : '')).toBe('recovery code')
  expect((await installation.deeds.read((tx) => formerEmailOf(tx, token)))?.address).toBe('before@renewed.example')
})

test('the sweep refuses to judge a keyring by the data of another installation', async () => {
  const keys = await installation.owner.keyring.query('select 1 from keyring.subject_key')
  await installation.owner.data.query('update vault.installation set id = gen_random_uuid()')
  installation.clock.forward({ days: 40 })
  const sweep = sweepOrphanKeys(
    installation.db,
    keyringOn(installation.keyring, installation.provider, installation.clock),
    installation.clock,
  )
  await expect(sweep).rejects.toThrow('not those of this keyring')
  expect((await installation.owner.keyring.query('select 1 from keyring.subject_key')).rowCount).toBe(keys.rowCount)
})
