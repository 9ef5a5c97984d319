import { createSecretKey, type KeyObject } from 'node:crypto'
import type { Card } from '#contract/card.ts'
import { cardContent, cardPhoto } from '#domains/profiles/index.ts'
import { openUnder, type Sealed } from '#platform/vault/sealed.ts'
import { atMost } from './at-most.ts'
import type { Serving } from './serving.ts'
import { kekWithPin, linkSecrets, parseToken, unwrapCardKey } from './token.ts'
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
  readonly publishedAt: Date
  readonly expiresAt: Date | null
  readonly place: number
}
export type Opening =
  | (OpenedCard & { readonly session: ViewSession })
  | { readonly kind: 'press'; readonly remaining: number }
  | { readonly kind: 'pin'; readonly wrong: boolean; readonly waitSeconds: number }
  | { readonly kind: 'dead' }

interface LinkRow {
  card_id: string
  key_version: number
  wrap: Buffer
  pin_salt: Buffer | null
  pin_waits_until: Date | null
  expires_at: Date | null
  max_views: number | null
  views: number
  content: Sealed<Card>
  has_photo: boolean
  published_at: Date
}

const dead = { kind: 'dead' } as const
const noLink: LinkRow = {
  card_id: '00000000-0000-0000-0000-000000000000',
  key_version: 0,
  wrap: Buffer.alloc(60),
  pin_salt: null,
  pin_waits_until: null,
  expires_at: null,
  max_views: null,
  views: 0,
  content: Buffer.alloc(0) as Buffer as Sealed<Card>,
  has_photo: false,
  published_at: new Date(0),
}

/**
 * Opens a link for a visitor. A dead link and one that never was cost the same work and get the same answer. A link with a limit needs a
 * press, one with a PIN the PIN; while the view session of a link lives, opening it again needs and spends nothing.
 */
export async function openLink(serving: Serving, input: LinkToOpen, session: ViewSession): Promise<Opening> {
  const token = parseToken(input.token) ?? Buffer.alloc(20)
  const secrets = linkSecrets(token)
  const known = session.find((one) => one.lookupId.equals(secrets.lookupId))
  const again = known && (await findLink(serving, known.lookupId, 'spent too'))
  const againKey = again && (await unwrap(serving, again, known.lookupId, known.kek))
  if (againKey) return opened(serving, again, againKey, known.lookupId, known.kek, session)

  // A dead link is no link from here on, so that its answer takes the time of one that never was.
  const row = (await findLink(serving, secrets.lookupId)) ?? noLink
  if (input.pin !== undefined) return withPin(serving, input.pin, secrets, row, input.press ?? false, session)
  const key = await unwrap(serving, row, secrets.lookupId, secrets.kek)
  if (row === noLink) return dead
  if (row.pin_salt) return { kind: 'pin', wrong: false, waitSeconds: secondsUntil(serving, row.pin_waits_until) }
  if (!key) return dead
  if (row.max_views !== null && !input.press) return { kind: 'press', remaining: row.max_views - row.views }
  if (row.max_views !== null && !(await spendView(serving, secrets.lookupId))) return dead
  serving.counts.add(row.card_id)
  return opened(serving, row, key, secrets.lookupId, secrets.kek, session)
}

/** The card of a place in a view session (the newest without a place), its link looked up again; undefined once it no longer opens. */
export async function reopenCard(serving: Serving, session: ViewSession, place?: number): Promise<OpenedCard | undefined> {
  const found = await reopen(serving, session, place, findLink)
  return found && cardOf(found.row, found.key, found.open.place)
}

export async function reopenPhoto(serving: Serving, session: ViewSession, place?: number): Promise<Buffer | undefined> {
  const found = await reopen(serving, session, place, findLinkWithPhoto)
  return found?.row.photo ? openUnder(found.key, cardPhoto, found.row.card_id, found.row.photo) : undefined
}

async function reopen<Row extends LinkRow>(
  serving: Serving,
  session: ViewSession,
  place: number | undefined,
  find: (serving: Serving, lookupId: Buffer, which: Found) => Promise<Row | undefined>,
) {
  const open: OpenCard | undefined = place === undefined ? session.at(-1) : session.find((one) => one.place === place)
  const row = open && (await find(serving, open.lookupId, 'spent too'))
  const key = row && (await unwrap(serving, row, open.lookupId, open.kek))
  return key && { open, row, key }
}

/** Dead links are not found. One whose openings are spent still is for the browsers that spent them. */
type Found = 'open' | 'spent too'

const findLink = (serving: Serving, lookupId: Buffer, which: Found = 'open') =>
  findRow<LinkRow>(serving, { name: 'find-link', more: '', lookupId, which })

/** The photo comes in the same look: between two, another link's revocation may have put the card under its next key. */
const findLinkWithPhoto = (serving: Serving, lookupId: Buffer, which: Found) =>
  findRow<LinkRow & { photo: Sealed<Buffer> | null }>(serving, { name: 'find-link-with-photo', more: ', snapshot.photo', lookupId, which })

async function findRow<Row extends LinkRow>(
  serving: Serving,
  { name, more, lookupId, which }: { name: string; more: string; lookupId: Buffer; which: Found },
): Promise<Row | undefined> {
  const found = await serving.data.query<Row>({
    name,
    text: `select link.card_id, link.key_version, link.wrap, link.pin_salt, link.pin_waits_until, link.expires_at, link.max_views, link.views,
             snapshot.content, snapshot.photo is not null as has_photo, snapshot.published_at${more}
           from sharing.link join profiles.snapshot on snapshot.card_id = link.card_id and snapshot.key_version = link.key_version
           where link.lookup_id = $1 and (link.expires_at is null or link.expires_at > $2)
             and ($3 or link.max_views is null or link.views < link.max_views)
             and not exists (select from sharing.revocation where link_id = link.id)
             and not exists (select from vault.tombstone where subject_id = link.subject_id)
             and not exists (select from vault.tombstone where tombstone.card_id = link.card_id and share_version = link.key_version)`,
    values: [lookupId, serving.clock.now(), which === 'spent too'],
  })
  return found.rows[0]
}

async function unwrap(serving: Serving, row: LinkRow, lookupId: Buffer, kek: Buffer): Promise<KeyObject | undefined> {
  const share = await serving.cardShare(row.card_id, row.key_version)
  const place = { lookupId, cardId: row.card_id, version: row.key_version }
  const key = unwrapCardKey(place, kek, share ?? noShare, row.wrap)
  return key && share && createSecretKey(key)
}
const noShare = createSecretKey(Buffer.alloc(32))

function cardOf(row: LinkRow, key: KeyObject, place: number): OpenedCard {
  return {
    kind: 'card',
    cardId: row.card_id,
    card: openUnder(key, cardContent, row.card_id, row.content),
    photo: row.has_photo,
    publishedAt: row.published_at,
    expiresAt: row.expires_at,
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

// Each try of a PIN costs 32 MiB and a while: four at a time.
const stretching = atMost(4, 200)
const decoySalt = Buffer.alloc(16)

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
  const key = await unwrap(serving, row, secrets.lookupId, row.pin_salt ? kek : secrets.kek)
  if (row === noLink) return dead
  if (row.pin_salt === null) {
    if (!key) return dead
    if (row.max_views !== null && !press) return { kind: 'press', remaining: row.max_views - row.views }
  } else if (waits || !key) {
    const after = (await findLink(serving, secrets.lookupId))?.pin_waits_until ?? null
    return { kind: 'pin', wrong: !waits, waitSeconds: secondsUntil(serving, after) }
  }
  if (row.max_views !== null && !(await spendView(serving, secrets.lookupId))) return dead
  if (row.pin_salt) await forgiveTries(serving, secrets.lookupId)
  serving.counts.add(row.card_id)
  return opened(serving, row, key, secrets.lookupId, row.pin_salt ? kek : secrets.kek, session)
}

/**
 * A try is counted before it is made, so that guesses sent at once count one by one. Three are free; then each waits twice as long as the
 * one before, up to a quarter of an hour.
 */
async function claimTry(serving: Serving, lookupId: Buffer): Promise<boolean> {
  const done = await serving.writes.query({
    name: 'claim-pin-try',
    text: `update sharing.link set pin_failures = pin_failures + 1,
             pin_waits_until = case when pin_failures < 2 then null
               else $2::timestamptz + least(power(2, least(pin_failures - 2, 20)), 900) * interval '1 second' end
           where lookup_id = $1 and (pin_waits_until is null or pin_waits_until <= $2)`,
    values: [lookupId, serving.clock.now()],
  })
  return done.rowCount === 1
}

async function forgiveTries(serving: Serving, lookupId: Buffer): Promise<void> {
  await serving.writes.query({
    name: 'forgive-pin-tries',
    text: 'update sharing.link set pin_failures = 0, pin_waits_until = null where lookup_id = $1',
    values: [lookupId],
  })
}

const secondsUntil = (serving: Serving, moment: Date | null): number =>
  moment === null ? 0 : Math.max(0, Math.ceil((moment.getTime() - serving.clock.now().getTime()) / 1000))
