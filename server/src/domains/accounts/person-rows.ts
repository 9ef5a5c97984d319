import type { Language } from '#contract/language.ts'
import { type Sealed, sealedText } from '#platform/vault/sealed.ts'

declare module '#platform/db/tables.ts' {
  interface Tables {
    'accounts.person': {
      id: string
      subject_id: string
      name: Sealed<string>
      email: Sealed<string>
      phone: Sealed<string> | null
      language: Language
      opened_at: Date
    }
  }
}

const uses = ['the account', 'sharing the card', 'contracts', 'orders', 'invoices', 'after-sales', 'rights', 'security'] as const
export const personName = sealedText('accounts.person', 'name', uses)
export const personEmail = sealedText('accounts.person', 'email', uses)
export const personPhone = sealedText('accounts.person', 'phone', uses)

/** Fields of the blind index. */
export const emailField = 'accounts.person.email'
export const phoneField = 'accounts.person.phone'
export const nameField = 'accounts.person.name'
