import type { Generated } from 'kysely'
import { ContactDetails, Tags } from '#contract/contacts.ts'
import type { Language } from '#contract/language.ts'
import { type Sealed, sealedBytes, sealedJson, sealedText } from '#platform/vault/sealed.ts'

declare module '#platform/db/tables.ts' {
  interface Tables {
    'contacts.contact': {
      id: string
      owner_id: string
      subject_id: string
      card_id: string | null
      link_id: string | null
      asking_id: string | null
      kind: 'left' | 'asked'
      details: Sealed<ContactDetails> | null
      left_to: Sealed<string> | null
      place: Sealed<string> | null
      note: Sealed<string> | null
      tags: Sealed<string[]> | null
      follow_up: string | null
      no_prospecting: boolean
      tell_closing: boolean
      language: Language
      notice: string
      receipt_lookup: Buffer
      receipt: Sealed<Buffer> | null
      left_at: Date
      changed_at: Date | null
      seen_at: Date | null
      keep_until: string
    }
    'contacts.withdrawal': { contact_id: string; withdrawn_at: Date }
    'contacts.merging': { contact_id: string; into_id: string; owner_id: string; merged_at: Date }
    'contacts.apart': { contact_id: string; other_id: string; owner_id: string; said_at: Date }
    'contacts.deletion': { contact_id: string; deleted_at: Date; deleted_by: DeletedBy }
    'contacts.export': {
      id: string
      owner_id: string
      format: 'csv' | 'vcard'
      destination: 'phone' | 'computer' | 'crm' | 'other'
      exported_at: Date
    }
    'contacts.exported': { export_id: string; contact_id: string }
    'contacts.question': { id: string; contact_id: string; asked_at: Date; answer: Sealed<string> | null; answered_at: Date | null }
    'contacts.access_given': { contact_id: string; link_id: string | null; given_at: Date }
    'contacts.preference': { owner_id: string; keep_months: Generated<number>; digest: Generated<boolean> }
    'contacts.digest': { owner_id: string; waiting_since: Date | null; mailed_at: Date | null; told_until: Date | null }
  }
}

/** `refusal`: its owner gave no access. */
export type DeletedBy = 'author' | 'owner' | 'time' | 'closing' | 'refusal'

// All of it lies under the key of the act of leaving: what its author wrote, and what the owner wrote about them.
const uses = ['sharing the card', 'rights'] as const
export const contactDetails = sealedJson('contacts.contact', 'details', ContactDetails, uses)
/** To whom it was left, as the card said it then. */
export const leftTo = sealedText('contacts.contact', 'left_to', uses)
export const contactPlace = sealedText('contacts.contact', 'place', uses)
export const ownNote = sealedText('contacts.contact', 'note', uses)
export const ownTags = sealedJson('contacts.contact', 'tags', Tags, uses)
/** The token of the receipt, for the mails its author asked for. */
export const receiptToken = sealedBytes('contacts.contact', 'receipt', uses)
export const answerToQuestion = sealedText('contacts.question', 'answer', uses)

/** Fields of the blind index. But for the last they are asked within one owner's contacts only: the owner's id is part of each term. */
export const nameField = 'contacts.contact.name'
export const emailField = 'contacts.contact.email'
export const phoneField = 'contacts.contact.phone'
/** The owner's own words for it, by which they sort their contacts. */
export const tagField = 'contacts.contact.tag'
/** Across all owners, and for the rights purpose alone: whose data we hold. */
export const rightsField = 'contacts.contact.rights'
export const termOf = (ownerId: string, term: string): string => `${ownerId}|${term}`
