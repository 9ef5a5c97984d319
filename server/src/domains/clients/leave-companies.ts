import { sql } from 'kysely'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { lockCompanies } from './company-rows.ts'

/** Whose account is closed is a member of no company any more. From the day nobody is left, the company's time runs. */
export async function leaveCompanies(tx: Tx, actor: Actor, personId: string): Promise<void> {
  const memberships = await tx.rows.selectFrom('clients.membership').select('company_id').where('person_id', '=', personId).execute()
  const ids = memberships.map(({ company_id }) => company_id)
  await lockCompanies(tx, ids)
  await tx.rows.deleteFrom('clients.membership').where('person_id', '=', personId).execute()
  await sql`
    insert into clients.left_company (company_id, left_at)
    select id, ${tx.clock.now()} from clients.company
    where id = any(${ids}::uuid[]) and not exists (select from clients.membership where company_id = company.id)
    on conflict do nothing`.execute(tx.rows)
  for (const id of ids) await record(tx, actor, { deed: 'company.leave', object: { kind: 'company', id }, purpose: 'contracts' })
}
