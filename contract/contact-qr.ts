import { z } from 'zod'
import { Language } from './language.ts'

/** What of a card may go into a QR code that holds the contact itself, beside the name: first what people need most. */
export const contactParts = ['phones', 'emails', 'company', 'role', 'addresses', 'links', 'note'] as const
export type ContactPart = (typeof contactParts)[number]

export const NewContactQr = z.strictObject({
  /** Its owner has read that it cannot be taken back, does not expire, and can be copied by anyone. */
  understood: z.literal(true),
  /** In whose language and script; that of the card unless told otherwise. */
  language: Language.optional(),
  parts: z
    .array(z.enum(contactParts))
    .max(contactParts.length)
    .default([...contactParts]),
})

const Counted = z.array(z.strictObject({ part: z.enum(contactParts), count: z.int() }))
export const ContactQr = z.strictObject({
  /** The picture, in base64: it is kept nowhere. */
  png: z.base64(),
  /** What is in it beside the name. */
  holds: Counted,
  /** What was asked for and had no room. */
  leftOut: Counted,
})
