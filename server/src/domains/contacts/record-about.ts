import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'

interface About {
  readonly id: string
  readonly subject_id: string
}

/** An entry for each of these contacts: what was done, and about whom. */
export async function recordAbout(tx: Tx, actor: Actor, deed: string, contacts: readonly About[]): Promise<void> {
  const subjects = await tx.vault.subjects(
    tx,
    contacts.map(({ subject_id }) => subject_id),
    { actor, purpose: 'sharing the card' },
  )
  for (const { id, subject_id } of contacts) {
    const subject = subjects.get(subject_id)
    await record(tx, actor, { deed, object: { kind: 'contact', id }, ...(subject && { subject }), purpose: 'sharing the card' })
  }
}
