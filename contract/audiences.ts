import { z } from 'zod'
import { Id } from './accounts.ts'
import { line } from './text.ts'

/** How many names of their own an owner may give. */
export const mostOwnAudiences = 3

export const NameAudience = z.strictObject({ name: line(40) })
/** An audience that its owner named: they alone read the name. */
export const OwnAudience = z.strictObject({ id: Id, name: z.string() })
export type OwnAudience = z.infer<typeof OwnAudience>
export const OwnAudiences = z.strictObject({ items: z.array(OwnAudience).max(mostOwnAudiences) })

/** What is told before one is deleted. */
export const AudienceUse = z.strictObject({
  /** Live links for it: they are taken back for good. */
  links: z.int(),
  /** Fields of drafts that nobody else sees: nobody sees them then, until they are meant for somebody. */
  fields: z.int(),
  /** On how many cards they are. */
  cards: z.int(),
})
export const AudienceDeleted = z.strictObject({ revoked: z.int() })
