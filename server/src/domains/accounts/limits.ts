import type { Tx } from '#platform/db/transaction.ts'
import { forgive, type Limit, tooMany } from '#platform/limits/tried.ts'
import type { Refusal } from '#platform/refusal.ts'
import { emailTerm } from '#platform/vault/normalise.ts'
import { knownBrowser } from './known-browser.ts'

// Counted for an address from one source, for the address from anywhere, and for the source: who guesses is slowed down. Who owns the
// address is not shut out by others: a browser that has signed in to it is counted alone, and codes, passwords and passkeys apart.
export const codes = { from: limit('code from', 5), for: limit('code for', 20), source: limit('code source', 40) }
export const passwords = { from: limit('password from', 10), for: limit('password for', 60), source: limit('password source', 60) }
export const confirmations = limit('code confirmed from', 60)
export const ceremonies = limit('ceremony from', 120)
/** Of somebody who is signed in: codes to prove who they are, and to another address, whose owner's own codes are not used up by it. */
export const proofs = limit('proof by', 10)
export const moves = { by: limit('move by', 10), for: limit('move for', 20) }
/** Codes of an application, and recovery codes apart from them, so that who guesses at the one does not use up the other. */
export const factors = { from: limit('factor from', 5), for: limit('factor for', 10) }
export const recoveries = { from: limit('recovery from', 5), for: limit('recovery for', 20) }
export const losses = limit('loss for', 3)

function limit(name: string, most: number): Limit {
  return { name, most, minutes: 10 }
}

/** Where a request comes from. */
export interface Asked {
  readonly source: string
  readonly cookies?: string | undefined
}

/** Counts a try for an address, and refuses one too many by whichever count is the highest. */
export async function tooManyFor(tx: Tx, limits: typeof codes, address: string, asked: Asked): Promise<Refusal | undefined> {
  const term = emailTerm(address)
  const browser = await knownBrowser(tx, asked.cookies, address)
  if (browser !== undefined) return tooMany(tx, [limits.from, `${term}|${browser}`])
  return tooMany(tx, [limits.from, `${term}|${asked.source}`], [limits.for, term], [limits.source, asked.source])
}

/** Counts a try at the second factor of an account, in the same way: a browser that has signed in to its address is counted alone. */
export async function tooManyFactors(
  tx: Tx,
  limits: typeof factors,
  of: { readonly personId: string; readonly address: string },
  asked: Asked,
): Promise<Refusal | undefined> {
  const browser = await knownBrowser(tx, asked.cookies, of.address)
  if (browser !== undefined) return tooMany(tx, [limits.from, `${of.personId}|${browser}`])
  return tooMany(tx, [limits.from, `${of.personId}|${asked.source}`], [limits.for, of.personId])
}

export async function forgivenFactors(
  tx: Tx,
  limits: typeof factors,
  of: { readonly personId: string; readonly address: string },
  asked: Asked,
): Promise<void> {
  const browser = await knownBrowser(tx, asked.cookies, of.address)
  await forgive(tx, limits.from, `${of.personId}|${browser ?? asked.source}`)
}

/** After a success the count of this address from here begins anew. */
export async function forgiven(tx: Tx, limits: typeof codes, address: string, asked: Asked): Promise<void> {
  const browser = await knownBrowser(tx, asked.cookies, address)
  await forgive(tx, limits.from, `${emailTerm(address)}|${browser ?? asked.source}`)
}
