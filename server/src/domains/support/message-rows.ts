import type { Generated } from 'kysely'
import type { Language } from '#contract/language.ts'
import { type Closing, MailKept, type MessageKind, OrderWish, Question } from '#contract/messages.ts'
import { type Sealed, sealedBytes, sealedJson, sealedText } from '#platform/vault/sealed.ts'

declare module '#platform/db/tables.ts' {
  interface Tables {
    'support.message_number': { year: number; last: number }
    'support.message': {
      id: string
      reference: string
      kind: MessageKind
      language: Language
      subject_id: string
      question: Sealed<Question> | null
      wish: Sealed<OrderWish> | null
      mail: Sealed<MailKept> | null
      no_prospecting: boolean
      ticket: string
      notice: string | null
      made_at: Date
      last_at: Date
      closed: Generated<boolean>
      answered_by: Generated<string | null>
    }
    'support.answer': { id: string; message_id: string; says: Sealed<string>; at: Date; by_id: string }
    'support.attachment': { id: string; message_id: string; content: Sealed<Buffer> }
    'support.closing': { message_id: string; why: Closing; at: Date; by_id: string }
  }
}

/** A question opens for answering questions, a wish for orders: whoever serves the one purpose cannot read the other. */
export const questionOf = sealedJson('support.message', 'question', Question, ['contact requests', 'rights'])
export const wishOf = sealedJson('support.message', 'wish', OrderWish, ['orders', 'rights'])
export const mailOf = sealedJson('support.message', 'mail', MailKept, ['contact requests', 'rights'])
export const attachmentContent = sealedBytes('support.attachment', 'content', ['contact requests', 'rights'])
export const answerSays = sealedText('support.answer', 'says', ['contact requests', 'orders', 'rights'])
/** Finds the messages of an address: for its holder's rights, and for themselves. */
export const rightsField = 'support.message.rights'
/** Finds them for who answers them, each kind for its own desk. */
export const deskFields = { question: 'support.question.desk', order: 'support.order.desk' } as const satisfies {
  readonly [K in MessageKind]: string
}
