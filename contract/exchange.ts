import { z } from 'zod'
import { Notice } from './accounts.ts'
import { contactKinds, Export, Question } from './contacts.ts'

/** The fields of 'Partager mes coordonnées', and what stands in them as it was typed. */
export const typedFields = ['name', 'email', 'phone', 'company', 'note'] as const
export type TypedField = (typeof typedFields)[number]
export type Typed = { readonly [F in TypedField]: string }

/** Why a field is refused; the page says it in words, beside the field. `reach`: neither an address nor a number. `needed`: they wish for a mail. */
export type Reason = 'missing' | 'reach' | 'needed' | 'long' | 'text' | 'email' | 'phone'
export type Wrong = { readonly [F in TypedField]?: Reason }

const text = z.string().max(20_000).default('')
const box = z
  .union([z.boolean(), z.enum(['1', 'true', 'on', '0', 'false', ''])])
  .default(false)
  .transform((value) => value === true || value === '1' || value === 'true' || value === 'on')

/** What is typed, whatever it is: it is judged field by field, so that nothing of it is lost. */
const typed = { name: text, email: text, phone: text, company: text, note: text }
const choices = {
  /** 'Je ne souhaite pas être recontacté(e) à des fins commerciales' (décret 2-09-165, art. 43). */
  noProspecting: box,
  /** 'Prévenez-moi si cette personne ferme son compte.' */
  tellClosing: box,
}
export const ExchangeSent = z.strictObject({
  ticket: z.string().max(3_000),
  ...typed,
  ...choices,
  /** 'M'envoyer le lien de mon reçu par e-mail.' */
  mailReceipt: box,
  /** No reader sees this field: what stands in it was put there by a machine. */
  website: text,
})
export type ExchangeSent = z.output<typeof ExchangeSent>

/** What a program needs to send the form. */
export const ExchangeOffered = z.strictObject({ ticket: z.string(), to: z.string(), keepMonths: z.int(), notice: Notice })

/** What a form is drawn from. */
export interface ExchangeView {
  readonly ticket: string
  readonly to: string
  /** Where the card is open in this browser; or the token of a link by which one asks for access. */
  readonly beside: { readonly place: number } | { readonly asks: string }
  readonly notice: z.infer<typeof Notice>
  readonly typed: Typed
  readonly noProspecting: boolean
  readonly tellClosing: boolean
  readonly mailReceipt: boolean
  readonly wrong: Wrong
  /** What is said above it. */
  readonly says?: 'press-again' | 'many-at-once' | 'filled' | 'file-unreadable' | 'file-large'
  readonly waitSeconds?: number
}

/** What somebody left, as their receipt shows it. `ended`: the account it was left to is closed. `refused`: no access is given. */
export const ReceiptShown = z.strictObject({
  kind: z.enum(contactKinds),
  state: z.enum(['kept', 'withdrawn', 'ended', 'refused']),
  /** For who asked for access to a card. */
  access: z.enum(['waiting', 'given']).nullable(),
  /** Who has it, as their card said then. */
  to: z.string().nullable(),
  details: z
    .strictObject({
      name: z.string(),
      email: z.string().nullable(),
      phone: z.string().nullable(),
      company: z.string().nullable(),
      note: z.string().nullable(),
    })
    .nullable(),
  noProspecting: z.boolean(),
  tellClosing: z.boolean(),
  leftAt: z.iso.datetime(),
  changedAt: z.iso.datetime().nullable(),
  keepUntil: z.iso.date(),
  /** Until when confirming today would keep it. */
  confirmedUntil: z.iso.date(),
  /** Where it went with its owner: a copy there is out of our reach. */
  exports: z.array(Export.omit({ id: true })),
  questions: z.array(Question.omit({ id: true, contact: true })),
})
export type ReceiptShown = z.infer<typeof ReceiptShown>
/** The private link comes back once, to who sent the form. */
export const DetailsLeft = z.strictObject({ receipt: z.url(), shown: ReceiptShown })

const token = z.string().max(2_000)
export const OpenReceipt = z.strictObject({ token: token.optional() })
export const ReceiptDeed = z.strictObject({ token })
export const CorrectDetails = z.strictObject({ token, ...typed, ...choices })
export const DeleteDetails = z.strictObject({ token, sure: box })

/** A form that could not be taken for a failure of ours. */
export interface Unsent {
  readonly action: '/echange' | '/demande' | '/recu/correct'
  readonly typed: Typed
  /** What else it carries, and nobody reads. */
  readonly carries: { readonly [name: string]: string }
}

/** What a receipt's page is drawn from. */
export interface ReceiptView {
  readonly token: string
  readonly url: string
  readonly shown: ReceiptShown
  /** The form to correct, as it was typed, where it is refused. */
  readonly refused?: { readonly typed: Typed; readonly noProspecting: boolean; readonly tellClosing: boolean; readonly wrong: Wrong }
  /** What was just done. */
  readonly done?: 'sent' | 'correct' | 'confirm' | 'withdraw' | 'give-back' | 'ask'
  /** A mail with the link is on its way, as they wished. */
  readonly mailed?: boolean
  /** Where the card is still open in this browser. */
  readonly place?: number
}
