import { timingSafeEqual } from 'node:crypto'
import { type Actor, system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { Erased } from '#platform/vault/vault.ts'
import { readFollowCode } from './follow-code.ts'
import { followCode } from './request-rows.ts'

/** A request, its row locked until the transaction ends, with its key in use. Refuses an unknown one, and one past its time. */
export async function requestById(tx: Tx, actor: Actor, id: string) {
  const known = await tx.rows.selectFrom('privacy.request').select('subject_id').where('id', '=', id).executeTakeFirst()
  if (!known) throw new Refusal('not-found', ['request'])
  // the subject's row before the request's: so does a renewal of its key
  const subject = await tx.vault.subject(tx, known.subject_id, { actor, purpose: 'rights', caseId: id }).catch((error: unknown): never => {
    throw error instanceof Erased ? new Refusal('not-found', ['request']) : error
  })
  const row = await tx.rows
    .selectFrom('privacy.request')
    .selectAll()
    .where('id', '=', id)
    .$if(tx.readOnly !== true, (query) => query.forUpdate())
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', ['request'])
  return { row, subject }
}
export type FoundRequest = Awaited<ReturnType<typeof requestById>>

/** The same; undefined for one that is past its time, where something is said of it later. */
export const requestIfAny = (tx: Tx, id: string): Promise<FoundRequest | undefined> =>
  requestById(tx, system, id).catch((error: unknown) => {
    if (error instanceof Refusal) return undefined
    throw error
  })

/** A request of somebody who is signed in. */
export async function ownRequest(tx: Tx, actor: Actor, { personId, id }: { readonly personId: string; readonly id: string }) {
  const found = await requestById(tx, actor, id)
  if (found.row.person_id !== personId) throw new Refusal('not-found', ['request'])
  return found
}

/** A request by its reference and its code. Refuses every other pair alike. */
export async function followedRequest(tx: Tx, reference: string, typed: string): Promise<FoundRequest> {
  const known = await tx.rows
    .selectFrom('privacy.request')
    .select('id')
    .where('reference', '=', reference.trim().toUpperCase())
    .executeTakeFirst()
  const found = known && (await requestById(tx, system, known.id))
  const given = Buffer.from(readFollowCode(typed))
  const right = found && Buffer.from(found.subject.open(followCode, found.row.id, found.row.code))
  if (!found || !right || right.length !== given.length || !timingSafeEqual(right, given))
    throw new Refusal('request-unknown', ['reference', 'code'])
  return found
}
