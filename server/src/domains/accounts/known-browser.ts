import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Tx } from '#platform/db/transaction.ts'
import { emailTerm } from '#platform/vault/normalise.ts'

const cookieName = '__Host-cc_known'
const days = 180

/**
 * The cookie of a browser that has signed in to an address: a random number, and a keyed digest of it with the address. It opens nothing. It
 * only lets the owner of an address ask and try while somebody elsewhere uses up what the address is given (OWASP, 'Slow down online guessing
 * attacks with device cookies'). Nothing of it is stored, and nobody can read the address from it.
 */
export async function knownBrowserCookie(tx: Tx, address: string): Promise<string> {
  const number = randomBytes(16).toString('base64url')
  const value = `${number}.${(await digestOf(tx, number, address)).toString('base64url')}`
  return `${cookieName}=${value}; Path=/; Max-Age=${days * 86_400}; HttpOnly; Secure; SameSite=Lax`
}

export const noKnownBrowser = `${cookieName}=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax`

/** The number of a browser that has signed in to this address; undefined for every other. */
export async function knownBrowser(tx: Tx, cookies: string | undefined, address: string): Promise<string | undefined> {
  const [, number, digest] = new RegExp(`(?:^|;\\s*)${cookieName}=([\\w-]{22})\\.([\\w-]{43})(?:;|$)`).exec(cookies ?? '') ?? []
  if (number === undefined || digest === undefined) return undefined
  return timingSafeEqual(Buffer.from(digest, 'base64url'), await digestOf(tx, number, address)) ? number : undefined
}

const digestOf = (tx: Tx, number: string, address: string) => tx.vault.digest('accounts.known-browser', `${number}|${emailTerm(address)}`)
