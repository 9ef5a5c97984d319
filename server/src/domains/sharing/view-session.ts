import { openFromHour, sealForHour } from './hour-seal.ts'
import type { Serving } from './serving.ts'

/**
 * What a browser keeps for a quarter of an hour after opening a link, sealed in a cookie: the ids and keys of up to eight open links.
 * Without the card share, which stays with us, it opens nothing.
 */
export interface OpenCard {
  /** Its number in this session's addresses, 1 to 255. */
  readonly place: number
  readonly lookupId: Buffer
  readonly kek: Buffer
  /** Seconds since 1970. */
  readonly until: number
}
export type ViewSession = readonly OpenCard[]

export const cookieName = '__Host-cc_view'
export const sessionSeconds = 15 * 60
const mostCards = 8
const entryBytes = 1 + 16 + 32 + 4

const sealName = 'cc/view/v1'

export function withCard(session: ViewSession, lookupId: Buffer, kek: Buffer, now: Date): { session: ViewSession; place: number } {
  const until = Math.floor(now.getTime() / 1000) + sessionSeconds
  const others = session.filter((one) => !one.lookupId.equals(lookupId))
  const known = session.find((one) => one.lookupId.equals(lookupId))
  const place = known?.place ?? freePlace(session)
  return { session: [...others, { place, lookupId, kek, until }].slice(-mostCards), place }
}

function freePlace(session: ViewSession): number {
  const last = session.reduce((highest, one) => Math.max(highest, one.place), 0)
  if (last < 255) return last + 1
  const taken = new Set(session.map((one) => one.place))
  for (let place = 1; ; place++) if (!taken.has(place)) return place
}

/** The Set-Cookie value that keeps this session. */
export async function sessionCookie(serving: Serving, session: ViewSession): Promise<string> {
  const plain = Buffer.alloc(session.length * entryBytes)
  session.forEach((one, index) => {
    const at = index * entryBytes
    plain.writeUInt8(one.place, at)
    one.lookupId.copy(plain, at + 1)
    one.kek.copy(plain, at + 17)
    plain.writeUInt32BE(one.until, at + 49)
  })
  return `${cookieName}=${await sealForHour(serving, sealName, plain)}; Path=/; Max-Age=${sessionSeconds}; HttpOnly; Secure; SameSite=Strict`
}

/** The cards still open in this browser; empty for no cookie, a foreign one, or one whose key is gone. */
export async function readSession(serving: Serving, cookieHeader: string | undefined): Promise<ViewSession> {
  const text = cookieHeader && /(?:^|;\s*)__Host-cc_view=([A-Za-z0-9_-]{1,2000})(?:;|$)/.exec(cookieHeader)?.[1]
  if (!text) return []
  const plain = await openFromHour(serving, sealName, text)
  if (!plain || plain.length % entryBytes !== 0) return []
  const now = serving.clock.now().getTime() / 1000
  const cards: OpenCard[] = []
  for (let at = 0; at < plain.length; at += entryBytes) {
    const until = plain.readUInt32BE(at + 49)
    if (until <= now) continue
    cards.push({ place: plain.readUInt8(at), lookupId: plain.subarray(at + 1, at + 17), kek: plain.subarray(at + 17, at + 49), until })
  }
  return cards
}
