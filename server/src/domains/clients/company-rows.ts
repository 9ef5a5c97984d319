import { sql } from 'kysely'
import type { RowsTx } from '#platform/db/rows.ts'
import { type Sealed, sealedText } from '#platform/vault/sealed.ts'

export type CompanyRole = 'owner' | 'administrator' | 'member'

declare module '#platform/db/tables.ts' {
  interface Tables {
    'clients.company': { id: string; subject_id: string; name: Sealed<string>; opened_at: Date }
    'clients.left_company': { company_id: string; left_at: Date }
    'clients.membership': { company_id: string; person_id: string; role: CompanyRole; since: Date }
  }
}

export const companyName = sealedText('clients.company', 'name', [
  'the account',
  'contracts',
  'orders',
  'invoices',
  'sharing the card',
  'rights',
])

/** Nobody joins or leaves these companies until the transaction ends. */
export async function lockCompanies(tx: RowsTx, ids: readonly string[]): Promise<void> {
  await tx.rows
    .selectFrom('clients.company')
    .select('id')
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}
