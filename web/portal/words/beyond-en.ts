import type { beyondFr } from './beyond-fr.ts'

/** What carries a card beyond the screen, and the second thoughts about it, in English. */
export const beyondEn: { readonly [K in keyof typeof beyondFr]: string } = {
  broughtBack: '{count, plural, one {The access is back as it was.} other {{shown} accesses are back as they were.}}',
  undo: 'Undo',
  undoFor: 'Nothing opens meanwhile.',
}
