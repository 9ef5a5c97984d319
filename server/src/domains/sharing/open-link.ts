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
  dead: boolean
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
  dead: true,
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
  const row = (await findLink(serving, secrets.lookupId)) ?? noLink
  const live = !row.dead && (row.expires_at === null || row.expires_at > serving.clock.now())

  const known = session.find((one) => one.lookupId.equals(secrets.lookupId))
  const knownKey = known && live ? await unwrap(serving, row, known.lookupId, known.kek) : undefined
  if (known && knownKey) return opened(serving, row, knownKey, secrets.lookupId, known.kek, session)

  const spent = row.max_views !== null && row.views >= row.max_views
  if (input.pin !== undefined) return withPin(serving, input.pin, secrets, live && !spent ? row : noLink, input.press ?? false, session)
  const key = await unwrap(serving, row, secrets.lookupId, secrets.kek)
  if (!live || spent) return dead
  if (row.pin_salt) return { kind: 'pin', wrong: false, waitSeconds: secondsUntil(serving, row.pin_waits_until) }
  if (!key) return dead
  if (row.max_views !== null && !input.press) return { kind: 'press', remaining: row.max_views - row.views }
  if (row.max_views !== null && !(await spendView(serving, secrets.lookupId))) return dead
  serving.counts.add(row.card_id)
  return opened(serving, row, key, secrets.lookupId, secrets.kek, session)
}

/** The card of a place in a view session (the newest without a place), its link looked up again; undefined once it no longer opens. */
export async function reopenCard(serving: Serving, session: ViewSession, place?: number): Promise<OpenedCard | undefined> {
  const found = await reopen(serving, session, place)
  return found && cardOf(found.row, found.key, found.open.place)
}

export async function reopenPhoto(serving: Serving, session: ViewSession, place?: number): Promise<Buffer | undefined> {
  const found = await reopen(serving, session, place)
  if (!found?.row.has_photo) return undefined
  const photos = await serving.data.query<{ photo: Sealed<Buffer> | null }>({
    name: 'card-photo',
    text: 'select photo from profiles.snapshot where card_id = $1 and key_version = $2',
    values: [found.row.card_id, found.row.key_version],
  })
  const photo = photos.rows[0]?.photo
  return photo ? openUnder(found.key, cardPhoto, found.row.card_id, photo) : undefined
}

async function reopen(serving: Serving, session: ViewSession, place: number | undefined) {
  const open: OpenCard | undefined = place === undefined ? session.at(-1) : session.find((one) => one.place === place)
  const row = open && (await findLink(serving, open.lookupId))
  if (!row || row.dead || (row.expires_at !== null && row.expires_at <= serving.clock.now())) return undefined
  const key = await unwrap(serving, row, open.lookupId, open.kek)
  return key && { open, row, key }
}

async function findLink(serving: Serving, lookupId: Buffer): Promise<LinkRow | undefined> {
  const found = await serving.data.query<LinkRow>({
    name: 'find-link',
    text: `select link.card_id, link.key_version, link.wrap, link.pin_salt, link.pin_waits_until, link.expires_at, link.max_views, link.views,
             exists (select from sharing.revocation where link_id = link.id)
               or exists (select from vault.tombstone where subject_id = link.subject_id)
               or exists (select from vault.tombstone where tombstone.card_id = link.card_id and share_version = link.key_version) as dead,
             snapshot.content, snapshot.photo is not null as has_photo, snapshot.published_at
           from sharing.link join profiles.snapshot on snapshot.card_id = link.card_id and snapshot.key_version = link.key_version
           where link.lookup_id = $1`,
    values: [lookupId],
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
