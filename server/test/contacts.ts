import { randomBytes } from 'node:crypto'
import type { ContactDetails } from '#contract/contacts.ts'
import { leaveDetails } from '#domains/contacts/index.ts'
import type { TestInstallation } from './installation.ts'
import type { PublishedCard } from './people.ts'

interface Wishes {
  readonly kind?: 'left' | 'asked'
  readonly noProspecting?: boolean
  readonly place?: string
  readonly linkId?: string
  readonly receipt?: Buffer
}

/** Leaves details to the owner of a card, as a visitor would, and returns the contact's id. */
export async function someContact(
  installation: Pick<TestInstallation, 'deeds'>,
  { ownerId, cardId }: PublishedCard,
  details: ContactDetails = { name: 'Nadia Tazi', email: 'nadia.tazi@courrier.example', phone: '+212661000100' },
  wishes: Wishes = {},
): Promise<string> {
  return installation.deeds.run((tx) =>
    leaveDetails(tx, {
      ownerId,
      cardId,
      linkId: wishes.linkId,
      kind: wishes.kind ?? 'left',
      details,
      place: wishes.place,
      noProspecting: wishes.noProspecting ?? false,
      tellClosing: false,
      language: 'fr',
      notice: '2026-11-26',
      receipt: wishes.receipt ?? randomBytes(20),
    }),
  )
}

/** Takes details back, as their author would with the receipt. */
export async function withdrawn(installation: Pick<TestInstallation, 'deeds' | 'clock'>, contactId: string): Promise<void> {
  await installation.deeds.run(async (tx) => {
    const now = tx.clock.now()
    await tx.rows.updateTable('contacts.contact').set({ changed_at: now }).where('id', '=', contactId).execute()
    await tx.rows.insertInto('contacts.withdrawal').values({ contact_id: contactId, withdrawn_at: now }).execute()
  })
}

/** Asks to whom details were passed on, as their author would with the receipt; returns the question's id. */
export async function asked(installation: Pick<TestInstallation, 'deeds'>, contactId: string): Promise<string> {
  return installation.deeds.run(async (tx) => {
    const id = tx.ids.next()
    await tx.rows
      .insertInto('contacts.question')
      .values({ id, contact_id: contactId, asked_at: tx.clock.now(), answer: null, answered_at: null })
      .execute()
    return id
  })
}
