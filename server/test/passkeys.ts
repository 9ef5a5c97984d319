import { randomBytes } from 'node:crypto'
import { passkeyCredential, passkeyName } from '#domains/accounts/person-rows.ts'
import { system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'

/** A passkey as it lies in its table: removing it needs no ceremony. */
export async function somePasskey(tx: Tx, personId: string, name: string): Promise<string> {
  const { subject_id } = await tx.rows
    .selectFrom('accounts.person')
    .select('subject_id')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  const subject = await tx.vault.subject(tx, subject_id, { actor: system, purpose: 'security' })
  const id = tx.ids.next()
  await tx.rows
    .insertInto('accounts.passkey')
    .values({
      id,
      person_id: personId,
      credential_digest: randomBytes(32),
      credential: subject.seal(passkeyCredential, id, { id: Buffer.from(name).toString('base64url'), publicKey: '', transports: [] }),
      name: subject.seal(passkeyName, id, name),
      counter: '0',
      added_at: tx.clock.now(),
      last_used_at: null,
    })
    .execute()
  return id
}
