import { createHash, randomBytes } from 'node:crypto'
import { system } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'
import type { Deeds, Tx } from '#platform/db/transaction.ts'
import { formerEmail } from './factor-rows.ts'

export const undoDays = 7
const day = 86_400_000
const digestOf = (token: string) => createHash('sha256').update(token).digest()
/** As it was meant, however it was copied. */
const meant = (text: string) =>
  text
    .trim()
    .replace(/^.*[/#]/, '')
    .toLowerCase()

/** Keeps the address that an account had until now, under a key of its own; returns what opens it, for the mail to it alone. */
export async function keepFormerEmail(
  tx: Tx,
  { personId, address }: { readonly personId: string; readonly address: string },
): Promise<string> {
  const [id, token] = [tx.ids.next(), randomBytes(20).toString('hex')]
  const subject = await tx.vault.newSubject(tx, 'attempt', { actor: system, purpose: 'security' })
  await tx.rows
    .insertInto('accounts.former_email')
    .values({
      id,
      person_id: personId,
      subject_id: subject.id,
      token_digest: digestOf(token),
      address: subject.seal(formerEmail, id, address),
      changed_at: tx.clock.now(),
    })
    .execute()
  return token
}

/** What a link leads to: which account had which address until when; undefined for a link that is unknown, used or late. */
export async function formerEmailOf(tx: Tx, token: string) {
  const row = await tx.rows
    .selectFrom('accounts.former_email')
    .selectAll()
    .where('token_digest', '=', digestOf(meant(token)))
    .where('changed_at', '>', new Date(tx.clock.now().getTime() - undoDays * day))
    .executeTakeFirst()
  if (!row) return undefined
  const subject = await tx.vault.subject(tx, row.subject_id, { actor: system, purpose: 'security' })
  return {
    id: row.id,
    personId: row.person_id,
    changedAt: row.changed_at,
    address: subject.open(formerEmail, row.id, row.address),
    until: new Date(row.changed_at.getTime() + undoDays * day),
  }
}

/** Former addresses go after seven days, and their keys with them. */
export async function forgetFormerEmails(deeds: Deeds, clock: Clock): Promise<void> {
  const before = new Date(clock.now().getTime() - undoDays * day)
  for (;;) {
    const forgotten = await deeds.run(async (tx) => {
      const rows = await tx.rows
        .deleteFrom('accounts.former_email')
        .where('id', 'in', (some) => some.selectFrom('accounts.former_email').select('id').where('changed_at', '<=', before).limit(200))
        .returning('subject_id')
        .execute()
      await tx.vault.eraseAll(
        tx,
        rows.map(({ subject_id }) => subject_id),
      )
      return rows.length
    })
    if (forgotten === 0) return
  }
}
