import { sql } from 'kysely'
import { accountHolder } from '#domains/accounts/index.ts'
import { type Actor, system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { moroccanDate } from '#platform/dates.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { RowsTx } from '#platform/db/rows.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { postMail } from '#platform/mail/post.ts'
import { emailField, nameField, phoneField, tagField } from './contact-rows.ts'
import { eraseContacts, markDeleted } from './erase-contacts.ts'

export const closingKind = 'contacts.closing'
/** How long the line of what was deleted stays, without any detail. */
export const lineDays = 30
/** A mail that could not leave within this time does not hold up the erasure. */
const mailHours = 23
const atOnce = 200

/**
 * The owner closes the account: all that was left to them ends with it. Authors who asked to be told are written to, and what they left is
 * erased once the mail is on its way; everything else at once, but what is held, which opens for nobody until the sweep may end it.
 */
export async function endContactsOf(tx: Tx, actor: Actor, ownerId: string): Promise<void> {
  const rows = await tx.rows
    .selectFrom('contacts.contact as contact')
    .select(['contact.id', 'contact.subject_id', 'contact.tell_closing'])
    .where('contact.owner_id', '=', ownerId)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('contacts.deletion').whereRef('contact_id', '=', 'contact.id').select('contact_id'))),
    )
    .orderBy('contact.id')
    .execute()
  if (rows.length === 0) return
  const told = rows.filter(({ tell_closing }) => tell_closing).map(({ id }) => id)
  const owner = (await accountHolder(tx, ownerId))?.subjectId
  const held = await tx.vault.held(tx, [...rows.map(({ subject_id }) => subject_id), ...(owner === undefined ? [] : [owner])])
  const isHeld = ({ subject_id }: { readonly subject_id: string }) => held.has(subject_id) || (owner !== undefined && held.has(owner))
  const others = rows.filter((row) => !row.tell_closing && !isHeld(row)).map(({ id }) => id)
  await markDeleted(
    tx,
    rows.filter((row) => !row.tell_closing && isHeld(row)).map(({ id }) => id),
    'closing',
  )
  // some at a time: no statement of ours may take long
  for (let at = 0; at < others.length; at += atOnce) await eraseContacts(tx, others.slice(at, at + atOnce), 'closing')
  await markDeleted(tx, told, 'closing')
  for (const id of told) await postMail(tx, closingKind, id)
  await record(tx, actor, { deed: 'contact.close', object: { kind: 'account', id: ownerId }, purpose: 'sharing the card' })
}

/** What was left and is past the day that was told. */
export const contactsDue = (tx: RowsTx, at: Date) => standing(tx, 'contact.keep_until').where('contact.keep_until', '<', moroccanDate(at))

/** What was left to an account that is closed since. */
export const contactsOfClosedDue = (tx: RowsTx, at: Date) =>
  standing(tx, 'deletion.deleted_at')
    .where('deletion.deleted_by', '=', 'closing')
    .where('deletion.deleted_at', '<=', new Date(at.getTime() - mailHours * 3_600_000))

const standing = <Since extends 'contact.keep_until' | 'deletion.deleted_at'>(tx: RowsTx, since: Since) =>
  tx.rows
    .selectFrom('contacts.contact as contact')
    .leftJoin('contacts.deletion as deletion', 'deletion.contact_id', 'contact.id')
    .select(['contact.id', 'contact.subject_id', 'contact.owner_id as account_id'])
    .select(sql.ref<string | Date>(since).as('since'))
    .where('contact.details', 'is not', null)

/** Erases those of these contacts that are due still. */
export async function endContacts(tx: Tx, ids: readonly string[], at: Date, deletedBy: 'time' | 'closing'): Promise<string[]> {
  const due = () =>
    (deletedBy === 'time' ? contactsDue : contactsOfClosedDue)(tx, at).where('contact.id', '=', anyOf(ids)).orderBy('contact.id').execute()
  const subjects = (await due()).map(({ subject_id }) => subject_id)
  // the subject first, as everywhere; whoever is being written about has their turn next time
  const locked = await tx.rows
    .selectFrom('vault.subject')
    .select('id')
    .where('id', '=', anyOf(subjects))
    .orderBy('id')
    .forUpdate()
    .skipLocked()
    .execute()
  const ours = new Set(locked.map(({ id }) => id))
  const rows = (await due()).filter(({ subject_id }) => ours.has(subject_id))
  const found = rows.map(({ id }) => id)
  for (const id of found) await record(tx, system, { deed: 'contact.end', object: { kind: 'contact', id }, purpose: 'sharing the card' })
  await eraseContacts(tx, found, deletedBy)
  return found
}

/** What is past its day and held opens for nobody, and its owner finds it no more: a hold keeps, and shows nothing. */
export async function setContactsAside(tx: Tx, ids: readonly string[]): Promise<void> {
  const rows = await tx.rows
    .selectFrom('contacts.contact')
    .select('subject_id')
    .where('id', '=', anyOf(ids))
    .orderBy('subject_id')
    .execute()
  for (const { subject_id } of rows)
    for (const field of [nameField, emailField, phoneField, tagField]) await tx.vault.index(tx, field, subject_id, [])
  await markDeleted(tx, ids, 'time')
}

/** Lines of what was deleted, a month ago. */
export const linesDue = (tx: RowsTx, at: Date) =>
  tx.rows
    .selectFrom('contacts.deletion as deletion')
    .innerJoin('contacts.contact as contact', 'contact.id', 'deletion.contact_id')
    .select(['contact.id', 'contact.subject_id', 'contact.owner_id as account_id', 'deletion.deleted_at as since'])
    .where('contact.details', 'is', null)
    .where('deletion.deleted_at', '<=', new Date(at.getTime() - lineDays * 86_400_000))

/** Drops those of these lines that are due. An export stays as long as a contact that was in it. */
export async function dropLines(tx: Tx, ids: readonly string[], at: Date): Promise<string[]> {
  const rows = await linesDue(tx, at).where('contact.id', '=', anyOf(ids)).orderBy('contact.id').forUpdate('contact').skipLocked().execute()
  const dropped = rows.map(({ id }) => id)
  const these = anyOf(dropped)
  const exports = await tx.rows.selectFrom('contacts.exported').select('export_id').where('contact_id', '=', these).execute()
  await tx.rows.deleteFrom('contacts.contact').where('id', '=', these).execute()
  await tx.rows
    .deleteFrom('contacts.export')
    .where('id', '=', anyOf(exports.map(({ export_id }) => export_id)))
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('contacts.exported').whereRef('export_id', '=', 'contacts.export.id').select('export_id'))),
    )
    .execute()
  return dropped
}
