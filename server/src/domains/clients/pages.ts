import type { InvitationView } from '#contract/companies.ts'
import type { Language } from '#contract/language.ts'

/** The public pages of an invitation, as `app/` hands them in from `web/site`. */
export interface InvitationPages {
  /** What the mail leads to: the same bytes for every invitation, and nothing personal. */
  shell(language: Language): string
  invitation(language: Language, view: InvitationView): string
  /** It was refused, what was entered is erased, or it went to another address. */
  done(language: Language, what: 'refused' | 'deleted' | 'moved'): string
  dead(language: Language): string
  readonly contentPolicy: string
}
