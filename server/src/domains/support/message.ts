import type { Closing, MessageKind, MessageState } from '#contract/messages.ts'
import type { Purpose } from '#contract/purposes.ts'

/** For what each kind is read: a question is answered, a wish for cards is the beginning of an order. */
export const purposeOf = { question: 'contact requests', order: 'orders' } as const satisfies { readonly [kind in MessageKind]: Purpose }

export const stateOf = ({ answers, closed }: { readonly answers: number; readonly closed: Closing | null }): MessageState => {
  if (closed !== null) return 'closed'
  return answers > 0 ? 'answered' : 'open'
}

/** How long a message stays after the last word about it. */
export const keptMonths = 12
