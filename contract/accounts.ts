import { z } from 'zod'
import { EmailAddress, PhoneNumber } from './card.ts'
import { Language } from './language.ts'
import { line } from './text.ts'

/** An id as every list and path uses it. */
export const Id = z.uuid()
const Moment = z.iso.datetime()

/** Six figures, sent by mail: they prove the mailbox once. */
export const Code = z.string().regex(/^\d{6}$/, { error: 'code' })
/** Anything a person types as a password arrives whole: its length and its words are judged by the deed, which says why. */
export const Password = z.string().min(1).max(4_096)

/** What sign-up asks for. `mandatory` and `optional` beside each field are made from this shape. */
export const SignUp = z.strictObject({
  name: line(120),
  email: EmailAddress,
  company: line(160).optional(),
  phone: PhoneNumber.optional(),
  language: Language,
  /** 'Je ne souhaite pas être recontacté(e) à des fins commerciales' (décret 2-09-165, art. 43): asked before sending, kept. */
  noProspecting: z.boolean(),
  /** The version of the notice that was on the screen. */
  notice: z.string().max(40),
})
export const AskForCode = z.strictObject({ email: EmailAddress, language: Language })
/** The same answer whether the address is known or not. */
export const CodeSent = z.strictObject({ attempt: Id, minutes: z.int() })
export const ConfirmCode = z.strictObject({ attempt: Id, code: Code })
export const SignInWithPassword = z.strictObject({ email: EmailAddress, password: Password })
/** `new` when this was the first time: a passkey is then offered at once. `codesLeft` where a recovery code was used up. */
export const SignedInAs = z.strictObject({ account: Id, name: z.string(), new: z.boolean(), codesLeft: z.int().optional() })

/** Passkey ceremonies carry what the browser's WebAuthn JSON methods take and give (WebAuthn level 3, 5.1.8 and 5.1.9). */
export const PasskeyOptions = z.strictObject({ ceremony: Id, options: z.record(z.string(), z.unknown()) })
export const PasskeyAnswer = z.strictObject({ ceremony: Id, response: z.record(z.string(), z.unknown()), name: line(60).optional() })
export const Passkey = z.strictObject({ id: Id, name: z.string(), addedAt: Moment, lastUsedAt: Moment.nullable() })

/** 256 bits, in base64url. */
export const TabKey = z.strictObject({ key: z.string().regex(/^[\w-]{43}$/) })

/** An application that is asked for as a second factor. */
export const FactorShown = z.strictObject({
  since: Moment,
  codesLeft: z.int(),
  /** Somebody said that it is lost: when it stops counting. */
  offAt: Moment.nullable(),
})
export const Account = z.strictObject({
  id: Id,
  name: z.string(),
  email: z.string(),
  company: z.string().nullable(),
  phone: z.string().nullable(),
  language: Language,
  noProspecting: z.boolean(),
  hasPassword: z.boolean(),
  passkeys: z.int(),
  /** Null where there is none. */
  secondFactor: FactorShown.nullable(),
  openedAt: Moment,
  /** Whether they proved who they are in the last ten minutes: what changes how one signs in asks for that. */
  fresh: z.boolean(),
})
export const ChangeAccount = z.strictObject({
  name: line(120).optional(),
  company: line(160).nullable().optional(),
  phone: PhoneNumber.nullable().optional(),
  language: Language.optional(),
  noProspecting: z.boolean().optional(),
})
export const ChangeEmail = z.strictObject({ email: EmailAddress })
export const SetPassword = z.strictObject({ password: Password })

export const SessionShown = z.strictObject({
  id: Id,
  current: z.boolean(),
  /** The browser and system, in words: 'Firefox, Android'. */
  device: z.string(),
  startedAt: Moment,
  usedAt: Moment,
  how: z.enum(['code', 'password', 'passkey']),
  second: z.enum(['application', 'recovery code']).nullable(),
})

/**
 * How long what is left of an account stays, sealed and out of use, once it is closed: for who closed it by mistake or was made to. The policy's two
 * years are the most; nothing that is built needs them longer.
 */
export const closedDays = 90

/** Which forms may collect at all, and what stands beside them. */
export const Notice = z.strictObject({
  version: z.string(),
  controller: z.string(),
  address: z.string(),
  contact: z.string(),
  /** The number of the CNDP's receipt; null in a demo, which says so. */
  cndp: z.string().nullable(),
  purposes: z.array(z.string()),
  recipients: z.string(),
  kept: z.string(),
  rights: z.string(),
  openNetworks: z.string(),
  fields: z.array(z.strictObject({ name: z.string(), mandatory: z.boolean(), why: z.string(), without: z.string().nullable() })),
  opposition: z.string(),
})
