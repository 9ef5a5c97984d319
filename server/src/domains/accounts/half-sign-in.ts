import { createHash, randomBytes } from 'node:crypto'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { isClosed } from './find-account.ts'

/** As long as the code that may have shown the first factor. */
export const halfMinutes = 10
const digestOf = (token: string) => createHash('sha256').update(token).digest()

/** Somebody showed the first factor of an account that has a second: what they go on with, in this browser. */
export interface HalfSignedIn {
  readonly challenge: string
}

export async function beginHalf(tx: Tx, personId: string, how: 'code' | 'password'): Promise<HalfSignedIn> {
  const challenge = randomBytes(32).toString('base64url')
  await tx.rows
    .insertInto('accounts.half_sign_in')
    .values({ id: tx.ids.next(), token_digest: digestOf(challenge), person_id: personId, how, made_at: tx.clock.now() })
    .execute()
  return { challenge }
}

/** The sign-in that a browser goes on with, while it is fresh. Unknown, late and used ones are refused alike. */
export async function halfOf(tx: Tx, challenge: string) {
  const row = await tx.rows
    .selectFrom('accounts.half_sign_in')
    .selectAll()
    .where('token_digest', '=', digestOf(challenge))
    .where('made_at', '>', new Date(tx.clock.now().getTime() - halfMinutes * 60_000))
    .forUpdate()
    .executeTakeFirst()
  return row && !(await isClosed(tx, row.person_id)) ? row : new Refusal('half-over')
}
