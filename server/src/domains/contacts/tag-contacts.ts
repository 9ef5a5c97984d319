import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { changeContact } from './change-contact.ts'
import { ownTags } from './contact-rows.ts'
import { keptContact, ownContacts } from './find-contact.ts'
import { tagTerm } from './index-contact.ts'

/** As many as one contact may have. */
const mostTags = 20

export interface Tagging {
  readonly ownerId: string
  readonly contacts: readonly string[]
  readonly tag: string
  readonly on: boolean
}

/** Puts one tag on contacts, or takes it off. Those whose author took them back are passed over; one that is somebody else's refuses all. */
export async function tagContacts(tx: Tx, actor: Actor, { ownerId, contacts, tag, on }: Tagging): Promise<void> {
  const term = tagTerm(tag)
  for (const { id: contactId, kept } of await ownContacts(tx, ownerId, contacts)) {
    if (!kept) continue
    const { row, subject } = await keptContact(tx, actor, { ownerId, contactId })
    const tags = row.tags ? subject.open(ownTags, contactId, row.tags) : []
    if (tags.some((one) => tagTerm(one) === term) === on) continue
    if (on && tags.length >= mostTags) throw new Refusal('invalid', ['tag'])
    await changeContact(tx, actor, { ownerId, contactId, tags: on ? [...tags, tag] : tags.filter((one) => tagTerm(one) !== term) })
  }
}
