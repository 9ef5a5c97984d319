import { createSecretKey, randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { openUnder, sealUnder } from '#platform/vault/sealed.ts'
import type { Subject } from '#platform/vault/vault.ts'
import { cardContent, cardKey, cardPhoto } from './card-rows.ts'

export interface CardKey {
  readonly key: Buffer
  readonly version: number
  /** Mixed into every wrap of this version. */
  readonly share: Buffer
}

/** The key a published card lies under now, its row locked until the transaction ends; undefined for a card not published. */
export async function currentCardKey(tx: Tx, owner: Subject<'sharing the card'>, cardId: string): Promise<CardKey | undefined> {
  const row = await tx.rows
    .selectFrom('profiles.snapshot')
    .select(['key_version', 'card_key'])
    .where('card_id', '=', cardId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return undefined
  const share = await tx.vault.keyring.cardShare(cardId, row.key_version)
  if (!share) throw new Error('a published card has no share')
  return { key: owner.open(cardKey, `${cardId}/${row.key_version}`, row.card_key), version: row.key_version, share }
}

/** Under which version of their keys these cards are published. */
export async function publishedVersions(db: Kysely<Tables>, cardIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('profiles.snapshot')
    .select(['card_id', 'key_version'])
    .where('card_id', 'in', [...cardIds])
    .execute()
  return new Map(rows.map((row) => [row.card_id, row.key_version]))
}

/**
 * Puts a published card under a new key and a new share, and buries the old share: no wrap of the old key opens from the commit on,
 * not even one kept in a backup. The caller wraps the new key for every link that stays.
 */
export async function rekeyCard(tx: Tx, owner: Subject<'sharing the card'>, cardId: string): Promise<CardKey | undefined> {
  const before = await currentCardKey(tx, owner, cardId)
  if (!before) return undefined
  const row = await tx.rows
    .selectFrom('profiles.snapshot')
    .select(['content', 'photo'])
    .where('card_id', '=', cardId)
    .executeTakeFirstOrThrow()

  const version = before.version + 1
  const share = await tx.vault.keyring.makeCardShare(cardId, version)
  const key = randomBytes(32)
  const [old, secret] = [createSecretKey(before.key), createSecretKey(key)]
  const content = openUnder(old, cardContent, cardId, row.content)
  const photo = row.photo && openUnder(old, cardPhoto, cardId, row.photo)
  await tx.rows
    .updateTable('profiles.snapshot')
    .set({
      key_version: version,
      card_key: owner.seal(cardKey, `${cardId}/${version}`, key),
      content: sealUnder(secret, version, cardContent, cardId, content),
      photo: photo && sealUnder(secret, version, cardPhoto, cardId, photo),
    })
    .where('card_id', '=', cardId)
    .execute()
  await tx.vault.buryShare(tx, cardId, before.version)
  return { key, version, share }
}
