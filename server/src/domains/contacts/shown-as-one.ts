import { alone, type Tx } from '#platform/db/transaction.ts'

/**
 * Contacts that are shown as one. Each merging hangs a contact under another, and those that hang under that one go along: taking one
 * merging away brings back what was before it. What stands on top is the line that stands for all.
 */
export interface Groups {
  /** On top of the one in question; itself where it stands alone. */
  topOf(contactId: string): string
  /** All that hang under it, directly or not. */
  under(contactId: string): readonly string[]
  /** Every contact that hangs under another. */
  readonly hanging: readonly string[]
}

interface Merging {
  readonly contact_id: string
  readonly into_id: string
}

export function groupsFrom(mergings: readonly Merging[]): Groups {
  const into = new Map(mergings.map(({ contact_id, into_id }) => [contact_id, into_id]))
  const below = Map.groupBy(mergings, ({ into_id }) => into_id)
  const topOf = (contactId: string): string => {
    const next = into.get(contactId)
    return next === undefined ? contactId : topOf(next)
  }
  const under = (contactId: string): string[] =>
    (below.get(contactId) ?? []).flatMap(({ contact_id }) => [contact_id, ...under(contact_id)])
  return { topOf, under, hanging: [...into.keys()] }
}

/** All of an owner's. */
export async function groupsOf(tx: Tx, ownerId: string): Promise<Groups> {
  const mergings = await tx.rows
    .selectFrom('contacts.merging')
    .select(['contact_id', 'into_id'])
    .where('owner_id', '=', ownerId)
    .orderBy('contact_id')
    .execute()
  return groupsFrom(mergings)
}

/** Whoever changes what is shown as one has it to themselves, or two at a time could hang each other under the other. */
export const groupsAlone = (tx: Tx, ownerId: string): Promise<void> => alone(tx, `contacts: shown as one ${ownerId}`)

/** Takes one contact out of what it is shown with; what hung under it stays with the others. */
export async function leaveGroup(tx: Tx, contactId: string): Promise<void> {
  const above = await tx.rows.selectFrom('contacts.merging').select('into_id').where('contact_id', '=', contactId).executeTakeFirst()
  const below = await tx.rows
    .selectFrom('contacts.merging')
    .select('contact_id')
    .where('into_id', '=', contactId)
    .orderBy('contact_id')
    .execute()
  const heir = above?.into_id ?? below[0]?.contact_id
  if (heir === undefined) return
  await tx.rows
    .deleteFrom('contacts.merging')
    .where('contact_id', '=', above ? contactId : heir)
    .execute()
  await tx.rows.updateTable('contacts.merging').set({ into_id: heir }).where('into_id', '=', contactId).execute()
}
