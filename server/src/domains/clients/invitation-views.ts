import type { InvitationShown } from '#contract/companies.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { companyName, invitedAddress } from './company-rows.ts'
import { endsAt, type FoundInvitation } from './find-invitation.ts'

/** What was entered of somebody, for them. */
export async function invitationShown(tx: Tx, { row, subject, company }: FoundInvitation): Promise<InvitationShown> {
  const { name } = await tx.rows.selectFrom('clients.company').select('name').where('id', '=', row.company_id).executeTakeFirstOrThrow()
  return {
    company: company.open(companyName, row.company_id, name),
    email: subject.open(invitedAddress, row.id, row.address),
    role: row.role,
    language: row.language,
    invitedAt: row.made_at.toISOString(),
    endsAt: endsAt(row.made_at).toISOString(),
  }
}
