import { createSecretKey, randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { ofEachPicture, pictures } from '#contract/pictures.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { openUnder, sealUnder } from '#platform/vault/sealed.ts'
import type { Subject } from '#platform/vault/vault.ts'
import { cardContent, cardKey, cardPauseMessage, cardPictures, cardPlace } from './card-rows.ts'

export interface CardKey {
  readonly key: Buffer
  readonly version: number
  /** Mixed into every wrap of this version. */
  readonly share: Buffer
}

/** The key an edition lies under now, its row locked until the transaction ends; undefined for one not published. */
export async function currentCardKey(tx: Tx, owner: Subject<'sharing the card'>, editionId: string): Promise<CardKey | undefined> {
  const row = await tx.rows
    .selectFrom('profiles.snapshot')
    .select(['key_version', 'card_key'])
    .where('edition_id', '=', editionId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return undefined
  const share = await tx.vault.keyring.cardShare(editionId, row.key_version)
  if (!share) throw new Error('a published edition has no share')
  return { key: owner.open(cardKey, `${editionId}/${row.key_version}`, row.card_key), version: row.key_version, share }
}

/** Under which version of their keys these editions are published. */
export async function publishedVersions(db: Kysely<Tables>, editionIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('profiles.snapshot')
    .select(['edition_id', 'key_version'])
    .where('edition_id', 'in', [...editionIds])
    .execute()
  return new Map(rows.map((row) => [row.edition_id, row.key_version]))
}

/**
 * Puts an edition under a new key and a new share, and buries the old share: no wrap of the old key opens from the commit on,
 * not even one kept in a backup. The caller wraps the new key for every link that stays.
 */
export async function rekeyCard(tx: Tx, owner: Subject<'sharing the card'>, editionId: string): Promise<CardKey | undefined> {
  const before = await currentCardKey(tx, owner, editionId)
  return before && underNewKey(tx, owner, editionId, before, before.version + 1)
}

/**
 * The same for an edition whose share is lost: after a restore, it was destroyed since the backup. `version` is one that no share of it ever
 * had. Nothing that was wrapped before opens, and nobody can wrap it anew.
 */
export async function rekeyLostCard(tx: Tx, owner: Subject<'sharing the card'>, editionId: string, version: number): Promise<void> {
  const row = await tx.rows
    .selectFrom('profiles.snapshot')
    .select(['key_version', 'card_key'])
    .where('edition_id', '=', editionId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const key = owner.open(cardKey, `${editionId}/${row.key_version}`, row.card_key)
  await underNewKey(tx, owner, editionId, { key, version: row.key_version }, version)
}

async function underNewKey(
  tx: Tx,
  owner: Subject<'sharing the card'>,
  editionId: string,
  before: Pick<CardKey, 'key' | 'version'>,
  version: number,
): Promise<CardKey> {
  const row = await tx.rows
    .selectFrom('profiles.snapshot')
    .select(['content', ...pictures, 'place', 'pause_message'])
    .where('edition_id', '=', editionId)
    .executeTakeFirstOrThrow()
  const share = await tx.vault.keyring.makeCardShare(editionId, version)
  const key = randomBytes(32)
  const [old, secret] = [createSecretKey(before.key), createSecretKey(key)]
  const content = openUnder(old, cardContent, editionId, row.content)
  const place = row.place === null ? null : openUnder(old, cardPlace, editionId, row.place)
  const pause = row.pause_message && openUnder(old, cardPauseMessage, editionId, row.pause_message)
  await tx.rows
    .updateTable('profiles.snapshot')
    .set({
      key_version: version,
      card_key: owner.seal(cardKey, `${editionId}/${version}`, key),
      content: sealUnder(secret, version, cardContent, editionId, content),
      ...ofEachPicture((which) => {
        const column = cardPictures[which]
        return row[which] && sealUnder(secret, version, column, editionId, openUnder(old, column, editionId, row[which]))
      }),
      place: place === null ? null : sealUnder(secret, version, cardPlace, editionId, place),
      pause_message: pause && sealUnder(secret, version, cardPauseMessage, editionId, pause),
    })
    .where('edition_id', '=', editionId)
    .execute()
  await tx.vault.buryShare(tx, editionId, before.version)
  return { key, version, share }
}
