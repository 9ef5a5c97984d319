import type { CardView } from '#contract/card.ts'
import type { Language } from '#contract/language.ts'

/** The pages a visitor sees, as `app/` hands them in from `web/card`. */
export interface Pages {
  shell(language: Language): string
  card(language: Language, view: CardView): Buffer
  pin(language: Language, ask: { token: string; wrong: boolean; waitSeconds: number }): string
  press(language: Language, ask: { token: string; remaining: number }): string
  dead(language: Language): string
  viewExpired(language: Language): string
  tooMany(language: Language): string
}
