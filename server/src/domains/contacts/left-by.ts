import { ContactDetails } from '#contract/contacts.ts'
import type { CorrectData } from '#contract/requests.ts'
import { revokeLink } from '#domains/sharing/index.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { emailTerm } from '#platform/vault/normalise.ts'
import { accessGiven } from './access-given.ts'
import { contactDetails, rightsField } from './contact-rows.ts'
import { eraseContacts } from './erase-contacts.ts'
import { isWithdrawn } from './find-receipt.ts'
import { indexContact, indexWithdrawn } from './index-contact.ts'

// What the author of details may ask of us instead of their owner, without a receipt: who they are was shown by their address.

/** The acts of leaving details with this address, to whomever. */
export const subjectsLeftBy = (tx: Tx, email: string): Promise<readonly string[]> => tx.vault.find(tx, rightsField, emailTerm(email))

const leftUnder = (tx: Tx, subjectIds: readonly string[]) =>
  tx.rows.selectFrom('contacts.contact').select(['id', 'owner_id']).where('subject_id', '=', anyOf(subjectIds)).orderBy('id').execute()

/** As its author deletes it with a receipt: the link that was made for who asked for access goes too. */
export async function eraseLeftBy(tx: Tx, actor: Actor, subjectIds: readonly string[]): Promise<void> {
  const left = await leftUnder(tx, subjectIds)
  for (const { id, owner_id: ownerId } of left) {
    const given = await accessGiven(tx, id)
    if (given?.link_id) await revokeLink(tx, actor, { ownerId, linkId: given.link_id })
    await record(tx, actor, { deed: 'contact.delete', object: { kind: 'contact', id }, purpose: 'rights' })
  }
  await eraseContacts(
    tx,
    left.map(({ id }) => id),
    'author',
  )
}

/** Who left details wants no prospecting: the owner sees it beside them, and every export carries it (law 09-08, art. 9). */
export async function refuseProspecting(tx: Tx, actor: Actor, subjectIds: readonly string[]): Promise<void> {
  for (const { id } of await leftUnder(tx, subjectIds)) {
    await tx.rows
      .updateTable('contacts.contact')
      .set({ no_prospecting: true, changed_at: tx.clock.now() })
      .where('id', '=', id)
      .where('no_prospecting', '=', false)
      .execute()
    await record(tx, actor, { deed: 'contact.object', object: { kind: 'contact', id }, purpose: 'rights' })
  }
}

/** Puts right what somebody left, for who showed that it is they; the owner sees that it changed. Returns in how many places. */
export async function correctLeftBy(tx: Tx, actor: Actor, subjectIds: readonly string[], change: CorrectData): Promise<number> {
  let corrected = 0
  for (const { id } of await leftUnder(tx, subjectIds)) {
    const row = await tx.rows
      .selectFrom('contacts.contact')
      .select(['subject_id', 'owner_id', 'details'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (!row?.details) continue
    const subject = await tx.vault.subject(tx, row.subject_id, { actor, purpose: 'rights' })
    const { phone, company, ...kept } = subject.open(contactDetails, id, row.details)
    const next = {
      phone: change.phone === undefined ? phone : change.phone,
      company: change.company === undefined ? company : change.company,
    }
    const details = ContactDetails.parse({
      ...kept,
      ...(change.name !== undefined && { name: change.name }),
      ...(next.phone && { phone: next.phone }),
      ...(next.company && { company: next.company }),
    })
    await tx.rows
      .updateTable('contacts.contact')
      .set({ details: subject.seal(contactDetails, id, details), changed_at: tx.clock.now() })
      .where('id', '=', id)
      .execute()
    const index = (await isWithdrawn(tx, id)) ? indexWithdrawn : indexContact
    await index(tx, subject.id, row.owner_id, details)
    await record(tx, actor, { deed: 'contact.correct', object: { kind: 'contact', id }, subject, purpose: 'rights' })
    corrected++
  }
  return corrected
}

/** How many acts of leaving these subjects are, with what they left still there. */
export const countLeftBy = async (tx: Tx, subjectIds: readonly string[]): Promise<number> => (await leftUnder(tx, subjectIds)).length

/** Whether authors who asked to be told of the closing of this account are still to be written to. */
export async function closingIsTold(tx: Tx, ownerId: string): Promise<boolean> {
  const waiting = await tx.rows
    .selectFrom('contacts.contact')
    .select('id')
    .where('owner_id', '=', ownerId)
    .where('details', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return waiting === undefined
}

/** The lines of what was left to an account that is erased: they hold no detail any more, and go before their thirty days. */
export async function dropLinesOf(tx: Tx, ownerId: string): Promise<void> {
  await tx.rows.deleteFrom('contacts.contact').where('owner_id', '=', ownerId).where('details', 'is', null).execute()
  await tx.rows.deleteFrom('contacts.export').where('owner_id', '=', ownerId).execute()
}
