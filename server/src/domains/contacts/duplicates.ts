import type { z } from 'zod'
import type { Duplicates } from '#contract/contacts.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { emailField, phoneField } from './contact-rows.ts'
import { isKept } from './find-contact.ts'
import { linesShown } from './list-contacts.ts'
import { type Groups, groupsOf } from './shown-as-one.ts'

/** As many are shown at once; the others come when these are dealt with. */
const mostShown = 50

interface Alike {
  readonly because: ('email' | 'phone')[]
  readonly tops: readonly string[]
}

/**
 * Lines of an owner that have an address or a number in common, and are not shown as one yet. Found by the digests of the index, so that
 * nothing is opened to find them. What the owner said to be different people is left out.
 */
export async function contactsAlike(tx: Tx, ownerId: string, groups: Groups): Promise<Alike[]> {
  const kept = await tx.rows
    .selectFrom('contacts.contact as contact')
    .select(['contact.id', 'contact.subject_id'])
    .where('contact.owner_id', '=', ownerId)
    .where(isKept)
    .execute()
  const idOf = new Map(kept.map(({ id, subject_id }) => [subject_id, id]))
  const apart = await tx.rows.selectFrom('contacts.apart').select(['contact_id', 'other_id']).where('owner_id', '=', ownerId).execute()
  const pair = (one: string, other: string) => [one, other].sort().join(' ')
  const different = new Set(apart.map(({ contact_id, other_id }) => pair(groups.topOf(contact_id), groups.topOf(other_id))))
  const found = new Map<string, Alike>()
  for (const [because, field] of [
    ['email', emailField],
    ['phone', phoneField],
  ] as const)
    for (const subjects of await tx.vault.alike(tx, field, [...idOf.keys()])) {
      const all = [...new Set(subjects.flatMap((subject) => idOf.get(subject) ?? []).map(groups.topOf))]
      const tops = all.filter((one) => all.some((other) => other !== one && !different.has(pair(one, other)))).sort()
      if (tops.length < 2) continue
      const name = tops.join(' ')
      found.set(name, { because: [...(found.get(name)?.because ?? []), because], tops })
    }
  // newest first
  return [...found.values()].sort((a, b) => ((a.tops.at(-1) ?? '') < (b.tops.at(-1) ?? '') ? 1 : -1))
}

/** The same, as they are shown. */
export async function duplicatesShown(tx: Tx, actor: Actor, ownerId: string): Promise<z.infer<typeof Duplicates>> {
  const groups = await groupsOf(tx, ownerId)
  const alike = (await contactsAlike(tx, ownerId, groups)).slice(0, mostShown)
  const tops = [...new Set(alike.flatMap((one) => one.tops))]
  const lines = await linesShown(tx, actor, ownerId, groups, tops)
  // a line is known by any of the contacts that it stands for
  const lineOf = new Map(lines.flatMap((line) => [line.id, ...line.merged].map((id) => [id, line])))
  return {
    groups: alike.map(({ because, tops: of }) => ({ because, contacts: of.flatMap((top) => lineOf.get(top) ?? []) })),
  }
}
