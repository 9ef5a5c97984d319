import { type Actor, system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Clock } from '#platform/clock.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { Deeds, Tx } from '#platform/db/transaction.ts'
import { postMail } from '#platform/mail/post.ts'
import type { DeletedBy } from './contact-rows.ts'
import { eraseContacts, markDeleted } from './erase-contacts.ts'

export const closingKind = 'contacts.closing'
/** How long the line of what was deleted stays, without any detail. */
const lineDays = 30
/** A mail that could not leave within this time does not hold up the erasure. */
const mailHours = 23
const atOnce = 200

/**
 * The owner closes the account: all that was left to them ends with it. Authors who asked to be told are written to, and what they left is
 * erased once the mail is on its way; everything else at once.
 */
export async function endContactsOf(tx: Tx, actor: Actor, ownerId: string): Promise<void> {
  const rows = await tx.rows
    .selectFrom('contacts.contact as contact')
    .select(['contact.id', 'contact.tell_closing'])
    .where('contact.owner_id', '=', ownerId)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('contacts.deletion').whereRef('contact_id', '=', 'contact.id').select('contact_id'))),
    )
    .orderBy('contact.id')
    .execute()
  if (rows.length === 0) return
  const told = rows.filter(({ tell_closing }) => tell_closing).map(({ id }) => id)
  const others = rows.filter(({ tell_closing }) => !tell_closing).map(({ id }) => id)
  // some at a time: no statement of ours may take long
  for (let at = 0; at < others.length; at += atOnce) await eraseContacts(tx, others.slice(at, at + atOnce), 'closing')
  await markDeleted(tx, told, 'closing')
  for (const id of told) await postMail(tx, closingKind, id)
  await record(tx, actor, { deed: 'contact.close', object: { kind: 'account', id: ownerId }, purpose: 'sharing the card' })
}

/** Erases what is past its time or past its owner's account, and drops the lines of what was deleted a month ago. In batches: it may be killed anywhere. */
export async function endContacts(deeds: Deeds, clock: Clock): Promise<{ readonly erased: number; readonly dropped: number }> {
  const [now, today] = [clock.now().getTime(), moroccanDate(clock.now())]
  const unmailed = new Date(now - mailHours * 3_600_000)
  let erased = await again(() => deeds.run((tx) => eraseSome(tx, 'time', (some) => some.where('contact.keep_until', '<', today))))
  erased += await again(() =>
    deeds.run((tx) =>
      eraseSome(tx, 'closing', (some) => some.where('deletion.deleted_by', '=', 'closing').where('deletion.deleted_at', '<=', unmailed)),
    ),
  )
  const dropped = await again(() => deeds.run((tx) => dropSome(tx, new Date(now - lineDays * 86_400_000))))
  return { erased, dropped }
}

async function again(batch: () => Promise<number>): Promise<number> {
  for (let all = 0; ; ) {
    const some = await batch()
    all += some
    if (some < atOnce) return all
  }
}

const standing = (tx: Tx) =>
  tx.rows
    .selectFrom('contacts.contact as contact')
    .leftJoin('contacts.deletion as deletion', 'deletion.contact_id', 'contact.id')
    .select('contact.id')
    .where('contact.details', 'is not', null)

async function eraseSome(
  tx: Tx,
  deletedBy: DeletedBy,
  those: (some: ReturnType<typeof standing>) => ReturnType<typeof standing>,
): Promise<number> {
  const rows = await those(standing(tx)).orderBy('contact.id').limit(atOnce).execute()
  if (rows.length === 0) return 0
  for (const { id } of rows) await record(tx, system, { deed: 'contact.end', object: { kind: 'contact', id }, purpose: 'sharing the card' })
  await eraseContacts(
    tx,
    rows.map(({ id }) => id),
    deletedBy,
  )
  return rows.length
}

async function dropSome(tx: Tx, before: Date): Promise<number> {
  const dropped = await tx.rows
    .deleteFrom('contacts.contact')
    .where('details', 'is', null)
    .where('id', 'in', (some) =>
      some.selectFrom('contacts.deletion').select('contact_id').where('deleted_at', '<=', before).orderBy('deleted_at').limit(atOnce),
    )
    .executeTakeFirst()
  // an export stays as long as a contact that was in it
  await tx.rows
    .deleteFrom('contacts.export')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('contacts.exported').whereRef('export_id', '=', 'contacts.export.id').select('export_id'))),
    )
    .execute()
  return Number(dropped.numDeletedRows)
}
