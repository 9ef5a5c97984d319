import { z } from 'zod'
import { Id } from './accounts.ts'
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
export const AskingLinkShown = z.strictObject({
  id: Id,
  card: Id,
  cardLabel: z.string(),
  label: z.string(),
  line: z.string(),
  madeAt: Moment,
  expiresAt: Moment.nullable(),
  expired: z.boolean(),
})
