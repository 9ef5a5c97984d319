import { createHash } from 'node:crypto'
import { contactsReceived, type WorldContact } from '#db/world.ts'
import { changeContact, eraseContacts, leaveDetails, mergeContacts, seeContacts } from '#domains/contacts/index.ts'
import { system } from '#platform/actor.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { uuidsByTime } from '#platform/ids.ts'

const day = 86_400_000

/** To whom contacts are left: their card, and the links to it by label. */
export interface WorldOwner {
  readonly ownerId: string
  readonly cardId: string
  readonly links: ReadonlyMap<string, string>
  /** Those by which one asks for access. */
  readonly asks: ReadonlyMap<string, string>
}

/** What visitors of the world left, and what its owners noted about it: by the deeds themselves, on the days on which it happened. */
export async function leaveContacts(tx: Tx, owners: ReadonlyMap<string, WorldOwner>): Promise<void> {
  let before: string | undefined
  // the oldest first: what is left later has the later id
  for (const contact of contactsReceived.toSorted((a, b) => b.daysAgo - a.daysAgo)) {
    const owner = owners.get(contact.to)
    if (!owner) continue
    const askingId = contact.link === undefined ? undefined : owner.asks.get(contact.link)
    const id = await leaveDetails(daysBefore(tx, contact.daysAgo), {
      ownerId: owner.ownerId,
      cardId: owner.cardId,
      linkId: contact.link === undefined ? undefined : owner.links.get(contact.link),
      ...(askingId !== undefined && { askingId }),
      kind: contact.kind ?? 'left',
      details: contact.details,
      place: contact.place,
      noProspecting: contact.noProspecting ?? false,
      tellClosing: false,
      language: contact.language,
      notice: '2026-11-26',
      receipt: receiptOf(contact),
    })
    await noteAbout(tx, owner.ownerId, id, contact)
    if (contact.withTheOneBefore && before !== undefined)
      await mergeContacts(tx, system, { ownerId: owner.ownerId, into: before, contacts: [id] })
    before = id
  }
}

async function noteAbout(tx: Tx, ownerId: string, contactId: string, contact: WorldContact): Promise<void> {
  const { note, tags, followUpInDays, seen, deleted } = contact
  await changeContact(tx, system, {
    ownerId,
    contactId,
    ...(note !== undefined && { ownNote: note }),
    ...(tags && { tags }),
    ...(followUpInDays !== undefined && { followUp: moroccanDate(new Date(tx.clock.now().getTime() + followUpInDays * day)) }),
  })
  if (seen) await seeContacts(tx, system, { ownerId, contacts: [contactId] })
  if (!deleted) return
  await eraseContacts(tx, [contactId], 'author')
}

/** The same transaction, some days ago. */
function daysBefore(tx: Tx, days: number): Tx {
  const clock = { now: () => new Date(tx.clock.now().getTime() - days * day) }
  return { ...tx, clock, ids: uuidsByTime(clock) }
}

/** Nobody holds these; they are the same in every world, so that making it twice leaves each contact once. */
const receiptOf = ({ to, details, daysAgo }: WorldContact): Buffer =>
  createHash('sha256')
    .update(JSON.stringify(['world', to, details, daysAgo]))
    .digest()
    .subarray(0, 20)
