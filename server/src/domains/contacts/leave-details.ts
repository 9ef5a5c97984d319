import type { ContactDetails } from '#contract/contacts.ts'
import type { Language } from '#contract/language.ts'
import { system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { alone, type Tx } from '#platform/db/transaction.ts'
import { contactDetails, contactPlace, leftTo, receiptToken } from './contact-rows.ts'
import { tellOwner } from './digest.ts'
import { indexContact } from './index-contact.ts'
import { keptUntil } from './kept-until.ts'
import { preferenceOf } from './preference.ts'
import { receiptLookup } from './receipts.ts'

export interface DetailsLeft {
  readonly ownerId: string
  readonly cardId: string
  readonly linkId: string | undefined
  /** By which link they asked for access. */
  readonly askingId?: string
  readonly kind: 'left' | 'asked'
  readonly details: ContactDetails
  /** To whom, as the card says it: their receipt says it also when the card is gone. */
  readonly leftTo?: string
  /** Where the owner said they were, today. */
  readonly place: string | undefined
  /** 'Je ne souhaite pas être recontacté(e) à des fins commerciales' (décret 2-09-165, art. 43). */
  readonly noProspecting: boolean
  /** They wish to be told when the owner closes their account. */
  readonly tellClosing: boolean
  readonly language: Language
  /** The version of the notice that was beside the form. */
  readonly notice: string
  /**
   * For how long it is kept, as they were told beside the form: never longer, also when the owner meanwhile keeps longer. Who asks for access
   * is told thirty days.
   */
  readonly keepMonths?: number | undefined
  /** Made when the form was drawn, so that sending it twice leaves one contact, with one receipt. */
  readonly receipt: Buffer
}

/** A request that nobody answers ends then, and so does one that was answered: what was given stands by itself. */
export const requestDays = 30

/**
 * Keeps what a visitor leaves, under a key of its own, and returns the contact's id. The same receipt twice leaves one contact. Who asks
 * checks before that the card is open for it and that the form was ours.
 */
export async function leaveDetails(tx: Tx, left: DetailsLeft): Promise<string> {
  const { ownerId, details, receipt } = left
  const lookup = receiptLookup(receipt)
  await alone(tx, `contacts: receipt ${lookup.toString('hex')}`)
  const known = await tx.rows.selectFrom('contacts.contact').select('id').where('receipt_lookup', '=', lookup).executeTakeFirst()
  if (known) return known.id

  const id = tx.ids.next()
  const subject = await tx.vault.newSubject(tx, 'contact', { actor: system, purpose: 'sharing the card' })
  const now = tx.clock.now()
  const { keepMonths: months } = await preferenceOf(tx, ownerId)
  const term = left.kind === 'asked' ? { days: requestDays } : { months: Math.min(months, left.keepMonths ?? months) }
  await tx.rows
    .insertInto('contacts.contact')
    .values({
      id,
      owner_id: ownerId,
      subject_id: subject.id,
      card_id: left.cardId,
      link_id: left.linkId ?? null,
      asking_id: left.askingId ?? null,
      kind: left.kind,
      details: subject.seal(contactDetails, id, details),
      left_to: left.leftTo === undefined ? null : subject.seal(leftTo, id, left.leftTo),
      place: left.place === undefined ? null : subject.seal(contactPlace, id, left.place),
      note: null,
      tags: null,
      follow_up: null,
      no_prospecting: left.noProspecting,
      tell_closing: left.tellClosing,
      language: left.language,
      notice: left.notice,
      receipt_lookup: lookup,
      receipt: subject.seal(receiptToken, id, receipt),
      left_at: now,
      changed_at: null,
      seen_at: null,
      keep_until: keptUntil(now, term),
    })
    .execute()
  await indexContact(tx, subject.id, ownerId, details)
  await tellOwner(tx, ownerId)
  await record(tx, system, { deed: 'contact.leave', object: { kind: 'contact', id }, subject, purpose: 'sharing the card' })
  return id
}
