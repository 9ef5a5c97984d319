import { sql } from 'kysely'
import { rekeyCard, rekeyLostCard } from '#domains/profiles/index.ts'
import { type Actor, system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Subject } from '#platform/vault/vault.ts'
import { endAskingLinksOf } from './asking-links.ts'
import { forgetVisitors } from './forget-visitors.ts'
import { linkKek } from './link-rows.ts'
import { linesOf, ofTheirCodes } from './passing-rows.ts'
import { wrapCardKey } from './token.ts'
import { stillWrapped } from './undo-rows.ts'

export interface LinkToRevoke {
  readonly ownerId: string
  readonly linkId: string
}
/** Some links, all those of a card, or all. */
export type LinksToRevoke = { readonly ownerId: string } & (
  | { readonly links: readonly string[] }
  | { readonly card: string }
  | { readonly all: true }
)

/**
 * Takes one link back. What it showed goes under a new key, which is wrapped anew for every other live link, so that the revoked one is dead
 * by key and not by a flag alone. Whom it was made for is forgotten. Revoking twice is revoking once.
 */
export async function revokeLink(tx: Tx, actor: Actor, { ownerId, linkId }: LinkToRevoke): Promise<void> {
  await revokeLinks(tx, actor, { ownerId, links: [linkId] })
}

/**
 * Takes several links back at once and for good, those by which one is asked for access among them: each edition they led to is put under a new
 * key once. What was taken back a moment ago, and could still be brought back, is from now on gone too. Refuses all where one is not the owner's.
 */
export async function revokeLinks(tx: Tx, actor: Actor, input: LinksToRevoke): Promise<number> {
  const asking = await endAskingLinksOf(tx, actor, input.ownerId, 'links' in input ? { ids: input.links } : 'card' in input ? input : {})
  const links = await linksToRevoke(tx, input, new Set(asking))
  const [first] = links
  if (!first) return asking.length
  const owner = await tx.vault.subject(tx, first.subject_id, { actor, purpose: 'sharing the card' })
  const revoked = await revocationsOf(tx, actor, links)
  await destroyKeysOf(tx, owner, [...revoked, ...(await noMoreUndone(tx, links))])
  for (const id of revoked)
    await record(tx, actor, { deed: 'link.revoke', object: { kind: 'link', id }, subject: owner, purpose: 'sharing the card' })
  return linesOf(links.filter(({ id }) => revoked.has(id))) + asking.length
}

/** Takes back for good every link that leads to one of these editions of an owner's. */
export async function revokeLinksTo(tx: Tx, actor: Actor, ownerId: string, editionIds: readonly string[]): Promise<number> {
  const links = await tx.rows
    .selectFrom('sharing.link as link')
    .select('link.id')
    .where('link.edition_id', '=', anyOf(editionIds))
    .where(stillWrapped)
    .execute()
  return links.length === 0 ? 0 : revokeLinks(tx, actor, { ownerId, links: links.map(({ id }) => id) })
}

/** The links that an owner means, in one order; where all are meant, those that were taken back for good are not among them. One that passes stands for all of its code. */
export async function linksToRevoke(tx: Tx, input: LinksToRevoke, ended: ReadonlySet<string>) {
  const wanted = 'links' in input ? [...new Set(input.links)].filter((id) => !ended.has(id)) : undefined
  const meant = wanted && [...wanted, ...(await ofTheirCodes(tx, wanted))]
  const links = await tx.rows
    .selectFrom('sharing.link as link')
    .innerJoin('profiles.card as card', 'card.id', 'link.card_id')
    .select(['link.id', 'link.subject_id', 'link.edition_id', 'link.opens_until'])
    .where('card.owner_id', '=', input.ownerId)
    .$if(meant !== undefined, (query) => query.where('link.id', '=', sql<string>`any(${meant})`))
    .$if('card' in input, (query) => query.where('card.id', '=', 'card' in input ? input.card : ''))
    .$if(wanted === undefined, (query) => query.where(stillWrapped))
    .orderBy('link.id')
    .execute()
  if (wanted?.some((id) => !links.some((link) => link.id === id))) throw new Refusal('not-found', ['links'])
  if ('card' in input && links.length === 0) {
    const card = await tx.rows
      .selectFrom('profiles.card')
      .select('id')
      .where('id', '=', input.card)
      .where('owner_id', '=', input.ownerId)
      .executeTakeFirst()
    if (!card) throw new Refusal('not-found', ['card'])
  }
  return links
}

/** Makes that a press can no longer bring these back; returns those it could until now. */
async function noMoreUndone(tx: Tx, links: readonly { id: string }[]): Promise<readonly string[]> {
  const done = await tx.rows
    .deleteFrom('sharing.undo_link')
    .where('link_id', '=', anyOf(links.map(({ id }) => id)))
    .returning('link_id')
    .execute()
  return done.map(({ link_id }) => link_id)
}

/**
 * What makes a revocation final: whom the links were for is forgotten, and what they showed goes under a new key, wrapped anew for every link
 * but them.
 */
export async function destroyKeysOf(tx: Tx, owner: Owner, linkIds: readonly string[]): Promise<void> {
  const links = await tx.rows.selectFrom('sharing.link').select('edition_id').distinct().where('id', '=', anyOf(linkIds)).execute()
  await forgetVisitors(tx, linkIds)
  for (const edition of links.map(({ edition_id }) => edition_id).sort()) await rewrapOtherLinks(tx, owner, edition) // one order everywhere: no deadlock
}
type Owner = Subject<'sharing the card'>

/** The links that were not revoked before. */
export async function revocationsOf(tx: Tx, actor: Actor, links: readonly { id: string }[]): Promise<ReadonlySet<string>> {
  const by = actor.kind === 'person' ? actor.id : null
  const done = await sql<{ link_id: string }>`
    insert into sharing.revocation (link_id, revoked_at, revoked_by)
    select id, ${tx.clock.now()}::timestamptz, ${by}::uuid from unnest(${links.map(({ id }) => id)}::uuid[]) as link (id)
    on conflict do nothing returning link_id`.execute(tx.rows)
  return new Set(done.rows.map(({ link_id }) => link_id))
}

const rewrappedAtOnce = 1_000

/** Puts an edition under a new key, and wraps it for every link that stays; `ending` do not. */
export async function rewrapOtherLinks(tx: Tx, owner: Owner, editionId: string, ending: readonly string[] = []): Promise<void> {
  const next = await rekeyCard(tx, owner, editionId) // locks the edition: the select below sees every live link, and no new one can come
  if (!next) return
  const others = await tx.rows
    .selectFrom('sharing.link as link')
    .select(['link.id', 'link.lookup_id', 'link.kek'])
    .where('link.edition_id', '=', editionId)
    .where(stillWrapped)
    .where(sql<boolean>`link.id <> all(${[...ending]}::uuid[])`)
    .orderBy('link.id')
    .execute()
  for (let at = 0; at < others.length; at += rewrappedAtOnce) {
    const some = others.slice(at, at + rewrappedAtOnce)
    const wraps = some.map((other) =>
      wrapCardKey(
        { lookupId: other.lookup_id, cardId: editionId, version: next.version },
        owner.open(linkKek, other.id, other.kek),
        next.share,
        next.key,
      ),
    )
    await sql`
      update sharing.link set wrap = again.wrap, key_version = ${next.version}::int
      from unnest(${some.map(({ id }) => id)}::uuid[], ${wraps}::bytea[]) as again (id, wrap) where link.id = again.id`.execute(tx.rows)
  }
}

/**
 * After a restore: a link of this edition was taken back since the backup, for its share is gone, and nobody knows which. All of them are, and the
 * edition lies under a new key of this version, so that its owner can share it again. Returns how many links there were.
 */
export async function revokeLostLinks(tx: Tx, { editionId, version }: { editionId: string; version: number }): Promise<number> {
  const links = await tx.rows
    .selectFrom('sharing.link')
    .select(['id', 'subject_id'])
    .where('edition_id', '=', editionId)
    .orderBy('id')
    .execute()
  const edition = await tx.rows
    .selectFrom('profiles.edition as edition')
    .innerJoin('profiles.card as card', 'card.id', 'edition.card_id')
    .select('card.subject_id')
    .where('edition.id', '=', editionId)
    .executeTakeFirst()
  const owner = edition && (await tx.vault.subjectIfAny(tx, edition.subject_id, { actor: system, purpose: 'sharing the card' }))
  if (!owner) return 0 // erased: nothing of it opens, nor can be shared again
  await rekeyLostCard(tx, owner, editionId, version)
  const revoked = await revocationsOf(tx, system, links)
  await forgetVisitors(tx, [...revoked, ...(await noMoreUndone(tx, links))])
  for (const id of revoked)
    await record(tx, system, { deed: 'link.revoke', object: { kind: 'link', id }, subject: owner, purpose: 'sharing the card' })
  return revoked.size
}

/** The account whose card a link opens. Refuses an unknown link. */
export async function ownerOfLink(tx: Tx, linkId: string): Promise<string> {
  const link = await tx.rows
    .selectFrom('sharing.link as link')
    .innerJoin('profiles.card as card', 'card.id', 'link.card_id')
    .select('card.owner_id')
    .where('link.id', '=', linkId)
    .executeTakeFirst()
  if (!link) throw new Refusal('not-found', ['linkId'])
  return link.owner_id
}
