import { type RawBuilder, sql } from 'kysely'
import type { ContactShown, contactKinds, contactSorts, contactsOnly } from '#contract/contacts.ts'
import type { Language } from '#contract/language.ts'
import type { Page } from '#domains/profiles/index.ts'
import type { Actor } from '#platform/actor.ts'
import { moroccanDate } from '#platform/dates.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { contactDetails } from './contact-rows.ts'
import { contactsById, lineOf } from './contact-views.ts'
import { isKept, notDeletedByOwner } from './find-contact.ts'
import { subjectsFound } from './search-contacts.ts'
import { type Groups, groupsOf } from './shown-as-one.ts'

export interface Wanted extends Page {
  readonly ownerId: string
  /** By whose alphabet names are sorted. */
  readonly language: Language
  readonly sort: (typeof contactSorts)[number]
  readonly kind?: (typeof contactKinds)[number] | undefined
  readonly only?: (typeof contactsOnly)[number] | undefined
  readonly search?: string | undefined
  readonly tag?: string | undefined
}

/** Sorting by a sealed value opens them all: more than these are not sorted by name. */
export const mostSortedByName = 10_000

export const isOnTop = sql<boolean>`not exists (select from contacts.merging where merging.contact_id = contact.id)`
/** Not opened since it came, or since its author changed, withdrew or deleted it. */
export const isFresh = sql<boolean>`(contact.seen_at is null or contact.changed_at > contact.seen_at
  or exists (select from contacts.deletion where deletion.contact_id = contact.id and deletion.deleted_at > contact.seen_at))`
export const isDue = (tx: Tx): RawBuilder<boolean> => sql<boolean>`(contact.follow_up <= ${moroccanDate(tx.clock.now())} and ${isKept})`
/** A question waits also where its author withdrew what they left; a request does not. */
export const isWaiting = sql<boolean>`((contact.kind = 'asked' and ${isKept}
    and not exists (select from contacts.access_given where access_given.contact_id = contact.id))
  or (exists (select from contacts.question where question.contact_id = contact.id and question.answered_at is null)
    and not exists (select from contacts.deletion where deletion.contact_id = contact.id)))`

/** What one contact must be for its line to be in the list; undefined where nothing is asked. */
async function matching(tx: Tx, { ownerId, kind, only, search, tag }: Wanted): Promise<RawBuilder<boolean> | undefined> {
  const found = await subjectsFound(tx, ownerId, { search, tag })
  const conditions = [
    ...(kind === undefined ? [] : [sql<boolean>`contact.kind = ${kind}`]),
    ...(only === 'fresh' ? [isFresh] : only === 'due' ? [isDue(tx)] : only === 'waiting' ? [isWaiting] : []),
    // who took their details back is not found by them
    ...(found === undefined ? [] : [sql<boolean>`(contact.subject_id = any(${found}::uuid[]) and ${isKept})`]),
  ]
  return conditions.length === 0 ? undefined : sql<boolean>`${sql.join(conditions, sql` and `)}`
}

const contactsOf = (tx: Tx, ownerId: string) =>
  tx.rows.selectFrom('contacts.contact as contact').where('contact.owner_id', '=', ownerId).where(notDeletedByOwner)

/** The lines of an owner's list, before they are sorted: those on top that match, or that something under them does. */
async function linesOf(tx: Tx, wanted: Wanted, groups: Groups) {
  const matches = await matching(tx, wanted)
  const lines = contactsOf(tx, wanted.ownerId).where(isOnTop)
  if (matches === undefined) return { lines }
  if (groups.hanging.length === 0) return { lines: lines.where(matches) }
  const hanging = await hangingOf(tx, wanted.ownerId, groups).select('contact.id').where(matches).execute()
  const tops = [...new Set(hanging.map(({ id }) => groups.topOf(id)))]
  return { lines: lines.where(sql<boolean>`(${matches} or contact.id = any(${tops}::uuid[]))`) }
}
type Lines = Awaited<ReturnType<typeof linesOf>>['lines']

const hangingOf = (tx: Tx, ownerId: string, { hanging }: Groups) => contactsOf(tx, ownerId).where('contact.id', '=', anyOf(hanging))

/** The ids of one page of lines and of one more, if there is one. */
async function idsOf(tx: Tx, actor: Actor, wanted: Wanted, groups: Groups): Promise<string[]> {
  const { sort, after, limit } = wanted
  const { lines } = await linesOf(tx, wanted, groups)
  if (sort === 'name') return byName(tx, actor, wanted, lines)
  if (sort === 'follow-up') return byFollowUp(tx, wanted, groups, lines)
  // ids are made in the order of time, and the index of an owner's contacts goes by them as text
  const rows = await lines
    .select('contact.id')
    .$if(after !== undefined && sort === 'newest', (query) => query.where(sql<boolean>`contact.id::text < ${after}`))
    .$if(after !== undefined && sort === 'oldest', (query) => query.where(sql<boolean>`contact.id::text > ${after}`))
    .orderBy(sql`contact.id::text`, sort === 'newest' ? 'desc' : 'asc')
    .limit(limit + 1)
    .execute()
  return rows.map(({ id }) => id)
}

/** The next to follow up first, then those without a date; newest first among equals. A line has the earliest date of all that it stands for. */
async function byFollowUp(tx: Tx, { ownerId, after, limit }: Wanted, groups: Groups, lines: Lines): Promise<string[]> {
  const hanging = await hangingOf(tx, ownerId, groups)
    .select(['contact.id', 'contact.follow_up'])
    .where('contact.follow_up', 'is not', null)
    .where(isKept)
    .orderBy('contact.follow_up', 'desc')
    .execute()
  const earliest = new Map(hanging.map(({ id, follow_up }) => [groups.topOf(id), follow_up ?? '']))
  const dates = sql<{ top: string; due: string }>`(select * from unnest(${[...earliest.keys()]}::uuid[], ${[...earliest.values()]}::date[])
    as listed (top, due))`
  const due = sql<string>`coalesce(least(case when ${isKept} then contact.follow_up end, of_others.due), 'infinity'::date)`
  const dated = (query: Lines) => query.leftJoin(dates.as('of_others'), 'of_others.top', 'contact.id')
  const last =
    after === undefined
      ? undefined
      : await dated(contactsOf(tx, ownerId)).select(sql<string>`${due}::text`.as('due')).where('contact.id', '=', after).executeTakeFirst()
  const rows = await dated(lines)
    .select('contact.id')
    .$if(last !== undefined, (query) =>
      query.where(sql<boolean>`(${due} > ${last?.due}::date or (${due} = ${last?.due}::date and contact.id::text < ${after}))`),
    )
    .orderBy(due)
    .orderBy(sql`contact.id::text`, 'desc')
    .limit(limit + 1)
    .execute()
  return rows.map(({ id }) => id)
}

/** By name, as the reader's alphabet has it, those that show none last. */
async function byName(tx: Tx, actor: Actor, { after, limit, language }: Wanted, lines: Lines): Promise<string[]> {
  const rows = await lines
    .select(['contact.id', 'contact.subject_id', 'contact.details', isKept.as('kept')])
    .limit(mostSortedByName + 1)
    .execute()
  if (rows.length > mostSortedByName) throw new Refusal('too-many-to-sort', ['sort'])
  const shown = rows.filter(({ kept }) => kept)
  const subjects = await tx.vault.subjects(
    tx,
    shown.map(({ subject_id }) => subject_id),
    { actor, purpose: 'sharing the card' },
  )
  const names = new Map(
    shown.flatMap(({ id, subject_id, details }): [string, string][] => {
      const subject = subjects.get(subject_id)
      return subject && details ? [[id, subject.open(contactDetails, id, details).name]] : []
    }),
  )
  const { compare } = new Intl.Collator(language, { sensitivity: 'base', numeric: true })
  const sorted = rows
    .map(({ id }) => id)
    .sort((a, b) => {
      const [one, other] = [names.get(a), names.get(b)]
      if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined) || (a < b ? 1 : -1)
      return compare(one, other) || (a < b ? 1 : -1)
    })
  const from = after === undefined ? 0 : sorted.indexOf(after) + 1
  return sorted.slice(from, from + limit + 1)
}

/** 'Contacts reçus': a page of what was left to an owner. What is shown as one is one line, whatever of it matches. */
export async function contactsShown(tx: Tx, actor: Actor, wanted: Wanted): Promise<{ items: ContactShown[]; next: string | null }> {
  const groups = await groupsOf(tx, wanted.ownerId)
  const ids = await idsOf(tx, actor, wanted, groups)
  const page = ids.slice(0, wanted.limit)
  const items = await linesShown(tx, actor, wanted.ownerId, groups, page)
  return { items, next: ids.length > wanted.limit ? (page.at(-1) ?? null) : null }
}

/** The lines of these that stand on top, in this order. */
export async function linesShown(tx: Tx, actor: Actor, ownerId: string, groups: Groups, tops: readonly string[]): Promise<ContactShown[]> {
  const members = tops.map((top) => [top, ...groups.under(top)])
  const contacts = await contactsById(tx, actor, ownerId, members.flat())
  return members.flatMap((ids) => lineOf(ids.flatMap((id) => contacts.get(id) ?? [])) ?? [])
}
