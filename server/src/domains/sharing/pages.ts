import type { CardView } from '#contract/card.ts'
import type { Language } from '#contract/language.ts'

/** What a visitor answered before, which comes back with the next form. */
interface Form {
  token: string
  bind?: boolean | undefined
  code?: string | undefined
}

/** The pages a visitor sees, as `app/` hands them in from `web/card`. */
export interface Pages {
  shell(language: Language): string
  /** `forShell`: without the style, which the shell has. */
  card(language: Language, view: CardView, forShell?: boolean): Buffer
  pin(language: Language, ask: Form & { wrong: boolean; waitSeconds: number }): string
  press(language: Language, ask: Form & { remaining: number }): string
  bind(language: Language, ask: { token: string; remaining: number | undefined }): string
  code(language: Language, ask: { token: string; bind: boolean; by: 'mail' | 'phone'; wrong: boolean }): string
  codeSent(language: Language, ask: { token: string; bind: boolean; refused: boolean }): string
  dead(language: Language): string
  viewExpired(language: Language): string
  tooMany(language: Language): string
}
