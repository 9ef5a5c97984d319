import { z } from 'zod'
import { Id } from './accounts.ts'
import { EmailAddress, PhoneNumber } from './card.ts'
import { languages } from './language.ts'
import { line, paragraph } from './text.ts'

// What somebody writes to IdNet by the public site, with or without an account: a question, or that they wish for cards.

export const messageKinds = ['question', 'order'] as const
export type MessageKind = (typeof messageKinds)[number]

/** `open`: nobody answered yet; `answered`; `closed`: nothing more is to be said. */
export const messageStates = ['open', 'answered', 'closed'] as const
export const MessageState = z.enum(messageStates)
export type MessageState = z.infer<typeof MessageState>

/** Why a message is closed. */
export const closings = ['answered', 'nothing to answer', 'unwanted'] as const
export const Closing = z.enum(closings)
export type Closing = z.infer<typeof Closing>

const sender = { name: line(120), email: EmailAddress, phone: PhoneNumber.optional() }
export const Question = z.strictObject({ ...sender, text: paragraph(4_000) })
export type Question = z.infer<typeof Question>

/** Cards that somebody wishes for: there is no catalogue, so the material stands in their own words. */
export const OrderWish = z.strictObject({
  ...sender,
  company: line(160),
  quantity: z.int().min(1).max(100_000),
  material: line(80).optional(),
  text: paragraph(4_000).optional(),
})
export type OrderWish = z.infer<typeof OrderWish>

export const messageFields = ['company', 'quantity', 'material', 'name', 'email', 'phone', 'text'] as const
export type MessageField = (typeof messageFields)[number]
/** The fields of each form. */
export const fieldsOfKind: { readonly [kind in MessageKind]: readonly MessageField[] } = {
  question: ['name', 'email', 'phone', 'text'],
  order: messageFields,
}

const typed = z.string().max(5_000).default('')
const carried = {
  noProspecting: z.union([z.boolean(), z.literal('1').transform(() => true)]).default(false),
  /** Drawn with the form: that it is ours, and when. Sent twice, it is one message. */
  ticket: z.string().max(400).default(''),
  /** The version of the notice beside it. */
  notice: z
    .string()
    .regex(/^\d{1,4}-[0-9a-f]{6}$/)
    .optional(),
  /** No reader sees this field, and what stands in it was written by no reader. */
  website: z.string().max(2_000).default(''),
}
/** What the forms send, as typed: what cannot be read is given back. */
export const QuestionSent = z.strictObject({ name: typed, email: typed, phone: typed, text: typed, ...carried })
export const OrderSent = z.strictObject({ ...QuestionSent.shape, company: typed, quantity: typed, material: typed })

export type MessageTyped = { readonly [field in MessageField]: string }
/** What is wrong with a field: it is needed, cannot be read, or is too long. */
export type MessageWrong = { readonly [field in MessageField]?: 'missing' | 'form' | 'long' }

export interface MessageFormView {
  readonly kind: MessageKind
  readonly typed: MessageTyped
  readonly wrong: MessageWrong
  readonly noProspecting: boolean
  readonly ticket: string
  readonly notice: string
  /** The number of the CNDP's receipt. */
  readonly cndp: string | undefined
  readonly says?: 'again' | 'many' | 'failed'
}

/** What a program that sends one needs, as a reader has it from the form. */
export const MessageOffered = z.strictObject({ ticket: z.string(), notice: z.string() })
export const MessageTaken = z.strictObject({ reference: z.string() })

// ---- the desk

const Moment = z.iso.datetime()
/** A message in the queue: nothing in it says who wrote, nor what. */
export const MessageListed = z.strictObject({
  id: Id,
  reference: z.string(),
  language: z.enum(languages),
  state: MessageState,
  madeAt: Moment,
})
export type MessageListed = z.infer<typeof MessageListed>
const opened = {
  noProspecting: z.boolean(),
  answers: z.array(z.strictObject({ text: z.string(), at: Moment, by: Id })),
  closed: z.strictObject({ why: Closing, at: Moment, by: Id }).nullable(),
}
export const QuestionOpened = MessageListed.extend({ says: Question, ...opened })
export const OrderOpened = MessageListed.extend({ says: OrderWish, ...opened })
export const AnswerMessage = z.strictObject({ text: paragraph(4_000) })
export const CloseMessage = z.strictObject({ why: Closing })
