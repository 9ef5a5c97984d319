import type { CompanyRole } from '#contract/companies.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Subject } from '#platform/vault/vault.ts'
import { lockCompanies } from './company-rows.ts'

export interface MemberAddressed {
  readonly companyId: string
  readonly personId: string
}

/**
 * The company of one of its people, with its key, their role in it, and in a deed nobody joining or leaving it meanwhile. Refuses everybody else:
 * a company that somebody is not in and one that never was look the same. With `may`, refuses those whose role is not enough.
 */
export async function ownCompany(tx: Tx, actor: Actor, { companyId, personId }: MemberAddressed, may?: (role: CompanyRole) => boolean) {
  if (tx.readOnly !== true) await lockCompanies(tx, [companyId])
  const row = await tx.rows
    .selectFrom('clients.membership as membership')
    .innerJoin('clients.company as company', 'company.id', 'membership.company_id')
    .select(['company.subject_id', 'company.name', 'company.refusal_key', 'membership.role'])
    .where('membership.company_id', '=', companyId)
    .where('membership.person_id', '=', personId)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', ['company'])
  if (may && !may(row.role)) throw new Refusal('not-allowed', ['company'])
  const company: Company = await tx.vault.subject(tx, row.subject_id, { actor, purpose: 'the account' })
  return { company, row, role: row.role }
}
export type Company = Subject<'the account'>

/** The role of somebody else in the same company. Refuses who is not in it. */
export async function roleIn(tx: Tx, { companyId, personId }: MemberAddressed): Promise<CompanyRole> {
  const row = await tx.rows
    .selectFrom('clients.membership')
    .select('role')
    .where('company_id', '=', companyId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', ['person'])
  return row.role
}

/** Refuses what would leave a company without an owner. The caller holds the company's row. */
export async function refuseLastOwner(tx: Tx, { companyId, personId }: MemberAddressed): Promise<void> {
  const others = await tx.rows
    .selectFrom('clients.membership')
    .select('person_id')
    .where('company_id', '=', companyId)
    .where('role', '=', 'owner')
    .where('person_id', '<>', personId)
    .limit(1)
    .execute()
  if (others.length === 0) throw new Refusal('last-owner', ['person'])
}
