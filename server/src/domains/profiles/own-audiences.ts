import type { z } from 'zod'
import type { AudienceUse, OwnAudience } from '#contract/audiences.ts'
import { type Audience, audienceFields, audiences, type Draft, meantFor } from '#contract/draft.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { audienceName, draftContent } from './card-rows.ts'
import { type Owner, ownerOf } from './find-card.ts'

export interface AudienceAddressed {
  readonly ownerId: string
  readonly audienceId: string
}

const audiencesOf = (tx: Tx, ownerId: string) =>
  tx.rows.selectFrom('profiles.audience').select(['id', 'name']).where('owner_id', '=', ownerId).orderBy('place')

/** The audiences that an owner named, as they came. */
export async function ownAudiences(tx: Tx, actor: Actor, ownerId: string): Promise<OwnAudience[]> {
  const owner = await ownerOf(tx, actor, ownerId)
  const rows = await audiencesOf(tx, ownerId).execute()
  return rows.map(({ id, name }) => ({ id, name: owner.open(audienceName, id, name) }))
}

/** Every audience for which this owner's cards have an edition. */
export async function allAudiences(tx: Tx, ownerId: string): Promise<readonly Audience[]> {
  return [...audiences, ...(await audiencesOf(tx, ownerId).execute()).map(({ id }) => id)]
}

/** One of them, its row locked until the transaction ends. Refuses what is not this owner's like what never was. */
export async function ownAudience(tx: Tx, actor: Actor, { ownerId, audienceId }: AudienceAddressed): Promise<{ owner: Owner }> {
  const owner = await ownerOf(tx, actor, ownerId)
  const row = await audiencesOf(tx, ownerId)
    .where('id', '=', audienceId)
    .$if(tx.readOnly !== true, (query) => query.forUpdate())
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', ['audience'])
  return { owner }
}

/** The editions of an audience on all of its owner's cards, deleted ones too. */
export async function editionsFor(tx: Tx, { ownerId, audienceId }: AudienceAddressed): Promise<readonly string[]> {
  const rows = await tx.rows
    .selectFrom('profiles.edition as edition')
    .innerJoin('profiles.card as card', 'card.id', 'edition.card_id')
    .select('edition.id')
    .where('card.owner_id', '=', ownerId)
    .where('edition.audience', '=', audienceId)
    .orderBy('edition.id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Counts the live links that lead to these editions. */
export type CountLinks = (tx: Tx, editionIds: readonly string[]) => Promise<number>

/** What hangs on an audience, told before it is deleted. */
export async function audienceUse(
  tx: Tx,
  actor: Actor,
  input: AudienceAddressed,
  countLinks: CountLinks,
): Promise<z.infer<typeof AudienceUse>> {
  const { owner } = await ownAudience(tx, actor, input)
  const known = new Set(await allAudiences(tx, input.ownerId))
  const drafts = await tx.rows
    .selectFrom('profiles.draft as draft')
    .innerJoin('profiles.card as card', 'card.id', 'draft.card_id')
    .select(['card.id', 'draft.content'])
    .where('card.owner_id', '=', input.ownerId)
    .execute()
  const counts = drafts.map(({ id, content }) => onlyFor(input.audienceId, owner.open(draftContent, id, content), known))
  return {
    links: await countLinks(tx, await editionsFor(tx, input)),
    fields: counts.reduce((sum, one) => sum + one, 0),
    cards: counts.filter((one) => one > 0).length,
  }
}

/** How many fields of a draft are for this audience and no other that there is. */
function onlyFor(audienceId: string, draft: Draft, known: ReadonlySet<Audience>): number {
  const lines = [draft.phones, draft.emails, draft.addresses, draft.links].flat().map(({ audience }) => audience)
  const once = audienceFields.map((field) => draft.audiences[field])
  return [...lines, ...once].filter((one) => {
    const these = meantFor(one).filter((audience) => known.has(audience))
    return these.length === 1 && these[0] === audienceId
  }).length
}
