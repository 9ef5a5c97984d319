import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { ownNote, ownTags } from './contact-rows.ts'
import { type ContactAddressed, keptContact } from './find-contact.ts'
import { indexTags, tagTerm } from './index-contact.ts'

export interface ContactChange {
  readonly ownNote?: string | null | undefined
  /** What the writing began from. */
  readonly ownNoteWas?: string | null | undefined
  readonly tags?: readonly string[] | undefined
  readonly followUp?: string | null | undefined
}

/**
 * What the owner notes about somebody: it lies under the key of the one it is about. Refuses where another window wrote another note since
 * the writing began.
 */
export async function changeContact(tx: Tx, actor: Actor, input: ContactAddressed & ContactChange): Promise<void> {
  const { row, subject } = await keptContact(tx, actor, input)
  const { id } = row
  if (input.ownNoteWas !== undefined) {
    const note = row.note && subject.open(ownNote, id, row.note)
    if (note !== input.ownNoteWas && note !== input.ownNote) throw new Refusal('changed-meanwhile', ['ownNote'])
  }
  const tags = input.tags && [...new Map(input.tags.map((tag) => [tagTerm(tag), tag])).values()]
  const changed = {
    ...(input.ownNote !== undefined && { note: input.ownNote === null ? null : subject.seal(ownNote, id, input.ownNote) }),
    ...(tags && { tags: tags.length === 0 ? null : subject.seal(ownTags, id, tags) }),
    ...(input.followUp !== undefined && { follow_up: input.followUp }),
  }
  if (Object.keys(changed).length === 0) return
  await tx.rows.updateTable('contacts.contact').set(changed).where('id', '=', id).execute()
  if (tags) await indexTags(tx, subject.id, input.ownerId, tags)
  await record(tx, actor, { deed: 'contact.change', object: { kind: 'contact', id }, subject, purpose: 'sharing the card' })
}
