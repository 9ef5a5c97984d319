import { sql } from 'kysely'
import type { z } from 'zod'
import type { GiveAccess } from '#contract/asking-links.ts'
import { makeNamedLink } from '#domains/sharing/index.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { tried } from '#platform/limits/tried.ts'
import { postMail } from '#platform/mail/post.ts'
import { Refusal } from '#platform/refusal.ts'
import { emailTerm } from '#platform/vault/normalise.ts'
import { accessGiven, answerAlone } from './access-given.ts'
import { contactDetails } from './contact-rows.ts'
import { eraseContacts, holdToErase } from './erase-contacts.ts'
import type { ContactAddressed } from './find-contact.ts'
import { deletionOf, isWithdrawn } from './find-receipt.ts'
import { accessMails } from './limits.ts'

export const accessMailKind = 'contacts.access'

/**
 * The owner's yes to somebody who asked for access: a link is made for them, with a code that goes to the address they gave, and mailed to
 * it. Yes twice is yes once. Refuses where the answer was no, where its author took the request back or its time is over, and where no link
 * would open: its card paused or gone. The refusal of too many mails to one address is returned, for the count must stay.
 */
export async function giveAccess(
  tx: Tx,
  actor: Actor,
  { ownerId, contactId, label, audience, expiresAt, binds }: ContactAddressed & z.output<typeof GiveAccess>,
): Promise<undefined | Refusal> {
  const { row, subject, answered } = await requestToAnswer(tx, actor, { ownerId, contactId })
  if (answered === 'given') return undefined
  if (answered === 'refused') throw new Refusal('answered-already')
  if (!row.card_id || row.closed) throw new Refusal('card-closed')
  const { name, email } = subject.open(contactDetails, contactId, row.details)
  if (email === undefined) throw new Refusal('code-nowhere')
  const wait = await tried(tx, accessMails, emailTerm(email))
  if (wait > 0) return new Refusal('many-at-once', [], wait)
  const link = await makeNamedLink(tx, actor, {
    ownerId,
    cardId: row.card_id,
    label,
    audience,
    ...(expiresAt !== undefined && { expiresAt: new Date(expiresAt) }),
    visitor: { name, email },
    code: true,
    binds,
  })
  const given = { contact_id: contactId, link_id: link.id, given_at: tx.clock.now() }
  await tx.rows.insertInto('contacts.access_given').values(given).execute()
  await postMail(tx, accessMailKind, contactId)
  await record(tx, actor, { deed: 'access.give', object: { kind: 'contact', id: contactId }, subject, purpose: 'sharing the card' })
  return undefined
}

/**
 * The owner's no: what was sent is erased, and its author's receipt says for thirty days that no access is given. No mail tells it. No twice
 * is no once. Refuses where the answer was yes.
 */
export async function refuseAccess(tx: Tx, actor: Actor, addressed: ContactAddressed): Promise<void> {
  const { contactId } = addressed
  const { subject, answered } = await requestToAnswer(tx, actor, addressed, 'erase')
  if (answered === 'refused') return
  if (answered === 'given') throw new Refusal('answered-already')
  await record(tx, actor, { deed: 'access.refuse', object: { kind: 'contact', id: contactId }, subject, purpose: 'sharing the card' })
  await eraseContacts(tx, [contactId], 'refusal')
}

/** Two at a time answer once. The card is held before the request, as where an account is closed. */
async function requestToAnswer(tx: Tx, actor: Actor, { ownerId, contactId }: ContactAddressed, then?: 'erase') {
  await answerAlone(tx, contactId)
  const found = await tx.rows
    .selectFrom('contacts.contact')
    .select(['owner_id', 'subject_id', 'card_id'])
    .where('id', '=', contactId)
    .where('owner_id', '=', ownerId)
    .where('kind', '=', 'asked')
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', ['contactId'])
  if (found.card_id) await tx.rows.selectFrom('profiles.card').select('id').where('id', '=', found.card_id).forKeyShare().execute()
  if (then === 'erase') await holdToErase(tx, [found])
  const access = { actor, purpose: 'sharing the card' } as const
  const subject = (await tx.vault.subjects(tx, [found.subject_id], access)).get(found.subject_id)
  const row = await tx.rows
    .selectFrom('contacts.contact as contact')
    .select(['contact.card_id', 'contact.details', 'contact.keep_until'])
    .select(
      sql<boolean>`(exists (select from profiles.pause where pause.card_id = contact.card_id)
        or exists (select from profiles.deletion where deletion.card_id = contact.card_id))`.as('closed'),
    )
    .where('contact.id', '=', contactId)
    .forNoKeyUpdate('contact')
    .executeTakeFirst()
  const deletedBy = (await deletionOf(tx, contactId))?.deleted_by
  if (!row || deletedBy === 'owner') throw new Refusal('not-found', ['contactId'])
  if (deletedBy === 'refusal') return { row, subject, answered: 'refused' as const }
  const over = row.keep_until < moroccanDate(tx.clock.now())
  if (!subject || !row.details || deletedBy || over || (await isWithdrawn(tx, contactId))) throw new Refusal('request-gone')
  const answered = (await accessGiven(tx, contactId)) ? ('given' as const) : undefined
  return { row: { ...row, details: row.details }, subject, answered }
}
