import type { exportDestinations, exportFormats } from '#contract/contacts.ts'
import type { Language } from '#contract/language.ts'
import { accountHolder } from '#domains/accounts/index.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { moroccanDate } from '#platform/dates.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { contactsById } from './contact-views.ts'
import { csvOfContacts } from './export-csv.ts'
import { vcardsOfContacts } from './export-vcard.ts'
import { isKept, ownContacts } from './find-contact.ts'
import { type Leaving, leavingOf } from './leaving.ts'
import { groupsOf } from './shown-as-one.ts'

export interface ToExport {
  readonly ownerId: string
  readonly language: Language
  readonly format: (typeof exportFormats)[number]
  /** For where, as the owner says: the author of what leaves may read it. */
  readonly destination: (typeof exportDestinations)[number]
  /** These, with what they are shown with; or all. */
  readonly contacts?: readonly string[] | undefined
}

export interface Exported {
  readonly file: string
  readonly name: string
  readonly type: string
}

/** As many are open at a time. */
const atOnce = 1_000

/**
 * Takes contacts out of the product, in a file. In the same transaction it is written down which they were, in which form and for where. What
 * its author took back does not leave, also when that happens at the same moment. Refuses where a contact is not the owner's, or none may leave.
 */
export async function exportContacts(tx: Tx, actor: Actor, input: ToExport): Promise<Exported> {
  const { ownerId, format, language, contacts: asked } = input
  const account = await accountHolder(tx, ownerId)
  if (!account) throw new Refusal('not-found', ['ownerId'])
  const owner = await tx.vault.subject(tx, account.subjectId, { actor, purpose: 'sharing the card' })
  if (asked) await ownContacts(tx, ownerId, asked)
  const groups = await groupsOf(tx, ownerId)
  const chosen = asked && [...new Set(asked.map(groups.topOf))].flatMap((top) => [top, ...groups.under(top)])
  const theirs = tx.rows
    .selectFrom('contacts.contact as contact')
    .where('contact.owner_id', '=', ownerId)
    .$if(chosen !== undefined, (query) => query.where('contact.id', '=', anyOf(chosen ?? [])))
    .where(isKept)
    .orderBy('contact.id')
  // the keys before the rows, as an erasure and a renewal take them: those who come second wait, and no two for each other
  const subjects = (await theirs.select('contact.subject_id').execute()).map(({ subject_id }) => subject_id)
  for (let from = 0; from < subjects.length; from += atOnce)
    await tx.vault.subjects(tx, subjects.slice(from, from + atOnce), { actor, purpose: 'sharing the card' })
  // held until the commit: who takes their details back meanwhile waits, and reads that they left
  const held = await theirs.select('contact.id').where('contact.subject_id', '=', anyOf(subjects)).forShare().execute()
  const tops = [...new Set(held.map(({ id }) => groups.topOf(id)))].reverse() // newest first

  const leaving: Leaving[] = []
  for (let from = 0; from < tops.length; from += atOnce) {
    const lines = tops.slice(from, from + atOnce).map((top) => [top, ...groups.under(top)])
    const opened = await contactsById(tx, actor, ownerId, lines.flat())
    for (const ids of lines) {
      const one = leavingOf(ids.flatMap((id) => opened.get(id) ?? []))
      if (one) leaving.push(one)
    }
  }
  if (leaving.length === 0) throw new Refusal('nothing-to-export', ['contacts'])

  const id = tx.ids.next()
  const { destination } = input
  await tx.rows.insertInto('contacts.export').values({ id, owner_id: ownerId, format, destination, exported_at: tx.clock.now() }).execute()
  const gone = leaving.flatMap(({ contacts }) => contacts)
  for (let from = 0; from < gone.length; from += atOnce)
    await tx.rows
      .insertInto('contacts.exported')
      .values(gone.slice(from, from + atOnce).map((contact_id) => ({ export_id: id, contact_id })))
      .execute()
  await record(tx, actor, { deed: 'contact.export', object: { kind: 'export', id }, subject: owner, purpose: 'sharing the card' })
  const stem = `contacts-${moroccanDate(tx.clock.now())}`
  return format === 'csv'
    ? { file: csvOfContacts(leaving, language), name: `${stem}.csv`, type: 'text/csv; charset=utf-8' }
    : { file: vcardsOfContacts(leaving, language), name: `${stem}.vcf`, type: 'text/vcard; charset=utf-8' }
}
