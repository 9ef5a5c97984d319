import { z } from 'zod'
import { Notice } from './accounts.ts'
import { Audience } from './draft.ts'
import { ExchangeSent } from './exchange.ts'
import { line } from './text.ts'

const Moment = z.iso.datetime()

/** A link by which somebody asks for access: it shows a form, and no card. */
export const NewAskingLink = z.strictObject({
  /** Private: only the owner reads it. */
  label: line(60),
  /** What its holder reads above the form: whom they ask. */
  line: line(120),
  expiresAt: Moment.optional(),
})

/** The form: the link it came by, and what was typed. The number of a phone is not asked for: the answer goes to the address. */
export const AccessAsked = ExchangeSent.omit({ phone: true }).extend({ token: z.string().max(2_000) })
export type AccessAsked = z.output<typeof AccessAsked>
/** What a program needs to send the form. */
export const AskingOffered = z.strictObject({ ticket: z.string(), to: z.string(), keepDays: z.int(), notice: Notice })

/** The owner's yes: what a link for this one person shows, until when, and whether it stays in one browser. It asks for a code by mail. */
export const GiveAccess = z.strictObject({
  /** Private: only the owner reads it. It stays when its visitor is forgotten. */
  label: line(60),
  audience: Audience.default('anyone'),
  expiresAt: Moment.optional(),
  binds: z.boolean().default(false),
})
