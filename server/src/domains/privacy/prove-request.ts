import { randomInt, timingSafeEqual } from 'node:crypto'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Subject } from '#platform/vault/vault.ts'
import { proofCode } from './request-rows.ts'

export const proofMinutes = 10
export const proofTries = 3

/**
 * A code of six figures for the address of a request, which is mailed to it: known to us or not, the same happens. A code that was sent before stays good:
 * somebody else's asking ends nobody's.
 */
export async function sendProof(
  tx: Tx,
  { id: requestId, subject }: { readonly id: string; readonly subject: Subject<'rights'> },
): Promise<string> {
  const [id, code] = [tx.ids.next(), String(randomInt(1_000_000)).padStart(6, '0')]
  await tx.rows
    .insertInto('privacy.proof')
    .values({
      id,
      request_id: requestId,
      digest: await digestOf(tx, id, code),
      code: subject.seal(proofCode, id, code),
      tries: 0,
      ended: false,
      made_at: tx.clock.now(),
    })
    .execute()
  return id
}

const digestOf = (tx: Tx, id: string, code: string) => tx.vault.digest('privacy.proof', `${id}|${code}`)

/** The codes of a request that are still good, newest first. */
export const freshProofs = (tx: Tx, requestId: string) =>
  tx.rows
    .selectFrom('privacy.proof')
    .select(['id', 'digest', 'code', 'tries', 'made_at'])
    .where('request_id', '=', requestId)
    .where('ended', '=', false)
    .where('tries', '<', proofTries)
    .where('made_at', '>', new Date(tx.clock.now().getTime() - proofMinutes * 60_000))
    .orderBy('made_at', 'desc')
    .$if(tx.readOnly !== true, (query) => query.forUpdate())
    .execute()

/**
 * Spends a code: once, within ten minutes, at the third try at the latest. A wrong one counts against every code that is out; the refusal is
 * returned, for the count must stay.
 */
export async function spendProof(tx: Tx, requestId: string, code: string): Promise<undefined | Refusal> {
  const proofs = await freshProofs(tx, requestId)
  for (const { id, digest } of proofs) {
    if (!timingSafeEqual(digest, await digestOf(tx, id, code))) continue
    await tx.rows.updateTable('privacy.proof').set({ ended: true }).where('id', '=', id).execute()
    return undefined
  }
  const ids = proofs.map(({ id }) => id)
  if (ids.length > 0)
    await tx.rows
      .updateTable('privacy.proof')
      .set(({ eb }) => ({ tries: eb('tries', '+', 1) }))
      .where('id', 'in', ids)
      .execute()
  return new Refusal('code-wrong', ['code'])
}
