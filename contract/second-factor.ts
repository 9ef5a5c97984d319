import { z } from 'zod'
import { Code, SignedInAs } from './accounts.ts'

const Moment = z.iso.datetime()

/** Six figures of an application, or a recovery code however it is typed. */
export const FactorCode = z
  .string()
  .trim()
  .regex(/^(?:\d{3} ?\d{3}|[0-9a-z]{5}[\s-]?[0-9a-z]{5})$/i, { error: 'code' })
  .transform((typed) => (/^\d{3} \d{3}$/.test(typed) ? typed.replace(' ', '') : typed))

/** What signing in goes on with where an account has a second factor. It tells nothing of whose account it is. */
export const SecondAsked = z.strictObject({ challenge: z.string(), minutes: z.int() })
export const SignedInOrAsked = z.union([SignedInAs, SecondAsked])
export const Challenge = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
export const SignInWithFactor = z.strictObject({ challenge: Challenge, code: FactorCode })
export const LoseFactor = z.strictObject({ challenge: Challenge })
/** When the application stops counting, unless somebody says that nothing is lost. */
export const FactorLost = z.strictObject({ offAt: Moment })

/** What an application is given, this once: as a key to type, as an address to tap, and as a QR code (SVG). */
export const FactorBegun = z.strictObject({ secret: z.string(), uri: z.string(), qr: z.string() })
export const ConfirmFactor = z.strictObject({ code: Code })
export const ProveByFactor = z.strictObject({ code: FactorCode })
/** Shown this once. */
export const RecoveryCodes = z.strictObject({ codes: z.array(z.string()) })

/** The secret of the link that was mailed to a former address; a whole link is taken too. */
export const UndoEmail = z.strictObject({ token: z.string().max(2_000) })
export type UndoEmail = z.infer<typeof UndoEmail>
export const UndoAsked = z.strictObject({ until: Moment })
