import { z } from 'zod'
import { purposes } from './purposes.ts'
import { type Category, categories, type Origin, origins, people, type TermName, terms, type Whose } from './register.ts'

const among = <K extends string>(all: { readonly [key in K]: unknown }) => z.string().refine((text): text is K => Object.hasOwn(all, text))
const whose = among<Whose>(people)
const kept = among<TermName>(terms)
const what = among<Category>(categories)
const origin = among<Origin>(origins)

/** What one line of the register says that another edition of it does not: of whom, what for how long, or from where. */
export const RegisterChange = z.strictObject({
  change: z.enum(['new', 'gone']),
  purpose: z.enum(purposes),
  whose,
  held: z.strictObject({ what, kept }).nullable(),
  origin: origin.nullable(),
})
export type RegisterChange = z.infer<typeof RegisterChange>

/** The register as the program keeps it now, and how it differs from the one that was declared to the CNDP. */
export const RegisterStanding = z.strictObject({
  entries: z.array(
    z.strictObject({
      purpose: z.enum(purposes),
      of: z.array(z.strictObject({ whose, kept, what: z.array(what), origin: z.array(origin) })),
    }),
  ),
  /** Null where nobody noted yet what was declared. */
  changes: z.array(RegisterChange).nullable(),
})
