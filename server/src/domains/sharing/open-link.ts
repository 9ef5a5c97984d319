import type { KeyObject } from 'node:crypto'
import type { Card } from '#contract/card.ts'
import { cardContent, cardLogo, cardPhoto, cardPlace } from '#domains/profiles/index.ts'
import { openUnder } from '#platform/vault/sealed.ts'
import { findAndUnwrap, noLink, unwrap } from './find-link.ts'
import type { Found, LinkRow } from './link-lookups.ts'
import { claimTry, decoySalt, forgiveTries, stretching } from './pin-tries.ts'
import type { Serving } from './serving.ts'
import { kekWithPin, linkSecrets, parseToken } from './token.ts'
import { type OpenCard, type ViewSession, withCard } from './view-session.ts'

export interface LinkToOpen {
  readonly token: string
  readonly pin?: string
  readonly press?: boolean
}

export interface OpenedCard {
  readonly kind: 'card'
  readonly cardId: string
  readonly card: Card
  readonly photo: boolean
  readonly logo: boolean
  readonly publishedAt: Date
  readonly expiresAt: Date | null
  readonly whereabouts: string | null
  readonly place: number
}
export type Opening =
  | (OpenedCard & { readonly session: ViewSession })
  | { readonly kind: 'press'; readonly remaining: number }
  | { readonly kind: 'pin'; readonly wrong: boolean; readonly waitSeconds: number }
  | { readonly kind: 'dead' }

const dead = { kind: 'dead' } as const
/**
 * Opens a link for a visitor. A dead link and one that never was cost the same work and get the same answer. A link with a limit needs a
 * press, one with a PIN the PIN; while the view session of a link lives, opening it again needs and spends nothing.
 */
export async function openLink(serving: Serving, input: LinkToOpen, session: ViewSession): Promise<Opening> {
  const token = parseToken(input.token) ?? Buffer.alloc(20)
  const secrets = linkSecrets(token)
  const known = session.find((one) => one.lookupId.equals(secrets.lookupId))
  const again = known && (await findAndUnwrap(serving, known, () => serving.links.find(known.lookupId, 'spent too')))
  if (again) return opened(serving, again.row, again.key, known.lookupId, known.kek, session)

  // A dead link is no link from here on, so that its answer takes the time of one that never was.
  const row = (await serving.links.find(secrets.lookupId)) ?? noLink
  if (input.pin !== undefined) return withPin(serving, input.pin, secrets, row, input.press ?? false, session)
  const key = await unwrap(serving, row, secrets.lookupId, secrets.kek)
  if (row === noLink) return dead
  if (row.pin_salt) return { kind: 'pin', wrong: false, waitSeconds: secondsUntil(serving, row.pin_waits_until) }
  const live = key ? { row, key } : await findAndUnwrap(serving, secrets, () => serving.links.find(secrets.lookupId)) // re-keyed meanwhile
  if (!live) return dead
  if (row.max_views !== null && !input.press) return { kind: 'press', remaining: row.max_views - row.views }
  if (row.max_views !== null && !(await spendView(serving, secrets.lookupId))) return dead
  serving.counts.add(row.card_id)
  return opened(serving, live.row, live.key, secrets.lookupId, secrets.kek, session)
}

/** The card of a place in a view session (the newest without a place), its link looked up again; undefined once it no longer opens. */
export async function reopenCard(serving: Serving, session: ViewSession, place?: number): Promise<OpenedCard | undefined> {
  const found = await reopen(serving, session, place, serving.links.find)
  return found && cardOf(found.row, found.key, found.open.place)
}

export async function reopenPicture(
  serving: Serving,
  session: ViewSession,
  which: 'photo' | 'logo',
  place?: number,
): Promise<Buffer | undefined> {
  const found = await reopen(serving, session, place, serving.links.findWithPictures)
  const sealed = found?.row[which]
  return sealed ? openUnder(found.key, which === 'photo' ? cardPhoto : cardLogo, found.row.edition_id, sealed) : undefined
}

async function reopen<Row extends LinkRow>(
  serving: Serving,
  session: ViewSession,
  place: number | undefined,
  find: (lookupId: Buffer, which: Found) => Promise<Row | undefined>,
) {
  const open: OpenCard | undefined = place === undefined ? session.at(-1) : session.find((one) => one.place === place)
  const found = open && (await findAndUnwrap(serving, open, () => find(open.lookupId, 'spent too')))
  return found && { open, ...found }
}

function cardOf(row: LinkRow, key: KeyObject, place: number): OpenedCard {
  return {
    kind: 'card',
    cardId: row.card_id,
    card: openUnder(key, cardContent, row.edition_id, row.content),
    photo: row.has_photo,
    logo: row.has_logo,
    publishedAt: row.published_at,
    expiresAt: row.expires_at,
    whereabouts: row.whereabouts && openUnder(key, cardPlace, row.edition_id, row.whereabouts),
    place,
  }
}

function opened(serving: Serving, row: LinkRow, key: KeyObject, lookupId: Buffer, kek: Buffer, session: ViewSession): Opening {
  const next = withCard(session, lookupId, kek, serving.clock.now())
  return { ...cardOf(row, key, next.place), session: next.session }
}

/** One statement decides, so that a thousand at once cannot open a link more often than it may. */
async function spendView(serving: Serving, lookupId: Buffer): Promise<boolean> {
  const done = await serving.writes.query({
    name: 'spend-view',
    text: `update sharing.link set views = views + 1
           where lookup_id = $1 and views < max_views and (expires_at is null or expires_at > $2)
             and not exists (select from sharing.revocation where link_id = link.id)`,
    values: [lookupId, serving.clock.now()],
  })
  return done.rowCount === 1
}

async function withPin(
  serving: Serving,
  pin: string,
  secrets: { lookupId: Buffer; kek: Buffer },
  row: LinkRow,
  press: boolean,
  session: ViewSession,
): Promise<Opening> {
  const waits = row.pin_salt !== null && !(await claimTry(serving, secrets.lookupId))
  const kek = await stretching(() => kekWithPin(secrets.kek, pin, row.pin_salt ?? decoySalt))
  const key = await unwrap(serving, row, secrets.lookupId, row.pin_salt ? kek : secrets.kek).catch(async (error: unknown) => {
    if (row.pin_salt && !waits) await forgiveTries(serving, secrets.lookupId) // our outage is not the visitor's mistake
    throw error
  })
  if (row === noLink) return dead
  if (row.pin_salt === null) {
    if (!key) return dead
    if (row.max_views !== null && !press) return { kind: 'press', remaining: row.max_views - row.views }
  } else if (waits || !key) {
    const after = (await serving.links.find(secrets.lookupId))?.pin_waits_until ?? null
    return { kind: 'pin', wrong: !waits, waitSeconds: secondsUntil(serving, after) }
  }
  if (row.max_views !== null && !(await spendView(serving, secrets.lookupId))) return dead
  if (row.pin_salt) await forgiveTries(serving, secrets.lookupId)
  serving.counts.add(row.card_id)
  return opened(serving, row, key, secrets.lookupId, row.pin_salt ? kek : secrets.kek, session)
}

const secondsUntil = (serving: Serving, moment: Date | null): number =>
  moment === null ? 0 : Math.max(0, Math.ceil((moment.getTime() - serving.clock.now().getTime()) / 1000))
