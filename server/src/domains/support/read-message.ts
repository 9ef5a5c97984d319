import {
  type MessageKind,
  type MessageTyped,
  type MessageWrong,
  messageFields,
  OrderWish,
  type Question,
  QuestionTyped,
} from '#contract/messages.ts'
import { internationalOf, lineOf, paragraphOf } from '#platform/typed.ts'

export type ReadMessage = { readonly kind: 'question'; readonly says: Question } | { readonly kind: 'order'; readonly says: OrderWish }

/** Makes a message of what was typed, or says what is wrong with each field. */
export function messageFrom(kind: MessageKind, typed: MessageTyped): ReadMessage | { readonly wrong: MessageWrong } {
  const [name, email, company, material] = [typed.name, typed.email, typed.company, typed.material].map(lineOf)
  const [written, text] = [lineOf(typed.phone), paragraphOf(typed.text)]
  const phone = written === '' ? undefined : internationalOf(written)
  const sender = {
    ...(name !== '' && { name }),
    ...(email !== '' && { email: email?.replace(/^mailto:/i, '') }),
    ...(phone !== undefined && { phone }),
    ...(text !== '' && { text }),
  }
  const quantity = lineOf(typed.quantity)
  const order = {
    ...(company !== '' && { company }),
    ...(material !== '' && { material }),
    ...(quantity !== '' && { quantity: countOf(quantity) }),
  }
  const wrong: { -readonly [field in keyof MessageWrong]: MessageWrong[field] } = {}
  if (written !== '' && phone === undefined) wrong.phone = 'form'
  const read = kind === 'question' ? QuestionTyped.safeParse(sender) : OrderWish.safeParse({ ...sender, ...order })
  for (const { path, code } of read.error?.issues ?? []) {
    const field = messageFields.find((one) => one === path[0])
    if (field === undefined) continue
    if (typed[field].trim() === '') wrong[field] ??= 'missing'
    else wrong[field] ??= code === 'too_big' && field !== 'quantity' ? 'long' : 'form'
  }
  if (!read.success || Object.keys(wrong).length > 0) return { wrong }
  return kind === 'question' ? { kind, says: QuestionTyped.parse(read.data) } : { kind, says: OrderWish.parse(read.data) }
}

/** A number as phones and Arabic keyboards write it; NaN for anything else. */
function countOf(written: string): number {
  const digits = written
    .replaceAll(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15))
    .replaceAll(/[\s\u00A0\u202F]/g, '')
  return /^\d{1,7}$/.test(digits) ? Number(digits) : Number.NaN
}
