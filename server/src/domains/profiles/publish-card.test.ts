import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Card } from '#contract/card.ts'
import { revokeLink } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { open, salmaCard, someCard, someLink } from '#test/people.ts'
import { type CardToPublish, ownerOfCard, publishCard } from './publish-card.ts'
import { rekeyCard } from './rekey-card.ts'

let installation: TestInstallation
let origin: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(() => installation.close())

const publish = (card: CardToPublish) => installation.deeds.run((tx) => publishCard(tx, system, card))
const snapshotOf = async (cardId: string) =>
  (await installation.owner.data.query('select * from profiles.snapshot where edition_id = $1', [cardId])).rows[0]
const renamed = Card.parse({ ...salmaCard, name: { given: 'Salma', family: 'Tazi' } })

describe('publishing a card again', () => {
  test('replaces what its links show, and moves none of them', async () => {
    const card = await someCard(installation)
    const { token } = await someLink(installation, card)
    const before = await snapshotOf(card.cardId)
    installation.clock.forward({ minutes: 5 })
    expect(await publish({ ...card, label: 'Carte', card: renamed })).toBe(card.cardId)
    const after = await snapshotOf(card.cardId)
    expect(after.key_version).toBe(before.key_version)
    expect(after.published_at).toEqual(installation.clock.now())
    const shown = await (await open(origin, token)).text()
    expect(shown).toContain('Salma Tazi')
    expect(shown).not.toContain('Benjelloun')
  })

  test('of someone else is refused just like one that never was', async () => {
    const [card, stranger] = [await someCard(installation), await someCard(installation)]
    const { token } = await someLink(installation, card)
    for (const wrong of [
      { ownerId: stranger.ownerId, cardId: card.cardId },
      { ownerId: card.ownerId, cardId: randomUUID() },
    ])
      await expect(publish({ ...wrong, label: 'Carte', card: renamed })).rejects.toMatchObject({ code: 'not-found' })
    await expect(publish({ ownerId: randomUUID(), label: 'Carte', card: renamed })).rejects.toMatchObject({ code: 'not-found' })
    expect(await (await open(origin, token)).text()).toContain('Salma Benjelloun')
    await expect(installation.deeds.run((tx) => ownerOfCard(tx, randomUUID()))).rejects.toMatchObject({ code: 'not-found' })
    expect(await installation.deeds.run((tx) => ownerOfCard(tx, card.cardId))).toBe(card.ownerId)
  })

  test('while another link is revoked leaves the card under its newest key, and the other links open', async () => {
    const card = await someCard(installation)
    const { token } = await someLink(installation, card)
    const doomed = []
    for (let one = 0; one < 6; one++) doomed.push(await someLink(installation, card))
    for (const { id } of doomed) {
      await Promise.all([
        installation.deeds.run((tx) => revokeLink(tx, system, { ownerId: card.ownerId, linkId: id })),
        publish({ ...card, label: 'Carte', card: renamed }),
        publish({ ...card, label: 'Carte', card: renamed }),
      ])
      await installation.tick()
      expect((await open(origin, token)).status).toBe(200)
    }
    expect((await snapshotOf(card.cardId)).key_version).toBe(7)
    expect((await someLink(installation, card)).token).toHaveLength(32)
  })
})

test('what is stored of a card is sealed: neither its texts nor its photo, in any common writing', async () => {
  const photo = Buffer.from('ffd8ffe0 a photo of Salma', 'latin1')
  const card = await someCard(installation, salmaCard, photo)
  const rows = await installation.owner.data.query(
    'select snapshot.*, card.* from profiles.snapshot join profiles.card on card.id = snapshot.edition_id where card.id = $1',
    [card.cardId],
  )
  const stored = Buffer.concat(Object.values(rows.rows[0]).map((value) => (Buffer.isBuffer(value) ? value : Buffer.from(String(value)))))
  for (const secret of ['Salma', 'Benjelloun', 'سلمى', '661000013', 'atlas', 'Carte', photo.toString('latin1')])
    for (const written of [
      secret,
      Buffer.from(secret, 'utf16le'),
      Buffer.from(secret).toString('hex'),
      Buffer.from(secret).toString('base64'),
    ])
      expect(stored.includes(written)).toBe(false)
  const again = await snapshotOf(card.cardId)
  await publish({ ...card, label: 'Carte', card: salmaCard, pictures: { photo } })
  expect((await snapshotOf(card.cardId)).content.equals(again.content), 'the same card is never sealed into the same bytes').toBe(false)
})

test('a photo that is not published again is gone', async () => {
  const card = await someCard(installation, salmaCard, Buffer.from('a photo'))
  expect((await snapshotOf(card.cardId)).photo).not.toBeNull()
  await publish({ ...card, label: 'Carte', card: salmaCard })
  expect((await snapshotOf(card.cardId)).photo).toBeNull()
})

test('publishing leaves an audit entry of ids only, in the same transaction', async () => {
  const card = await someCard(installation)
  const entries = async () => (await installation.owner.data.query('select * from audit.entry where object_id = $1', [card.cardId])).rows
  expect(await entries()).toMatchObject([
    { deed: 'card.make' },
    { deed: 'card.publish', object_kind: 'card', purpose: 'sharing the card', actor_kind: 'system', actor_id: null },
  ])
  expect(JSON.stringify(await entries())).not.toMatch(/Salma|Benjelloun|Carte|@/)
  const undone = installation.deeds.run(async (tx) => {
    await publishCard(tx, system, { ...card, label: 'Carte', card: renamed })
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect(await entries()).toHaveLength(2)
})

test('a card is not shared, nor put under a new key, before it is published', async () => {
  const card = await someCard(installation)
  await installation.owner.data.query('delete from profiles.snapshot where edition_id = $1', [card.cardId])
  await expect(someLink(installation, card)).rejects.toMatchObject({ code: 'card-not-published', fields: ['cardId'] })
  const rekeyed = await installation.deeds.run(async (tx) => {
    const { subject_id } = await tx.rows
      .selectFrom('profiles.card')
      .select('subject_id')
      .where('id', '=', card.cardId)
      .executeTakeFirstOrThrow()
    return rekeyCard(tx, await tx.vault.subject(tx, subject_id, { actor: system, purpose: 'sharing the card' }), card.cardId)
  })
  expect(rekeyed).toBeUndefined()
})
