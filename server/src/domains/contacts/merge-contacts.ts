import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { ownContacts } from './find-contact.ts'
import { recordAbout } from './record-about.ts'
import { groupsAlone, groupsOf } from './shown-as-one.ts'

export interface ToMerge {
  readonly ownerId: string
  /** The one that stands for all of them. */
  readonly into: string
  readonly contacts: readonly string[]
}

/**
 * Shows contacts as one with another, those along with them that each of them stands for. Nothing is copied or lost: `separateContact` brings
 * back what was. Returns what stands for all, and what was hung under it. Refuses where one is not the owner's, or was taken back.
 */
export async function mergeContacts(tx: Tx, actor: Actor, { ownerId, into, contacts }: ToMerge): Promise<{ id: string; merged: string[] }> {
  await groupsAlone(tx, ownerId)
  const found = await ownContacts(tx, ownerId, [into, ...contacts])
  if (found.some(({ kept }) => !kept)) throw new Refusal('contact-gone', ['contacts'])
  const groups = await groupsOf(tx, ownerId)
  const top = groups.topOf(into)
  const merged = [...new Set(contacts.map(groups.topOf))].filter((id) => id !== top)
  for (const id of merged)
    await tx.rows
      .insertInto('contacts.merging')
      .values({ contact_id: id, into_id: top, owner_id: ownerId, merged_at: tx.clock.now() })
      .execute()
  await recordAbout(tx, actor, 'contact.merge', await ownContacts(tx, ownerId, merged))
  return { id: top, merged }
}
