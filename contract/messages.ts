import { z } from 'zod'
import { Id } from './accounts.ts'
import { EmailAddress, PhoneNumber } from './card.ts'
import { Language, languages } from './language.ts'
import { flag, queuePage } from './queues.ts'
import { line, paragraph } from './text.ts'

// What somebody writes to IdNet by the public site or by mail, with or without an account: a question, or that they wish for cards.

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
/** The subject stands in mails alone, which may also be longer than the form lets one write. */
export const mostMailText = 20_000
export const Question = z.strictObject({ ...sender, subject: line(200).optional(), text: paragraph(mostMailText) })
export type Question = z.infer<typeof Question>
export const QuestionTyped = z.strictObject({ ...sender, text: paragraph(4_000) })

/** Cards that somebody wishes for: there is no catalogue, so the material stands in their own words. */
export const OrderWish = z.strictObject({
  ...sender,
  company: line(160),
  quantity: z.int().min(1).max(100_000),
  material: line(80).optional(),
  text: paragraph(4_000).optional(),
})
export type OrderWish = z.infer<typeof OrderWish>

/** Files that are kept with a mail: by what their bytes are, whatever their name says. */
export const attachmentTypes = ['pdf', 'png', 'jpeg'] as const
export const AttachmentType = z.enum(attachmentTypes)
export type AttachmentType = z.infer<typeof AttachmentType>
/** Of a file that came with a mail: what it is if it was kept, or why it was not: another kind of file, or too large together with the others. */
export const Attachment = z.strictObject({
  name: line(200),
  bytes: z.int().min(0),
  kept: z.strictObject({ id: Id, type: AttachmentType }).nullable(),
  why: z.enum(['kind', 'size']).nullable(),
})
export type Attachment = z.infer<typeof Attachment>
/** What a message was as a mail. */
const mail = {
  /** A program sent it, a list, or a mail that came back: it was given no receipt. */
  automatic: z.boolean(),
  /** Not all of it could be taken: the mail is too large, cannot be read whole, or says nothing; its text is longer than is kept. */
  trouble: z.enum(['too large', 'unreadable', 'no text', 'long text']).nullable(),
  attachments: z.array(Attachment).max(20),
  /** How many files more came with it, of which nothing is said. */
  more: z.int().min(0),
}
export const MailShown = z.strictObject(mail)
const MailId = z.string().regex(/^<[\x21-\x3B\x3D\x3F-\x7E]{1,250}>$/)
/** Its Message-ID and those of the mails that it continues: an answer names them, and joins them in their reader's mailbox. */
export const MailKept = z.strictObject({ ...mail, mailId: MailId.nullable(), continues: z.array(MailId).max(20) })
export type MailKept = z.infer<typeof MailKept>

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

/** What an account holder sees of their own open cases: nothing of what they wrote. `shared`: whether a card is open to who handles it. */
export const OwnCase = z.strictObject({
  id: Id,
  reference: z.string(),
  state: MessageState.exclude(['closed']),
  madeAt: z.iso.datetime(),
  shared: z.boolean(),
})
export type OwnCase = z.infer<typeof OwnCase>

// ---- the desk

const Moment = z.iso.datetime()
/** Which messages: `unanswered` are those among the open that nobody answered yet; `mine` those that one answered last. */
export const MessageQueue = z.strictObject({
  state: z.enum(['open', 'unanswered', 'closed']).default('open'),
  language: Language.optional(),
  mine: flag,
  ...queuePage,
})
export type MessageQueue = z.infer<typeof MessageQueue>
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
/** `mail`: null of what came by the form. */
/** `card`: since when its sender lets whoever handles it see a card, for as long as it is open. */
export const QuestionOpened = MessageListed.extend({
  says: Question,
  mail: MailShown.nullable(),
  card: z.strictObject({ since: Moment }).nullable(),
  ...opened,
})
export const OrderOpened = MessageListed.extend({ says: OrderWish, ...opened })
export const AnswerMessage = z.strictObject({ text: paragraph(4_000) })
export const CloseMessage = z.strictObject({ why: Closing })
