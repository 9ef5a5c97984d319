import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { accountHolder } from './find-account.ts'
import { personCompany, personEmail, personName, personPhone } from './person-rows.ts'

/** The row of an account, locked where it may be changed, with its key and what its holder told us. */
export async function own(tx: Tx, actor: Actor, personId: string) {
  const person = await accountHolder(tx, personId)
  if (!person) throw new Refusal('not-found')
  const row = await tx.rows
    .selectFrom('accounts.person')
    .selectAll()
    .where('id', '=', personId)
    .$if(tx.readOnly !== true, (query) => query.forNoKeyUpdate())
    .executeTakeFirstOrThrow()
  const subject = await tx.vault.subject(tx, person.subjectId, { actor, purpose: 'the account' })
  const shown = {
    name: subject.open(personName, personId, row.name),
    email: subject.open(personEmail, personId, row.email),
    company: row.company && subject.open(personCompany, personId, row.company),
    phone: row.phone && subject.open(personPhone, personId, row.phone),
  }
  return { row, subject, shown }
}
