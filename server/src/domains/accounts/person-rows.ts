import type { Generated } from 'kysely'
import { z } from 'zod'
import { SignUp } from '#contract/accounts.ts'
import { Language } from '#contract/language.ts'
import { type Sealed, sealedJson, sealedText } from '#platform/vault/sealed.ts'

declare module '#platform/db/tables.ts' {
  interface Tables {
    'accounts.person': {
      id: string
      subject_id: string
      name: Sealed<string>
      email: Sealed<string>
      phone: Sealed<string> | null
      phone_changed_at: Generated<Date | null>
      company: Sealed<string> | null
      language: Language
      no_prospecting: Generated<boolean>
      notice: string | null
      opened_at: Date
      used_on: string
    }
    'accounts.idle_notice': { person_id: string; months: number; told_on: string }
    'accounts.closing': { person_id: string; closed_at: Date }
    'accounts.attempt': {
      id: string
      reason: AttemptReason
      code_digest: Buffer
      person_id: string | null
      subject_id: string
      mail: Sealed<CodeMail>
      typed: Sealed<z.infer<typeof SignUp>> | null
      tries: Generated<number>
      made_at: Date
      ended_at: Date | null
    }
    'accounts.password': { person_id: string; hash: Sealed<string>; set_at: Date }
    'accounts.passkey': {
      id: string
      person_id: string
      credential_digest: Buffer
      credential: Sealed<Credential>
      name: Sealed<string>
      counter: string
      added_at: Date
      last_used_at: Date | null
    }
    'accounts.ceremony': { id: string; person_id: string | null; challenge: string; made_at: Date }
    'accounts.session': {
      id: string
      token_digest: Buffer
      person_id: string
      agent: Sealed<string>
      how: 'code' | 'password' | 'passkey'
      second: SecondFactor | null
      proved_at: Date
      started_at: Date
      used_at: Date
      ends_at: Date
    }
  }
}

export type AttemptReason = 'sign in' | 'change e-mail' | 'prove' | 'told'
export type SecondFactor = 'application' | 'recovery code'

export const codeKinds = ['new', 'known', 'sign in', 'change e-mail', 'prove', 'taken'] as const
/** Mails without a code, about something that was done. */
export const toldKinds = [
  'changed',
  'changed back',
  'new browser',
  'factor on',
  'factor off',
  'factor lost',
  'factor kept',
  'factor off by loss',
  'factor tried',
  'codes made',
  'code used',
] as const
export type ToldKind = (typeof toldKinds)[number]

/** What the mail of an attempt says, until it is sent; and the address that a change of e-mail is about. */
const CodeMail = z.strictObject({
  address: z.string(),
  code: z.string(),
  language: Language,
  /** What the mail says. To `nobody` none is sent. */
  kind: z.enum([...codeKinds, 'nobody', ...toldKinds]),
  /** What a mail without a code is about: a browser, a moment, how many codes are left, the link that undoes it. */
  device: z.string().optional(),
  at: z.iso.datetime().optional(),
  left: z.int().optional(),
  token: z.string().optional(),
})
export type CodeMail = z.infer<typeof CodeMail>

const Credential = z.strictObject({ id: z.string(), publicKey: z.base64(), transports: z.array(z.string()) })
export type Credential = z.infer<typeof Credential>

const uses = ['the account', 'sharing the card', 'contracts', 'orders', 'invoices', 'after-sales', 'rights', 'security'] as const
export const personName = sealedText('accounts.person', 'name', uses)
export const personEmail = sealedText('accounts.person', 'email', uses)
export const personPhone = sealedText('accounts.person', 'phone', uses)
export const personCompany = sealedText('accounts.person', 'company', ['the account', 'contracts', 'orders', 'invoices', 'rights'])

const forSigningIn = ['the account', 'security', 'rights'] as const
export const attemptMail = sealedJson('accounts.attempt', 'mail', CodeMail, forSigningIn)
export const attemptTyped = sealedJson('accounts.attempt', 'typed', SignUp, forSigningIn)
export const passwordHash = sealedText('accounts.password', 'hash', ['the account', 'security'])
export const passkeyCredential = sealedJson('accounts.passkey', 'credential', Credential, ['the account', 'security'])
export const passkeyName = sealedText('accounts.passkey', 'name', forSigningIn)
export const sessionAgent = sealedText('accounts.session', 'agent', forSigningIn)

/** Fields of the blind index. */
export const emailField = 'accounts.person.email'
export const phoneField = 'accounts.person.phone'
export const nameField = 'accounts.person.name'
