import { type Sealed, sealedText } from '#platform/vault/sealed.ts'

export type CompanyRole = 'owner' | 'administrator' | 'member'

declare module '#platform/db/tables.ts' {
  interface Tables {
    'clients.company': { id: string; subject_id: string; name: Sealed<string>; opened_at: Date }
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
