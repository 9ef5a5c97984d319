import type { KeyObject } from 'node:crypto'
import type { Card } from '#contract/card.ts'
import type { PauseMessage, PauseView } from '#contract/pause.ts'
import { ofEachPicture, type Picture } from '#contract/pictures.ts'
import { cardContent, cardPauseMessage, cardPictures, cardPlace } from '#domains/profiles/index.ts'
import { openUnder, type Sealed } from '#platform/vault/sealed.ts'
import { type AskingRow, askingLine } from './asking-link-rows.ts'
import { bindLink, browserMark, newBrowser, noteOpened } from './browser.ts'
import { findAndUnwrap, noLink, unwrap } from './find-link.ts'
import type { Found, LinkRow } from './link-lookups.ts'
import type { CodeBy } from './named-rows.ts'
import { claimTry, decoySalt, forgiveTries, stretching } from './pin-tries.ts'
import type { Serving } from './serving.ts'
import { spendCode } from './spend-code.ts'
import { askingKey, kekWithPin, type LinkSecrets, linkSecrets, parseToken, tokenText } from './token.ts'
import { type OpenCard, type ViewSession, withCard } from './view-session.ts'

export interface LinkToOpen {
  readonly token: string
  readonly pin?: string
  readonly press?: boolean
  /** The one that was sent to the visitor of a named link. */
  readonly code?: string
  /** The press that binds a named link to this browser. */
  readonly bind?: boolean
}
/** What a browser brings with it. */
export interface Brought {
  readonly session: ViewSession
  /** What bound links know it by. */
  readonly browser?: Buffer | undefined
}

export interface OpenedCard extends Pictured {
  readonly kind: 'card'
  readonly linkId: string
  readonly cardId: string
  readonly card: Card
  readonly publishedAt: Date
  readonly expiresAt: Date | null
  /** Visitors may leave their details beside it. */
  readonly exchange: boolean
  /** Made for this visitor; its owner sees whether it was opened and, where it has a limit, whether it still opens. */
  readonly named: { readonly limited: boolean } | undefined
  /** Of a link that its owner's screen shows for a minute: the card can be read here for a quarter of an hour. */
  readonly passing: boolean
  readonly whereabouts: string | null
  readonly place: number
}
type Pictured = { readonly [P in Picture]: boolean }
export type Opening =
  | (OpenedCard & {
      readonly session: ViewSession
      /** What the browser is to keep, where the link is bound to it. */
      readonly browser?: Buffer
    })
  | { readonly kind: 'press'; readonly remaining: number }
  | { readonly kind: 'bind'; readonly remaining: number | undefined }
  | { readonly kind: 'code'; readonly by: CodeBy; readonly wrong: boolean }
  | { readonly kind: 'pin'; readonly wrong: boolean; readonly waitSeconds: number }
  /** It opens no card: by it one asks for access, of whom its line says. */
  | { readonly kind: 'asking'; readonly asking: AskingOpened }
  /** It opens no card now, and says what its owner says meanwhile. */
  | { readonly kind: 'paused'; readonly paused: PauseView }
  | { readonly kind: 'dead' }

export interface AskingOpened {
  readonly id: string
  readonly token: string
  readonly line: string
}

const dead = { kind: 'dead' } as const

/** A link on its way to being opened. */
interface Asked {
  readonly serving: Serving
  readonly input: LinkToOpen
  readonly secrets: LinkSecrets
  /** A dead link is no link from here on, so that its answer takes the time of one that never was. */
  readonly row: LinkRow
  find(): Promise<LinkRow | undefined>
}
interface Unlocked {
  readonly row: LinkRow
  readonly key: KeyObject
  readonly kek: Buffer
}

/**
 * Opens a link for a visitor. A dead link and one that never was cost the same work and get the same answer. A link with a limit needs a
 * press, one with a PIN the PIN, a named one what it asks of its visitor; while the view session of a link lives, opening it again needs
 * and spends nothing. Whether a token is that of a link by which one asks for access is looked up with every one.
 */
export async function openLink(serving: Serving, input: LinkToOpen, { session, browser: brought }: Brought): Promise<Opening> {
  const token = parseToken(input.token) ?? Buffer.alloc(20)
  const secrets = linkSecrets(token)
  const known = session.find((one) => one.lookupId.equals(secrets.lookupId))
  const again = known && (await findAndUnwrap(serving, known, () => serving.links.find(known.lookupId, 'spent too')))
  if (again) return opened(serving, again.row, again.key, known.lookupId, known.kek, session)

  const find = () => serving.links.find(secrets.lookupId, 'open', brought && browserMark(brought, secrets.lookupId))
  const [found, asking] = await Promise.all([find(), serving.links.findAsking(secrets.lookupId)])
  if (asking) return { kind: 'asking', asking: askingOpened(token, asking) }
  const asked: Asked = { serving, input, secrets, find, row: found ?? noLink }
  const unlocked = input.pin === undefined ? await withToken(asked) : await withPin(asked, input.pin)
  if ('kind' in unlocked) return unlocked
  const { row, key, kek } = unlocked

  const by = codeAskedBy(row)
  if (by && !(await spendCode(serving, row.id, secrets.kek, input.code ?? ''))) return { kind: 'code', by, wrong: true }
  if (row.pause_message) return { kind: 'paused', paused: pausedOf(row, row.pause_message, key) }
  const browser = row.binds ? (brought ?? newBrowser()) : undefined
  if (browser && !row.bound_digest && !(await bindLink(serving, row.id, browserMark(browser, secrets.lookupId)))) return dead
  if (row.max_views !== null && !(await spendView(serving, secrets.lookupId))) return dead
  if (!row.named) serving.counts.add(row.card_id, row.passing ? 'passing' : 'link')
  else if (!row.opened) await noteOpened(serving, row.id)
  return { ...opened(serving, row, key, secrets.lookupId, kek, session), ...(browser && { browser }) }
}

const askingOpened = (token: Buffer, { id, line }: AskingRow): AskingOpened => ({
  id,
  token: tokenText(token),
  line: openUnder(askingKey(token), askingLine, id, line),
})

/** A browser that a link is bound to has shown whose it is. */
const codeAskedBy = (row: LinkRow): CodeBy | null => (row.bound_digest === null ? row.code_by : null)

/** What a named link asks before the rest: first where it is to stay, for a code is then typed there. */
function askedFirst(row: LinkRow, input: LinkToOpen): Opening | undefined {
  if (row.binds && !row.bound_digest && !input.bind && !row.pause_message)
    return { kind: 'bind', remaining: row.max_views === null ? undefined : row.max_views - row.views }
  const by = codeAskedBy(row)
  return by && input.code === undefined ? { kind: 'code', by, wrong: false } : undefined
}

async function withToken({ serving, input, secrets, row, find }: Asked): Promise<Unlocked | Opening> {
  const key = await unwrap(serving, row, secrets.lookupId, secrets.kek)
  if (row === noLink) return dead
  const first = askedFirst(row, input)
  if (first) return first
  if (row.pin_salt) return { kind: 'pin', wrong: false, waitSeconds: secondsUntil(serving, row.pin_waits_until) }
  const live = key ? { row, key } : await findAndUnwrap(serving, secrets, find) // re-keyed meanwhile
  if (!live) return dead
  return pressAsked(row, input) ?? { ...live, kek: secrets.kek }
}

/** Typing a PIN or a code is a press. What a paused card says is read without one, and spends nothing. */
function pressAsked(row: LinkRow, input: LinkToOpen): Opening | undefined {
  const pressed = input.press || codeAskedBy(row) !== null || row.pause_message !== null
  return row.max_views === null || pressed ? undefined : { kind: 'press', remaining: row.max_views - row.views }
}

async function withPin({ serving, input, secrets, row, find }: Asked, pin: string): Promise<Unlocked | Opening> {
  const waits = row.pin_salt !== null && !(await claimTry(serving, secrets.lookupId))
  const stretched = await stretching(() => kekWithPin(secrets.kek, pin, row.pin_salt ?? decoySalt))
  const kek = row.pin_salt ? stretched : secrets.kek
  const key = await unwrap(serving, row, secrets.lookupId, kek).catch(async (error: unknown) => {
    if (row.pin_salt && !waits) await forgiveTries(serving, secrets.lookupId) // our outage is not the visitor's mistake
    throw error
  })
  if (row === noLink) return dead
  if (row.pin_salt === null) return key ? (askedFirst(row, input) ?? pressAsked(row, input) ?? { row, key, kek }) : dead
  if (waits || !key) {
    const after = (await find())?.pin_waits_until ?? null
    return { kind: 'pin', wrong: !waits, waitSeconds: secondsUntil(serving, after) }
  }
  await forgiveTries(serving, secrets.lookupId)
  return askedFirst(row, input) ?? { row, key, kek }
}

/** The card of a place in a view session (the newest without a place), its link looked up again; undefined once it no longer opens. */
export async function reopenCard(serving: Serving, session: ViewSession, place?: number): Promise<OpenedCard | undefined> {
  const found = await reopen(serving, session, place, serving.links.find)
  return found && cardOf(found.row, found.key, found.open.place)
}

export async function reopenPicture(serving: Serving, session: ViewSession, which: Picture, place?: number): Promise<Buffer | undefined> {
  const found = await reopen(serving, session, place, (lookupId, found) => serving.links.findWithPicture(lookupId, found, which))
  const sealed = found?.row.picture
  return sealed ? openUnder(found.key, cardPictures[which], found.row.edition_id, sealed) : undefined
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
    linkId: row.id,
    cardId: row.card_id,
    card: openUnder(key, cardContent, row.edition_id, row.content),
    ...ofEachPicture((which) => row[`has_${which}` as const]),
    publishedAt: row.published_at,
    expiresAt: row.expires_at,
    exchange: row.exchange,
    passing: row.passing,
    named: row.named ? { limited: row.max_views !== null } : undefined,
    whereabouts: row.whereabouts && openUnder(key, cardPlace, row.edition_id, row.whereabouts),
    place,
  }
}

/** Nothing of the card but its name and colours. */
function pausedOf(row: LinkRow, message: Sealed<PauseMessage>, key: KeyObject): PauseView {
  const { language, name, nameArabic, theme } = openUnder(key, cardContent, row.edition_id, row.content)
  return {
    card: { language, ...(name && { name }), ...(nameArabic && { nameArabic }), ...(theme && { theme }) },
    message: openUnder(key, cardPauseMessage, row.edition_id, message),
    until: row.paused_until,
  }
}

function opened(serving: Serving, row: LinkRow, key: KeyObject, lookupId: Buffer, kek: Buffer, session: ViewSession) {
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

const secondsUntil = (serving: Serving, moment: Date | null): number =>
  moment === null ? 0 : Math.max(0, Math.ceil((moment.getTime() - serving.clock.now().getTime()) / 1000))
