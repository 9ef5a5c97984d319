import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { companyName } from './company-rows.ts'

/** The name of a company, as who is invoiced; undefined where there is no such company. */
export async function invoicedCompany(tx: Tx, actor: Actor, id: string): Promise<string | undefined> {
  const row = await tx.rows.selectFrom('clients.company').select(['subject_id', 'name']).where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const subject = await tx.vault.subjectIfAny(tx, row.subject_id, { actor, purpose: 'invoices' })
  return subject?.open(companyName, id, row.name)
}

/** The companies that somebody runs, as their owner or an administrator: by id. */
export async function companiesRunBy(tx: Tx, personId: string): Promise<readonly string[]> {
  const rows = await tx.rows
    .selectFrom('clients.membership')
    .select('company_id')
    .where('person_id', '=', personId)
    .where('role', 'in', ['owner', 'administrator'])
    .execute()
  return rows.map(({ company_id }) => company_id)
}
