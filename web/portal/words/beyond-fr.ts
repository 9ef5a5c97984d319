/** What carries a card beyond the screen, and the second thoughts about it, in French; the other languages have the same keys, or do not compile. */
export const beyondFr = {
  broughtBack: '{count, plural, one {L’accès est rétabli, tel qu’il était.} other {{shown} accès sont rétablis, tels qu’ils étaient.}}',
  undo: 'Annuler',
  undoFor: 'Rien ne s’ouvre pendant ce temps.',
}
