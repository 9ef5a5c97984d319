import { createSecretKey } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pictures } from '#contract/pictures.ts'
import { system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { openUnder } from '#platform/vault/sealed.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { salmaCard, someCard } from '#test/people.ts'
import { cardContent, cardPictures } from './card-rows.ts'
import { publishDraft } from './publish-card.ts'
import { currentCardKey, rekeyCard } from './rekey-card.ts'
import { setPicture } from './save-draft.ts'

let installation: TestInstallation
beforeAll(async () => {
  installation = await testInstallation()
})
afterAll(() => installation.close())

const photo = Buffer.from('the bytes of a photo')

/** Runs work in a transaction, with the owner's key of this card. */
const asOwner = <T>(cardId: string, work: (tx: Tx, owner: Parameters<typeof rekeyCard>[1]) => Promise<T>) =>
  installation.deeds.run(async (tx) => {
    const { subject_id } = await tx.rows.selectFrom('profiles.card').select('subject_id').where('id', '=', cardId).executeTakeFirstOrThrow()
    return work(tx, await tx.vault.subject(tx, subject_id, { actor: system, purpose: 'sharing the card' }))
  })
const rekey = (cardId: string) => asOwner(cardId, (tx, owner) => rekeyCard(tx, owner, cardId))
const current = (cardId: string) => asOwner(cardId, (tx, owner) => currentCardKey(tx, owner, cardId))
const snapshotOf = async (cardId: string) =>
  (await installation.owner.data.query('select * from profiles.snapshot where edition_id = $1', [cardId])).rows[0]
const sharesOf = async (cardId: string) =>
  (await installation.owner.keyring.query('select version, share from keyring.card_share where card_id = $1 order by version', [cardId]))
    .rows

test('a card put under a new key is the same card; the old key opens nothing of it', async () => {
  const owned = await someCard(installation, salmaCard)
  const { cardId } = owned
  await installation.deeds.run(async (tx) => {
    for (const which of pictures) await setPicture(tx, system, { ...owned, which, picture: Buffer.from(`a ${which}`) })
    await publishDraft(tx, system, owned)
  })
  const before = await current(cardId)
  const rekeyed = await rekey(cardId)
  expect(rekeyed?.version).toBe(2)
  expect(rekeyed?.key.equals(before?.key ?? Buffer.alloc(0))).toBe(false)
  expect(rekeyed?.share.equals(before?.share ?? Buffer.alloc(0))).toBe(false)
  const after = await current(cardId)
  expect(after?.key.equals(rekeyed?.key ?? Buffer.alloc(0))).toBe(true)

  const row = await snapshotOf(cardId)
  const [old, now] = [createSecretKey(before?.key ?? Buffer.alloc(32)), createSecretKey(after?.key ?? Buffer.alloc(32))]
  expect(openUnder(now, cardContent, cardId, row.content)).toEqual(salmaCard)
  for (const which of pictures) expect(openUnder(now, cardPictures[which], cardId, row[which])).toEqual(Buffer.from(`a ${which}`))
  expect(() => openUnder(old, cardContent, cardId, row.content)).toThrow('does not open')
  for (const which of pictures) expect(() => openUnder(old, cardPictures[which], cardId, row[which])).toThrow('does not open')
})

test('the old share is buried in the same transaction, and destroyed by the worker; the new one stays', async () => {
  const { cardId } = await someCard(installation)
  const rekeyed = await rekey(cardId)
  const tombstones = await installation.owner.data.query('select share_version, destroyed_at from vault.tombstone where card_id = $1', [
    cardId,
  ])
  expect(tombstones.rows).toEqual([{ share_version: 1, destroyed_at: null }])
  expect((await sharesOf(cardId)).map((row) => row.version)).toEqual([1, 2])
  await Promise.all([installation.tick(), installation.tick()])
  const left = await sharesOf(cardId)
  expect(left).toHaveLength(1)
  expect(left[0]).toMatchObject({ version: 2 })
  expect(left[0].share.equals(rekeyed?.share ?? Buffer.alloc(0))).toBe(true)
})

test('cut short before its end it changes nothing, and the next one begins anew with another share', async () => {
  const { cardId } = await someCard(installation, salmaCard, photo)
  const before = await snapshotOf(cardId)
  let lost: Buffer | undefined
  const cut = asOwner(cardId, async (tx, owner) => {
    lost = (await rekeyCard(tx, owner, cardId))?.share
    throw new Error('cut short')
  })
  await expect(cut).rejects.toThrow('cut short')
  await installation.tick()
  expect(await snapshotOf(cardId)).toEqual(before)
  expect((await current(cardId))?.version).toBe(1)
  const rekeyed = await rekey(cardId)
  expect(rekeyed?.version).toBe(2)
  expect(rekeyed?.share.equals(lost ?? Buffer.alloc(0))).toBe(false)
  expect((await sharesOf(cardId)).at(-1)?.share.equals(rekeyed?.share)).toBe(true)
})

test('several at once come one after the other, each with a version of its own', async () => {
  const { cardId } = await someCard(installation, salmaCard, photo)
  const done = await Promise.all(Array.from({ length: 4 }, () => rekey(cardId)))
  expect(done.map((one) => one?.version).sort()).toEqual([2, 3, 4, 5])
  await installation.tick()
  expect((await sharesOf(cardId)).map((row) => row.version)).toEqual([5])
  const now = createSecretKey((await current(cardId))?.key ?? Buffer.alloc(32))
  expect(openUnder(now, cardContent, cardId, (await snapshotOf(cardId)).content)).toEqual(salmaCard)
})
