import { mostOwnAudiences } from '#contract/audiences.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { audienceName } from './card-rows.ts'
import { type Owner, ownerOf } from './find-card.ts'
import { makeMissingEditions } from './make-editions.ts'
import { type AudienceAddressed, editionsFor, ownAudience, ownAudiences } from './own-audiences.ts'

const about = (deed: string, id: string, subject: Owner) =>
  ({ deed, object: { kind: 'audience', id }, subject, purpose: 'sharing the card' }) as const

/**
 * Names an audience of one's own, and returns its id. Each published card gets an edition for it, which shows what anyone sees until a field is
 * meant for it and published. Refuses the fourth, and a name that one of them has.
 */
export async function nameAudience(tx: Tx, actor: Actor, { ownerId, name }: { ownerId: string; name: string }): Promise<string> {
  const owner = await ownerOf(tx, actor, ownerId)
  const cards = await lockCards(tx, ownerId)
  const id = tx.ids.next()
  const row = { id, owner_id: ownerId, subject_id: owner.id, name: owner.seal(audienceName, id, name), made_at: tx.clock.now() }
  if (!(await inFreePlace(tx, row))) throw new Refusal('too-many-audiences')
  await refuseSameName(tx, actor, { ownerId, audienceId: id }, name)
  for (const card of cards) await makeMissingEditions(tx, owner, { ownerId, cardId: card })
  await record(tx, actor, about('audience.name', id, owner))
  return id
}

/** Of two at once each waits for the other here, and the fourth finds no place. */
async function inFreePlace(tx: Tx, row: Omit<Tables['profiles.audience'], 'place'>): Promise<boolean> {
  for (let place = 1; place <= mostOwnAudiences; place++) {
    const put = await tx.rows
      .insertInto('profiles.audience')
      .values({ ...row, place })
      .onConflict((conflict) => conflict.columns(['owner_id', 'place']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (put) return true
  }
  return false
}

const alike = (name: string) => name.normalize('NFKC').toLocaleLowerCase('fr')

async function refuseSameName(tx: Tx, actor: Actor, { ownerId, audienceId }: AudienceAddressed, name: string): Promise<void> {
  const others = (await ownAudiences(tx, actor, ownerId)).filter(({ id }) => id !== audienceId)
  if (others.some((other) => alike(other.name) === alike(name))) throw new Refusal('audience-named', ['name'])
}

/** Gives an audience of one's own another name: what it sees, and its links, stay. Refuses a name that another one has. */
export async function renameAudience(tx: Tx, actor: Actor, input: AudienceAddressed & { readonly name: string }): Promise<void> {
  const { audienceId, name } = input
  const { owner } = await ownAudience(tx, actor, input)
  await refuseSameName(tx, actor, input, name)
  await tx.rows
    .updateTable('profiles.audience')
    .set({ name: owner.seal(audienceName, audienceId, name) })
    .where('id', '=', audienceId)
    .execute()
  await record(tx, actor, about('audience.rename', audienceId, owner))
}

/** Takes back for good every link to these editions, and returns how many there were: handed in, for links are not of this domain. */
export type RevokeEditions = (tx: Tx, actor: Actor, ownerId: string, editionIds: readonly string[]) => Promise<number>

/**
 * Deletes an audience of one's own: its editions and their keys are gone and its links taken back for good. What was meant for it alone stays in
 * the drafts, and is nobody's until its owner says for whom it is. Returns how many links were taken back.
 */
export async function deleteAudience(tx: Tx, actor: Actor, input: AudienceAddressed, revoke: RevokeEditions): Promise<number> {
  await lockCards(tx, input.ownerId) // first, as whoever publishes does
  const { owner } = await ownAudience(tx, actor, input)
  const editions = await editionsFor(tx, input)
  await tx.rows.deleteFrom('profiles.audience').where('id', '=', input.audienceId).execute()
  if (editions.length > 0) {
    // the snapshots first: a link that is being made holds one, and is then among those that are taken back
    const gone = await tx.rows
      .deleteFrom('profiles.snapshot')
      .where('edition_id', 'in', [...editions])
      .returning(['edition_id', 'key_version'])
      .execute()
    for (const { edition_id, key_version } of gone) await tx.vault.buryShare(tx, edition_id, key_version)
  }
  const revoked = await revoke(tx, actor, input.ownerId, editions)
  await record(tx, actor, about('audience.delete', input.audienceId, owner))
  return revoked
}

/** Whoever publishes at the same time goes before or after, so that no card is left without an edition, or with one too many. */
async function lockCards(tx: Tx, ownerId: string): Promise<readonly string[]> {
  const rows = await tx.rows
    .selectFrom('profiles.card')
    .select('id')
    .where('owner_id', '=', ownerId)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  return rows.map(({ id }) => id)
}
