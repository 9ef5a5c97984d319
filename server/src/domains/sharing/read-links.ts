import { sql } from 'kysely'
import type { z } from 'zod'
import type { LinkShown, Openings } from '#contract/links.ts'
import { cardLabels, editionLogo, fieldsShown } from '#domains/profiles/index.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { type Narrowing, placeAfter, placeOfLink, wayOf } from './link-places.ts'
import { linkLabel, linkToken } from './link-rows.ts'
import { listedIn, stateAt } from './link-state.ts'
import { linkVisitor } from './named-rows.ts'
import { hasItsLine } from './passing-rows.ts'
import { tokenText } from './token.ts'

type Shown = z.infer<typeof LinkShown>

export interface LinkAddressed {
  readonly ownerId: string
  readonly linkId: string
}

/** Down the links of each card, so that it costs what is shown and not what there is. */
export function linksOf(tx: Tx, ownerId: string, narrowing: Narrowing) {
  const { card, link: only, after, state, sort = 'made', order = 'descending', limit } = narrowing
  const now = tx.clock.now()
  const place = placeOfLink[sort]
  const [way, beyond] = wayOf(order)
  const begin = placeAfter(sort, ownerId, after)
  return tx.rows
    .selectFrom('profiles.card as card')
    .innerJoinLateral(
      (links) =>
        links
          .selectFrom('sharing.link as link')
          .innerJoin('profiles.edition as edition', 'edition.id', 'link.edition_id')
          .leftJoin('sharing.named as named', 'named.link_id', 'link.id')
          .leftJoin('sharing.case_link as shown_in', 'shown_in.link_id', 'link.id')
          .select(['link.id', 'link.card_id', 'link.edition_id', 'link.subject_id', 'link.label', 'link.token', 'link.expires_at'])
          .select(sql<boolean | null>`link.opens_until > ${now}`.as('opens'))
          .select(['link.max_views', 'link.views', 'link.pin_salt', 'link.made_at', 'edition.audience', stateAt(now).as('state')])
          .select(['named.subject_id as visitor_id', 'named.visitor', 'named.code_by', 'named.binds', 'named.opened', 'shown_in.reference'])
          .select(place.as('place'))
          .whereRef('link.card_id', '=', 'card.id')
          .$if(only !== undefined, (query) => query.where('link.id', '=', only ?? ''))
          .$if(after !== undefined && sort === 'made', (query) => query.where(sql<boolean>`${place} ${beyond} ${after}`))
          .$if(after !== undefined && sort !== 'made', (query) => query.where(sql<boolean>`(${place}, link.id::text) ${beyond} (${begin})`))
          .where(listedIn(state, now))
          .$if(only === undefined, (query) => query.where(hasItsLine(now)))
          .orderBy(place, way)
          .$if(sort !== 'made', (query) => query.orderBy(sql`link.id::text`, way))
          .limit(limit)
          .as('link'),
      (join) => join.onTrue(),
    )
    .selectAll('link')
    .where('card.owner_id', '=', ownerId)
    .$if(card !== undefined, (query) => query.where('card.id', '=', card ?? ''))
    .where(sql<boolean>`not exists (select from profiles.deletion where deletion.card_id = card.id)`)
    .orderBy('link.place', way)
    .orderBy('link.id', way)
    .limit(limit)
}
export type Link = Awaited<ReturnType<ReturnType<typeof linksOf>['execute']>>[number]

export async function shown(tx: Tx, actor: Actor, ownerId: string, rows: readonly Link[]): Promise<Shown[]> {
  const [first] = rows
  if (!first) return []
  const owner = await tx.vault.subject(tx, first.subject_id, { actor, purpose: 'sharing the card' })
  const labels = await cardLabels(tx, actor, ownerId)
  const visitors = await visitorsOf(tx, actor, rows)
  const shows = await fieldsShown(tx, actor, ownerId, [...new Set(rows.map(({ edition_id }) => edition_id))])
  return rows.map((row) => ({
    id: row.id,
    card: row.card_id,
    cardLabel: labels.get(row.card_id) ?? '',
    label: owner.open(linkLabel, row.id, row.label),
    audience: row.audience,
    state: row.state,
    madeAt: row.made_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    passing: row.opens === null ? null : { opens: row.opens },
    openingsLeft: row.max_views === null || row.visitor_id !== null ? null : row.max_views - row.views,
    pin: row.pin_salt !== null,
    kept: row.token !== null,
    shows: shows.get(row.edition_id) ?? [],
    for: visitors.get(row.id) ?? null,
    asks: null,
    case: row.reference,
  }))
}

/** Whom the named ones among these links are for, in one look. */
async function visitorsOf(tx: Tx, actor: Actor, rows: readonly Link[]): Promise<ReadonlyMap<string, NonNullable<Shown['for']>>> {
  const named = rows.flatMap((row) => (row.visitor_id === null ? [] : [{ ...row, visitor_id: row.visitor_id }]))
  if (named.length === 0) return new Map()
  const subjects = await tx.vault.subjects(
    tx,
    named.map(({ visitor_id }) => visitor_id),
    { actor, purpose: 'sharing the card' },
  )
  return new Map(
    named.map(({ id, visitor_id, visitor, code_by, binds, opened }) => {
      const known = visitor && subjects.get(visitor_id)?.open(linkVisitor, id, visitor)
      const { name = null, email = null, phone = null } = known ?? {}
      return [id, { name, email, phone, code: code_by !== null, binds: binds ?? false, opened: opened ?? false }]
    }),
  )
}

/** A link of this owner's, in whatever state. Refuses every other like one that never was. */
export async function ownLink(tx: Tx, { ownerId, linkId }: LinkAddressed): Promise<Link> {
  const row = await linksOf(tx, ownerId, { link: linkId, state: 'all', limit: 1 }).executeTakeFirst()
  if (!row) throw new Refusal('not-found', ['linkId'])
  return row
}

export async function linkShown(tx: Tx, actor: Actor, input: LinkAddressed): Promise<Shown> {
  const [link] = await shown(tx, actor, input.ownerId, [await ownLink(tx, input)])
  if (!link) throw new Refusal('not-found', ['linkId'])
  return link
}

/** The token of a link, for its owner. Refuses a link of which nothing was kept, and one that was taken back. */
export async function tokenAgain(tx: Tx, actor: Actor, input: LinkAddressed): Promise<string> {
  const row = await ownLink(tx, input)
  if (row.state === 'revoked') throw new Refusal('not-found', ['linkId'])
  if (!row.token) throw new Refusal('link-not-kept')
  const owner = await tx.vault.subject(tx, row.subject_id, { actor, purpose: 'sharing the card' })
  return tokenText(owner.open(linkToken, row.id, row.token))
}

/** What its QR code is drawn from: the token, and the logo as this link shows it. Refuses a logo where the link shows none. */
export async function linkDrawn(
  tx: Tx,
  actor: Actor,
  input: LinkAddressed,
  withLogo: boolean,
): Promise<{ token: string; logo: Buffer | undefined }> {
  const token = await tokenAgain(tx, actor, input)
  if (!withLogo) return { token, logo: undefined }
  const { edition_id } = await ownLink(tx, input)
  const logo = await editionLogo(tx, actor, input.ownerId, edition_id)
  if (!logo) throw new Refusal('no-logo', ['logo'])
  return { token, logo }
}

/** The token, with an audit entry: a link that is copied again may be on its way to somebody. */
export async function copyLink(tx: Tx, actor: Actor, input: LinkAddressed): Promise<string> {
  const token = await tokenAgain(tx, actor, input)
  const { subject_id } = await ownLink(tx, input)
  const subject = await tx.vault.subject(tx, subject_id, { actor, purpose: 'sharing the card' })
  await record(tx, actor, { deed: 'link.copy', object: { kind: 'link', id: input.linkId }, subject, purpose: 'sharing the card' })
  return token
}

/** Gives a link another private label. */
export async function relabelLink(tx: Tx, actor: Actor, input: LinkAddressed & { readonly label: string }): Promise<void> {
  const { subject_id } = await ownLink(tx, input)
  const owner = await tx.vault.subject(tx, subject_id, { actor, purpose: 'sharing the card' })
  await tx.rows
    .updateTable('sharing.link')
    .set({ label: owner.seal(linkLabel, input.linkId, input.label) })
    .where('id', '=', input.linkId)
    .execute()
  await record(tx, actor, { deed: 'link.relabel', object: { kind: 'link', id: input.linkId }, subject: owner, purpose: 'sharing the card' })
}

/** On which day a card of this owner's was last opened. */
export async function lastOpeningOf(tx: Tx, ownerId: string): Promise<string | undefined> {
  const found = await tx.rows
    .selectFrom('sharing.opening_count as count')
    .innerJoin('profiles.card as card', 'card.id', 'count.card_id')
    .select(sql<string | null>`max(count.day)::text`.as('day'))
    .where('card.owner_id', '=', ownerId)
    .executeTakeFirst()
  return found?.day ?? undefined
}

/** How many live links lead to each of these cards. */
export async function liveLinksTo(tx: Tx, cardIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (cardIds.length === 0) return new Map()
  const rows = await tx.rows
    .selectFrom('sharing.link as link')
    .select(({ fn }) => ['link.card_id', fn.countAll<string>().as('links')])
    .where('link.card_id', 'in', [...cardIds])
    .where(sql<boolean>`${stateAt(tx.clock.now())} in ('live', 'paused')`)
    .where(hasItsLine(tx.clock.now()))
    .groupBy('link.card_id')
    .execute()
  return new Map(rows.map(({ card_id, links }) => [card_id, Number(links)]))
}

/** How many live links lead to these editions. */
export async function liveLinksToEditions(tx: Tx, editionIds: readonly string[]): Promise<number> {
  const { links } = await tx.rows
    .selectFrom('sharing.link as link')
    .select(({ fn }) => fn.countAll<string>().as('links'))
    .where('link.edition_id', '=', anyOf(editionIds))
    .where(sql<boolean>`${stateAt(tx.clock.now())} in ('live', 'paused')`)
    .where(hasItsLine(tx.clock.now()))
    .executeTakeFirstOrThrow()
  return Number(links)
}

/** Fewer than these in a day are not told exactly: who knows whom they gave a link to would know who opened it. */
export const fewestTold = 5

/** Openings of a card by day and kind, newest day first, a year at most. Refuses a card that is not the owner's. */
export async function openingsOf(
  tx: Tx,
  { ownerId, cardId }: { readonly ownerId: string; readonly cardId: string },
): Promise<z.infer<typeof Openings>> {
  const card = await tx.rows
    .selectFrom('profiles.card')
    .select('id')
    .where('id', '=', cardId)
    .where('owner_id', '=', ownerId)
    .executeTakeFirst()
  if (!card) throw new Refusal('not-found', ['cardId'])
  const days = await tx.rows
    .selectFrom('sharing.opening_count')
    .select([sql<string>`day::text`.as('day'), 'kind', 'openings'])
    .where('card_id', '=', cardId)
    .orderBy(sql`opening_count.day`, 'desc')
    .orderBy('kind')
    .limit(366)
    .execute()
  return { days: days.map(({ day, kind, openings }) => ({ day, kind, openings: openings < fewestTold ? null : openings })) }
}
