import type { CompanyRole, InvitedRole } from '#contract/companies.ts'
import type { Language } from '#contract/language.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { RowsTx } from '#platform/db/rows.ts'
import { type Sealed, sealedBytes, sealedText } from '#platform/vault/sealed.ts'

declare module '#platform/db/tables.ts' {
  interface Tables {
    'clients.company': { id: string; subject_id: string; name: Sealed<string>; opened_at: Date; refusal_key: Sealed<Buffer> | null }
    'clients.left_company': { company_id: string; left_at: Date }
    'clients.membership': { company_id: string; person_id: string; role: CompanyRole; since: Date }
    'clients.edit_consent': { company_id: string; person_id: string; given_at: Date }
    'clients.invitation': {
      id: string
      company_id: string
      subject_id: string
      lookup: Buffer
      address: Sealed<string>
      token: Sealed<string>
      language: Language
      role: InvitedRole
      made_at: Date
    }
    'clients.notice': {
      id: string
      invitation_id: string
      company_id: string
      language: Language
      version: string | null
      posted_at: Date
      sent_at: Date | null
    }
    'clients.refusal': { id: string; company_id: string; digest: Buffer; refused_at: Date }
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
/** Under which this company's refusals are told again: no other company's list can be compared with it. */
export const refusalKey = sealedBytes('clients.company', 'refusal_key', ['the account'])

const invited = ['the account', 'rights'] as const
/** Under the key of the invitation itself. */
export const invitedAddress = sealedText('clients.invitation', 'address', invited)
export const invitationToken = sealedText('clients.invitation', 'token', invited)

/** The field of the blind index by which an address leads to its invitations. */
export const invitedField = 'clients.invitation.address'

/** Nobody joins or leaves these companies, and none is invited to one, until the transaction ends. */
export async function lockCompanies(tx: RowsTx, ids: readonly string[]): Promise<void> {
  await tx.rows.selectFrom('clients.company').select('id').where('id', '=', anyOf(ids)).orderBy('id').forNoKeyUpdate().execute()
}
