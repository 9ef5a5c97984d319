import { randomUUID } from 'node:crypto'
import type { Tx } from '#platform/db/transaction.ts'

/** What a form carries, under a keyed digest of the vault: that it is ours, and when it was drawn. */
export interface Ticket {
  readonly id: string
  readonly drawnAt: Date
}

const name = 'support.ticket'
const oldestMilliseconds = 86_400_000
/** Nobody reads the form and types a message faster than that. */
const youngestMilliseconds = 2_000

export async function newTicket(tx: Tx): Promise<string> {
  const body = `${randomUUID()}.${tx.clock.now().getTime()}`
  return `${body}.${(await tx.vault.digest(name, body)).toString('base64url')}`
}

/** Undefined for a ticket that is not ours. */
export async function readTicket(tx: Tx, text: string): Promise<Ticket | undefined> {
  const [, body, id, drawn, digest] = /^(([0-9a-f-]{36})\.(\d{13}))\.([\w-]{43})$/.exec(text) ?? []
  if (!body || !id || !drawn || !digest) return undefined
  if (!(await tx.vault.digestFits(name, body, Buffer.from(digest, 'base64url')))) return undefined
  return { id, drawnAt: new Date(Number(drawn)) }
}

/** Sent faster than a person types, or a day after it was drawn: it is asked for once more. */
export function outOfTime(tx: Tx, { drawnAt }: Ticket): boolean {
  const age = tx.clock.now().getTime() - drawnAt.getTime()
  return age < youngestMilliseconds || age > oldestMilliseconds
}
