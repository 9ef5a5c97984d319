import { z } from 'zod'
import { Id } from './accounts.ts'
import { EmailAddress, PhoneNumber } from './card.ts'
import { Language, languages } from './language.ts'
import { queuePage } from './queues.ts'
import { line, paragraph } from './text.ts'

// What a person may ask of us about their own data (law 09-08, articles 7 to 9; GDPR, articles 15 to 21), and how the answer comes about.

export const requestKinds = [
  'access',
  'copy',
  'rectification',
  'erasure',
  'anonymisation',
  'restriction',
  'prospecting',
  'objection',
] as const
export const RequestKind = z.enum(requestKinds)
export type RequestKind = z.infer<typeof RequestKind>

/** By which door a request came. */
export const requestDoors = ['portal', 'form', 'mail', 'staff'] as const
export type RequestDoor = (typeof requestDoors)[number]

/**
 * `identity`: its author shows that the address is theirs; `open`: with us; `asked`: what is missing was asked for, and the clock stands still;
 * `window`: an erasure is announced, and can be taken back; `answered` and `withdrawn` are ends.
 */
export const requestStates = ['identity', 'open', 'asked', 'window', 'answered', 'withdrawn'] as const
export type RequestState = (typeof requestStates)[number]

export const outcomes = ['granted', 'partial', 'nothing held', 'refused'] as const
export type Outcome = (typeof outcomes)[number]

/** The only reasons for a refusal: each is told with its article and the recourse. */
export const refusalReasons = [
  'identity not proven',
  'manifestly abusive',
  'legal obligation',
  'rights of others',
  'not personal data',
  'not the controller',
  'unclear after reminder',
] as const
export const RefusalReason = z.enum(refusalReasons)
export type RefusalReason = z.infer<typeof RefusalReason>

/** What a restriction may stop. `all`: the data are stored and nothing else. */
export const restrictedUses = ['counts', 'contacts', 'sharing', 'surveys', 'staff', 'all'] as const
export const RestrictedUse = z.enum(restrictedUses)
export type RestrictedUse = z.infer<typeof RestrictedUse>

/** What may be missing in a request that came in writing. */
export const requestParts = ['name', 'email', 'text'] as const
export type RequestPart = (typeof requestParts)[number]

/** Who asks, and for what, in their own words. */
export const Applicant = z.strictObject({
  name: line(120).optional(),
  email: EmailAddress.optional(),
  phone: PhoneNumber.optional(),
  text: paragraph(4_000).optional(),
})
export type Applicant = z.infer<typeof Applicant>

export const FileRequest = z.strictObject({
  kind: RequestKind,
  text: paragraph(4_000).optional(),
  uses: z.array(RestrictedUse).min(1).max(restrictedUses.length).optional(),
})
export type FileRequest = z.infer<typeof FileRequest>

const Moment = z.iso.datetime()
const Day = z.iso.date()

/** What happened to a request, in order. */
export const requestSteps = [
  'received',
  'proved',
  'texted',
  'asked',
  'completed',
  'announced',
  'cancelled',
  'prepared',
  'taken',
  'extended',
  'reminded',
  'answered',
  'withdrawn',
] as const
export type RequestStep = (typeof requestSteps)[number]

const Stepped = z.strictObject({ step: z.enum(requestSteps), at: Moment })
const shown = {
  reference: z.string(),
  kind: RequestKind,
  state: z.enum(requestStates),
  /** Who has to do something next. */
  ball: z.enum(['you', 'us', 'nobody']),
  madeAt: Moment,
  /** When we mean to have answered, and when the law says we must have; both move while the clock stands still. */
  due: Day,
  legalDue: Day,
  suspendedDays: z.int(),
  steps: z.array(Stepped),
}

/** A request as its author sees it. */
export const RequestShown = z.strictObject({
  ...shown,
  id: Id,
  /** What was asked for, for want of which the clock stands still. */
  asks: z.string().nullable(),
  missing: z.array(z.enum(requestParts)),
  /** Nothing is handed out or erased before: the account was told, and has a day to object. */
  waitsUntil: Moment.nullable(),
  /** An announced erasure is carried out then. */
  erasesAt: Moment.nullable(),
  answer: z
    .strictObject({
      outcome: z.enum(outcomes),
      reason: RefusalReason.nullable(),
      text: z.string().nullable(),
      at: Moment,
    })
    .nullable(),
  /** Until when the copy can be fetched, once; null where there is none, or it was fetched. */
  copyUntil: Moment.nullable(),
  /** What was erased, signed; it names nobody. */
  certificate: z.string().nullable(),
})
export type RequestShown = z.infer<typeof RequestShown>

/**
 * A request as the page that follows it has it. Where it waits, `textCode` says whether a code by text message to the telephone of the account ends the
 * wait at once: it may be asked for, or is out. Null: it goes on by itself at `waitsUntil`.
 */
export const RequestFollowed = RequestShown.extend({ textCode: z.enum(['offered', 'sent']).nullable() })
export type RequestFollowed = z.infer<typeof RequestFollowed>

export const RequestFiled = z.strictObject({ request: RequestFollowed, code: z.string() })
export type RequestFiled = z.infer<typeof RequestFiled>

/** What an erasure would do, before it is confirmed. */
export const ErasurePreview = z.strictObject({
  goes: z.array(
    z.strictObject({
      what: z.enum(['account', 'cards', 'links', 'contacts', 'left', 'named', 'messages', 'invited', 'sessions']),
      count: z.int(),
    }),
  ),
  stays: z.array(z.strictObject({ what: z.enum(['documents', 'held', 'audit', 'request']), until: Day.nullable() })),
  windowDays: z.int(),
})
export type ErasurePreview = z.infer<typeof ErasurePreview>

export const Restriction = z.strictObject({ uses: z.array(RestrictedUse), since: Moment.nullable() })
export type Restriction = z.infer<typeof Restriction>

// ---- the public form and its pages

export const requestFields = ['kind', 'name', 'email', 'phone', 'text'] as const
export type RequestField = (typeof requestFields)[number]
const typedPart = z.string().max(5_000).default('')
/** What the public form sends, as typed: what cannot be read is given back. */
export const RequestSent = z.strictObject({
  kind: typedPart,
  name: typedPart,
  email: typedPart,
  phone: typedPart,
  text: typedPart,
  /** Drawn with the form: sent twice, it is one request. */
  ticket: z.uuid().optional(),
  /** The version of the notice beside it. */
  notice: z
    .string()
    .regex(/^\d{1,4}-[0-9a-f]{6}$/)
    .optional(),
})
export type RequestTyped = { readonly [field in RequestField]: string }
/** What is wrong with a field: nothing to reach its author by, not readable, too long, or not chosen. */
export type RequestWrong = { readonly [field in RequestField]?: 'reach' | 'form' | 'long' | 'choose' }

export interface RequestFormView {
  readonly typed: RequestTyped
  readonly wrong: RequestWrong
  readonly ticket: string
  /** The version of the notice beside it. */
  readonly notice: string
  /** The number of the CNDP's receipt. */
  readonly cndp: string | undefined
  readonly says?: 'many' | 'failed'
}

export const FollowRequest = z.strictObject({ reference: z.string().max(40).default(''), code: z.string().max(40).default('') })
export type FollowRequest = z.infer<typeof FollowRequest>
export const ProveRequest = FollowRequest.extend({ proof: z.string().max(20).default('') })
export const CompleteRequest = FollowRequest.extend({ name: typedPart, email: typedPart, phone: typedPart, text: typedPart })
export const ConfirmErasure = FollowRequest.extend({ sure: z.string().max(5).default('') })

/** What its author sees of a request, on the page that follows it. */
export interface RequestView {
  readonly follow: FollowRequest
  readonly shown: RequestFollowed
  /** Just sent in: with the code, which is shown once more in the mail only. */
  readonly filed?: boolean
  /** What an erasure would do, while it waits to be confirmed. */
  readonly preview?: ErasurePreview
  readonly says?: 'sent' | 'texted' | 'proof-wrong' | 'many' | 'incomplete' | 'sure' | 'state' | 'waits' | 'copy-gone'
}

export const CertificateSent = z.strictObject({ certificate: z.string().max(5_000).default('') })
export const CertificateRead = z.strictObject({
  reference: z.string(),
  done: z.enum(['erasure', 'anonymisation']),
  at: Moment,
  keys: z.int(),
})
export type CertificateRead = z.infer<typeof CertificateRead>

// ---- the desk

/** Which requests: `late` are those among the open that are past our own day, that which is latest first. */
export const RequestQueue = z.strictObject({
  state: z.enum(['open', 'late', 'ended']).default('open'),
  kind: RequestKind.optional(),
  language: Language.optional(),
  ...queuePage,
})
export type RequestQueue = z.infer<typeof RequestQueue>

/** A request in the queue: nothing in it says who asks. */
export const RequestListed = z.strictObject({
  ...shown,
  id: Id,
  door: z.enum(requestDoors),
  language: z.enum(languages),
  late: z.boolean(),
})
export type RequestListed = z.infer<typeof RequestListed>
export const RequestOpened = RequestListed.extend({
  applicant: Applicant,
  missing: z.array(z.enum(requestParts)),
  asks: z.string().nullable(),
  answer: RequestShown.shape.answer,
})
export type RequestOpened = z.infer<typeof RequestOpened>

/** How requests of the last twelve months went, in counts alone. */
export const RequestFigures = z.strictObject({
  kinds: z.array(z.strictObject({ kind: RequestKind, open: z.int(), answered: z.int(), late: z.int(), medianDays: z.number().nullable() })),
  months: z.array(z.strictObject({ month: z.string().regex(/^\d{4}-\d{2}$/), received: z.int(), answered: z.int() })),
})
export type RequestFigures = z.infer<typeof RequestFigures>

export const FileForSomebody = z.strictObject({
  kind: RequestKind,
  language: Language,
  applicant: Applicant,
  /** When it reached us: a letter counts from the day it came. */
  receivedOn: Day.optional(),
})
export const AskBack = z.strictObject({ text: paragraph(2_000) })
export const AnswerRequest = z
  .strictObject({
    outcome: z.enum(outcomes),
    reason: RefusalReason.optional(),
    text: paragraph(4_000),
  })
  .refine(({ outcome, reason }) => (outcome === 'refused' || outcome === 'partial') === (reason !== undefined), {
    error: 'reason',
    path: ['reason'],
  })
/** How who asks was shown to be who they are, where it was not by a code (décret 2-09-165, art. 36 and 42). Never by the number of a card. */
export const shownBy = ['in person', 'proxy', 'heir', 'call back to a number we knew', 'masked document, destroyed'] as const
export const IdentityShown = z.strictObject({ by: z.enum(shownBy) })
/** What is put right, wherever it is known. */
export const CorrectData = z
  .strictObject({ name: line(120).optional(), phone: PhoneNumber.nullable().optional(), company: line(160).nullable().optional() })
  .refine((change) => Object.values(change).some((value) => value !== undefined), { error: 'empty' })
export type CorrectData = z.infer<typeof CorrectData>
export const ExtendRequest = z.strictObject({ text: paragraph(2_000), until: Day })
