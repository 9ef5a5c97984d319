import { z } from 'zod'
import { Id } from './accounts.ts'
import { EmailAddress, PhoneNumber } from './card.ts'
import { Audience } from './draft.ts'
import { line } from './text.ts'

const Moment = z.iso.datetime()

/** The one visitor whom a link is made for: something that tells who it is. */
export const Visitor = z
  .strictObject({ name: line(120).optional(), email: EmailAddress.optional(), phone: PhoneNumber.optional() })
  .refine(({ name, email, phone }) => (name ?? email ?? phone) !== undefined, { error: 'empty', path: ['name'] })
export type Visitor = z.infer<typeof Visitor>

export const NewLink = z.strictObject({
  label: line(60),
  audience: Audience.default('anyone'),
  expiresAt: Moment.optional(),
  /** How many times it opens. */
  openings: z.int().min(1).max(1_000_000).optional(),
  /** It becomes part of the key: who forgets it makes another link. */
  pin: z.string().min(4).max(200).optional(),
  /** Nothing is kept from which the link could be shown again. */
  showOnce: z.boolean().optional(),
  /** Made for one visitor. Such a link ends after two years at the latest, and their details with it. */
  for: Visitor.safeExtend({
    /** A code is sent to their address, or their number where there is no address, before it opens. */
    code: z.boolean().default(false),
    /** It opens in the first browser only. */
    binds: z.boolean().default(false),
  }).optional(),
})
/** A link for one case: who handles it sees the card by it, and nobody has its address. */
export const NewCaseLink = z.strictObject({ case: Id, audience: Audience.default('anyone') })

/** The only answer that holds a link whole, beside 'copy again'. */
export const LinkMade = z.strictObject({ id: Id, url: z.url() })

/** A link for the QR code that a screen shows for a minute; `after` is the one that it showed before. */
export const NewPassingLink = z.strictObject({ label: line(60), after: Id.optional() })
/** Its code as SVG, kept nowhere, and for how many seconds it opens the card. */
export const PassingLink = z.strictObject({ id: Id, svg: z.string(), seconds: z.int() })

/** What stands below somebody's mails: without a picture, and with a link of its own. */
export const Signature = z.strictObject({ html: z.string(), text: z.string() })

export const linkStates = ['live', 'paused', 'expired', 'spent', 'revoked'] as const
/** One line of 'Qui peut voir ma carte'. */
export const LinkShown = z.strictObject({
  id: Id,
  card: Id,
  cardLabel: z.string(),
  label: z.string(),
  audience: Audience,
  state: z.enum(linkStates),
  madeAt: Moment,
  expiresAt: Moment.nullable(),
  /** Of the QR code that changes each minute, whose links are one line: whether one of them opens now, or is only read still where it was opened. */
  passing: z.strictObject({ opens: z.boolean() }).nullable(),
  /** Exact, for a link with a limit only: whoever opens it is told so. Null for one that was made for one visitor. */
  openingsLeft: z.int().nullable(),
  pin: z.boolean(),
  /** Whether it can be copied again. */
  kept: z.boolean(),
  /** The names of the fields it shows. */
  shows: z.array(z.string()),
  /** Whom it was made for, and the one thing that is told about them: whether they opened it. Their details are null once forgotten. */
  for: z
    .strictObject({
      name: z.string().nullable(),
      email: z.string().nullable(),
      phone: z.string().nullable(),
      code: z.boolean(),
      binds: z.boolean(),
      opened: z.boolean(),
    })
    .nullable(),
  /** Of a link by which one asks for access, and which opens no card: what its holder reads above the form. */
  asks: z.string().nullable(),
  /** Of a link that was made for a case with customer service, and ends with it: its reference. */
  case: z.string().nullable(),
})
/** What a list of links may be sorted by: when they were made, their private label, when they expire, how many openings are left. */
export const linkSorts = ['made', 'label', 'expires', 'openings'] as const
export const sortOrders = ['ascending', 'descending'] as const

/** Whether a press may bring them back whole for ten seconds. Without it they are taken back for good at once. */
const undo = z.boolean().default(false)
/** Some, or all of a card, or all: what dies is dead on the very next request. */
export const RevokeLinks = z.union([
  z.strictObject({ links: z.array(Id).min(1).max(1_000), undo }),
  z.strictObject({ card: Id, undo }),
  z.strictObject({ all: z.literal(true), undo }),
])
/** How many were taken back, and by what and until when they are brought back. */
export const Revoked = z.strictObject({ revoked: z.int(), undo: z.strictObject({ id: Id, until: Moment }).nullable() })
export const BringBack = z.strictObject({ undo: Id })
export const BroughtBack = z.strictObject({ broughtBack: z.int() })

/** By a link that stays, or by the QR code that changes each minute. */
export const openingKinds = ['link', 'passing'] as const
export type OpeningKind = (typeof openingKinds)[number]

/** Openings of a card by day and kind; null where there were fewer than five, which nobody is told exactly. */
export const Openings = z.strictObject({
  days: z.array(z.strictObject({ day: z.iso.date(), kind: z.enum(openingKinds), openings: z.int().nullable() })),
})

/** A page of a list by keyset: `next` is given back as `after`. */
export const pageOf = <T extends z.ZodType>(item: T) => z.strictObject({ items: z.array(item), next: z.string().nullable() })

/** Which page of a list: at most two hundred lines. */
export const pageQuery = z.strictObject({
  after: Id.optional(),
  limit: z
    .string()
    .regex(/^[1-9]\d{0,2}$/)
    .transform(Number)
    .refine((limit) => limit <= 200)
    .default(50),
})

/** Which links: those taken back only where `state` asks for them. A link without expiry or limit counts as the last of all. */
export const linksQuery = pageQuery.extend({
  card: Id.optional(),
  state: z.enum(linkStates).optional(),
  sort: z.enum(linkSorts).default('made'),
  order: z.enum(sortOrders).default('descending'),
})
