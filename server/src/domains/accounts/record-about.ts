import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { accountHolder } from './find-account.ts'

/** The audit entry of a deed about how somebody signs in. */
export async function recordAbout(
  tx: Tx,
  actor: Actor,
  personId: string,
  entry: { readonly deed: string; readonly object: { readonly kind: string; readonly id: string } },
): Promise<void> {
  const person = await accountHolder(tx, personId)
  const subject = person && (await tx.vault.subject(tx, person.subjectId, { actor, purpose: 'security' }))
  await record(tx, actor, { ...entry, ...(subject && { subject }), purpose: 'security' })
}
