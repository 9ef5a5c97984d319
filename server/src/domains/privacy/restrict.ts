import { type RestrictedUse, restrictedUses } from '#contract/requests.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Known } from './house.ts'

/** Stops these uses of what is known of somebody: effective on the very next request, wherever it would be used. */
export async function restrict(tx: Tx, actor: Actor, known: Known, uses: readonly RestrictedUse[]): Promise<void> {
  for (const subjectId of known) {
    await tx.vault.restrict(tx, subjectId, uses)
    const subject = await tx.vault.subject(tx, subjectId, { actor, purpose: 'rights' })
    await record(tx, actor, { deed: 'use.restrict', object: { kind: 'subject', id: subjectId }, subject, purpose: 'rights' })
  }
}

/** Their holder takes uses up again. `all` ends every restriction. */
export async function liftRestriction(tx: Tx, actor: Actor, subjectId: string, uses: readonly RestrictedUse[]): Promise<void> {
  await tx.vault.lift(tx, subjectId, uses.includes('all') ? restrictedUses : uses)
  const subject = await tx.vault.subject(tx, subjectId, { actor, purpose: 'rights' })
  await record(tx, actor, { deed: 'use.lift', object: { kind: 'subject', id: subjectId }, subject, purpose: 'rights' })
}
