import { randomInt } from 'node:crypto'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Subject } from '#platform/vault/vault.ts'
import { proofCode } from './request-rows.ts'

export const proofMinutes = 10
export const proofTries = 3

/** By which way a code went, or goes: to the address of the request, or to the telephone of the account that it leads to. */
export type ProofTo = { readonly way: 'mail' } | { readonly way: 'text'; readonly number: string }
export const byMail: ProofTo = { way: 'mail' }

/** The digest of a code says its way too: one that was mailed is never the one that was texted. */
const digestName = { mail: 'privacy.proof', text: 'privacy.proof.text' } as const
export const numberDigestName = 'privacy.proof.number'

/**
 * A code of six figures for a request, on its way: to an address that is known to us or not, the same happens. A code that was sent before stays good:
 * somebody else's asking ends nobody's.
 */
export async function sendProof(
  tx: Tx,
  { id: requestId, subject }: { readonly id: string; readonly subject: Subject<'rights'> },
  to: ProofTo,
): Promise<string> {
  const [id, code] = [tx.ids.next(), String(randomInt(1_000_000)).padStart(6, '0')]
  await tx.rows
    .insertInto('privacy.proof')
    .values({
      id,
      request_id: requestId,
      way: to.way,
      number_digest: to.way === 'text' ? await tx.vault.digest(numberDigestName, to.number) : null,
      digest: await tx.vault.digest(digestName[to.way], `${id}|${code}`),
      code: subject.seal(proofCode, id, code),
      tries: 0,
      ended: false,
      made_at: tx.clock.now(),
    })
    .execute()
  return id
}

/** The codes of a request that went this way, to this number, and are still good; newest first. */
export async function freshProofs(tx: Tx, requestId: string, to: ProofTo) {
  const proofs = await tx.rows
    .selectFrom('privacy.proof')
    .select(['id', 'digest', 'code', 'number_digest'])
    .where('request_id', '=', requestId)
    .where('way', '=', to.way)
    .where('ended', '=', false)
    .where('tries', '<', proofTries)
    .where('made_at', '>', new Date(tx.clock.now().getTime() - proofMinutes * 60_000))
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .$if(tx.readOnly !== true, (query) => query.forUpdate())
    .execute()
  if (to.way === 'mail') return proofs
  const fits = await Promise.all(
    proofs.map(({ number_digest: digest }) => digest !== null && tx.vault.digestFits(numberDigestName, to.number, digest)),
  )
  return proofs.filter((_, index) => fits[index])
}

/**
 * Spends a code: once, within ten minutes, at the third try at the latest, and by the way it went alone. A wrong one counts against every code that is
 * out by that way; the refusal is returned, for the count must stay.
 */
export async function spendProof(tx: Tx, requestId: string, code: string, to: ProofTo): Promise<undefined | Refusal> {
  const proofs = await freshProofs(tx, requestId, to)
  for (const { id, digest } of proofs) {
    if (!(await tx.vault.digestFits(digestName[to.way], `${id}|${code}`, digest))) continue
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
