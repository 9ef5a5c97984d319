import { z } from 'zod'
import { Id } from './accounts.ts'
import { Card, CardFields } from './card.ts'
import { PauseMessage, PauseShown } from './pause.ts'
import { ofEachPicture, pictures } from './pictures.ts'
import { line } from './text.ts'

/** For whom links are, in every account. Everybody sees what `anyone` sees. */
export const audiences = ['anyone', 'clients', 'partners'] as const
/** One of these, or the id of an audience that the owner named. An id that is none of theirs, or no more, is nobody. */
export const Audience = z.union([z.enum(audiences), Id])
export type Audience = z.infer<typeof Audience>

/** More than there can be, for what an owner has not cleared yet of audiences that they deleted. */
const mostMeant = 8
/** For whom a field of a card is meant: an audience, or several, who are not anyone. An empty list is nobody. */
export const MeantFor = z.union([Audience, z.array(z.union([z.enum(audiences).exclude(['anyone']), Id])).max(mostMeant)])
export type MeantFor = z.infer<typeof MeantFor>

const { phones, emails, addresses, links } = CardFields.shape
const forAudience = <T extends z.ZodRawShape>(item: z.ZodObject<T>) => item.extend({ audience: MeantFor.default('anyone') }).strict()

/** Fields that stand once on a card and may be kept for some. Names are for all. */
export const audienceFields = ['role', 'department', 'company', 'note', ...pictures] as const

/** What its owner edits: a card with an audience on every field. It may lack a name until it is published. */
export const Draft = CardFields.extend({
  phones: z.array(forAudience(phones.unwrap().element)).max(8).default([]),
  emails: z.array(forAudience(emails.unwrap().element)).max(8).default([]),
  addresses: z.array(forAudience(addresses.unwrap().element)).max(4).default([]),
  links: z.array(forAudience(links.unwrap().element)).max(20).default([]),
  audiences: z.partialRecord(z.enum(audienceFields), MeantFor).default({}),
}).strict()
export type Draft = z.infer<typeof Draft>

/** Those a field is meant for, as a list. */
export const meantFor = (meant: MeantFor = 'anyone'): readonly Audience[] => (typeof meant === 'string' ? [meant] : meant)

/** Whether an audience sees what is meant for these. */
export const sees = (audience: Audience, meant?: MeantFor): boolean => meantFor(meant).some((one) => one === 'anyone' || one === audience)

/** What one audience sees of a draft. Throws a ZodError where it is no card yet, like one without a name. */
export function editionOf(draft: Draft, audience: Audience): Card {
  const { audiences: meant, phones, emails, addresses, links, ...single } = draft
  const shown = Object.entries(single).filter(([field]) => {
    const kept = audienceFields.find((one) => one === field)
    return kept === undefined || sees(audience, meant[kept])
  })
  const list = <T extends { audience: MeantFor }>(items: readonly T[]): Omit<T, 'audience'>[] =>
    items.filter((item) => sees(audience, item.audience)).map(({ audience: _for, ...item }) => item)
  return Card.parse({
    ...Object.fromEntries(shown),
    phones: list(phones),
    emails: list(emails),
    addresses: list(addresses),
    links: list(links),
  })
}

const Moment = z.iso.datetime()
export const cardStates = ['draft', 'live', 'paused', 'deleted'] as const

/** A card as its owner sees it in a list. */
export const CardShown = z.strictObject({
  id: Id,
  /** Private: only its owner reads it. */
  label: z.string(),
  state: z.enum(cardStates),
  madeAt: Moment,
  publishedAt: Moment.nullable(),
  /** The draft differs from what is published. */
  changed: z.boolean(),
  ...ofEachPicture(() => z.boolean()),
  /** Live links to it. */
  links: z.int(),
  /** All sharing was stopped, by a restriction or an erasure that is announced: none of them opens meanwhile. */
  stopped: z.boolean(),
  /** A pause that is there or to come. */
  pause: PauseShown.nullable(),
  /** Until when a deleted card can be restored. */
  restorableUntil: Moment.nullable(),
})
export const CardOpened = CardShown.extend({
  draft: Draft,
  /** Goes up with each saved change. A save names the one it began from: two windows cannot overwrite one another unseen. */
  revision: z.int(),
  /** Visitors may leave their details beside it. */
  exchange: z.boolean(),
  /** With what visitors read meanwhile, where its owner said something. */
  pause: PauseShown.extend({ message: PauseMessage.nullable() }).nullable(),
})
export const SwitchExchange = z.strictObject({ open: z.boolean() })
export const NewCard = z.strictObject({ label: line(60), draft: Draft.optional() })
export const SaveDraft = z.strictObject({ draft: Draft, revision: z.int() })
export const DraftSaved = z.strictObject({ revision: z.int() })
export const RelabelCard = z.strictObject({ label: line(60) })
