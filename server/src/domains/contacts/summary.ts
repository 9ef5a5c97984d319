import type { z } from 'zod'
import type { ContactsSummary } from '#contract/contacts.ts'
import type { Actor } from '#platform/actor.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { ownTags, tagField, termOf } from './contact-rows.ts'
import { contactsAlike } from './duplicates.ts'
import { isKept, notDeletedByOwner } from './find-contact.ts'
import { tagTerm } from './index-contact.ts'
import { isDue, isFresh, isWaiting } from './list-contacts.ts'
import { groupsOf } from './shown-as-one.ts'

/** How many there are, and what waits for the owner. Tags are counted by their digests, and one contact of each is opened for its name. */
export async function contactsSummary(tx: Tx, actor: Actor, ownerId: string): Promise<z.infer<typeof ContactsSummary>> {
  const groups = await groupsOf(tx, ownerId)
  const rows = await tx.rows
    .selectFrom('contacts.contact as contact')
    .select(['contact.id', 'contact.subject_id', isKept.as('kept'), isFresh.as('fresh'), isDue(tx).as('due'), isWaiting.as('waiting')])
    .where('contact.owner_id', '=', ownerId)
    .where(notDeletedByOwner)
    .execute()
  const lines = (are: (row: (typeof rows)[number]) => boolean | null) =>
    new Set(rows.filter((row) => are(row)).map(({ id }) => groups.topOf(id))).size
  const idOf = new Map(rows.filter(({ kept }) => kept).map(({ id, subject_id }) => [subject_id, id]))
  return {
    contacts: lines(({ kept }) => kept),
    fresh: lines(({ fresh }) => fresh),
    due: lines(({ due }) => due),
    waiting: lines(({ waiting }) => waiting),
    duplicates: (await contactsAlike(tx, ownerId, groups)).length,
    tags: await tagsOf(tx, actor, ownerId, idOf, groups.topOf),
  }
}

/** Every tag with how many lines have it: one contact of each is opened, and all are counted by their digests. */
async function tagsOf(tx: Tx, actor: Actor, ownerId: string, idOf: ReadonlyMap<string, string>, topOf: (contactId: string) => string) {
  const chosen = [...new Set((await tx.vault.alike(tx, tagField, [...idOf.keys()])).flatMap((subjects) => subjects.at(-1) ?? []))]
  if (chosen.length === 0) return []
  const rows = await tx.rows
    .selectFrom('contacts.contact')
    .select(['id', 'subject_id', 'tags'])
    .where('owner_id', '=', ownerId)
    .where('subject_id', '=', anyOf(chosen))
    .execute()
  const subjects = await tx.vault.subjects(tx, chosen, { actor, purpose: 'sharing the card' })
  const written = rows.flatMap(({ id, subject_id, tags }) => (tags && subjects.get(subject_id)?.open(ownTags, id, tags)) || [])
  const terms = new Map(written.map((tag) => [termOf(ownerId, tagTerm(tag)), tag]))
  const found = await tx.vault.findEach(tx, tagField, [...terms.keys()])
  const counted = [...terms].map(([term, tag]) => ({
    tag,
    contacts: new Set((found.get(term) ?? []).flatMap((subject) => idOf.get(subject) ?? []).map(topOf)).size,
  }))
  return counted.filter(({ contacts }) => contacts > 0).sort((a, b) => b.contacts - a.contacts || (a.tag < b.tag ? -1 : 1))
}
