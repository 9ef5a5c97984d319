import type { Language } from '#contract/language.ts'

/** The pages by which a change of address is undone, as `app/` hands them in from `web/card`. */
export interface UndoPages {
  shell(language: Language): string
  /** What happens, and the button that does it. */
  ask(language: Language, view: { readonly token: string; readonly until: Date }): string
  done(language: Language): string
  taken(language: Language): string
  dead(language: Language): string
}
