import type { beyondFr } from './beyond-fr.ts'

/** What carries a card beyond the screen, and the second thoughts about it, in Arabic. */
export const beyondAr: { readonly [K in keyof typeof beyondFr]: string } = {
  broughtBack:
    '{count, plural, one {عاد الوصول كما كان.} two {عاد وصولان كما كانا.} few {عادت {shown} أذون كما كانت.} other {عاد {shown} إذنا كما كانت.}}',
  undo: 'تراجع',
  undoFor: 'لا يُفتح أي شيء في هذه الأثناء.',
}
