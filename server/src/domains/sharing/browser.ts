import { hash, randomBytes } from 'node:crypto'
import type { Serving } from './serving.ts'

/**
 * What tells a browser again to which links are bound: a random number in a cookie, which says nothing of anybody. Each link keeps a
 * digest of its own of it, so that the rows of two links do not show that one browser opened both.
 */
export const browserCookieName = '__Host-cc_browser'
const cookieDays = 400 // browsers keep none for longer

export function browserIn(cookies: string | undefined): Buffer | undefined {
  const text = cookies && /(?:^|;\s*)__Host-cc_browser=([A-Za-z0-9_-]{43})(?:;|$)/.exec(cookies)?.[1]
  return text ? Buffer.from(text, 'base64url') : undefined
}

export const newBrowser = (): Buffer => randomBytes(32)

/** The Set-Cookie value that keeps it, for as long again at each opening. */
export const browserCookie = (browser: Buffer): string =>
  `${browserCookieName}=${browser.toString('base64url')}; Path=/; Max-Age=${cookieDays * 86_400}; HttpOnly; Secure; SameSite=Strict`

export const browserMark = (browser: Buffer, lookupId: Buffer): Buffer =>
  hash('sha256', Buffer.concat([Buffer.from('cc/browser/v1|'), lookupId, browser]), 'buffer')

/** Binds a link to a browser: one statement decides, so that of two at once one wins. */
export async function bindLink(serving: Serving, linkId: string, mark: Buffer): Promise<boolean> {
  const done = await serving.writes.query({
    name: 'bind-link',
    text: 'update sharing.named set bound_digest = $2 where link_id = $1 and binds and bound_digest is null',
    values: [linkId, mark],
  })
  return done.rowCount === 1
}

/** All that an owner is told of a named link. */
export async function noteOpened(serving: Serving, linkId: string): Promise<void> {
  await serving.writes.query({
    name: 'note-opened',
    text: 'update sharing.named set opened = true where link_id = $1 and not opened',
    values: [linkId],
  })
}
