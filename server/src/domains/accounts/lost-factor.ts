import { type Actor, system } from '#platform/actor.ts'
import type { Deeds, Tx } from '#platform/db/transaction.ts'
import { tooMany } from '#platform/limits/tried.ts'
import { Refusal } from '#platform/refusal.ts'
import { losses } from './limits.ts'
import { recordAbout } from './record-about.ts'
import { removeFactor } from './second-factor.ts'
import { tellHolder } from './tell.ts'

/** How long the holder, at their address and in every open session, can say that nothing is lost. */
export const lossHours = 24

/**
 * Somebody who showed that they read the mailbox says that their application is lost. A second time changes nothing: the hours run from the first. The
 * mailbox, not a password: a password is guessed or stolen from afar, and nobody would be told anything they can see.
 */
export async function loseFactor(
  tx: Tx,
  half: { readonly person_id: string; readonly how: 'code' | 'password' },
): Promise<{ readonly offAt: string } | Refusal> {
  if (half.how !== 'code') return new Refusal('mailbox-first')
  const refused = await tooMany(tx, [losses, half.person_id])
  if (refused) return refused
  const now = tx.clock.now()
  const due = new Date(now.getTime() + lossHours * 3_600_000)
  const done = await tx.rows
    .insertInto('accounts.factor_loss')
    .values({ person_id: half.person_id, told_at: now, due_at: due })
    .onConflict((conflict) => conflict.column('person_id').doNothing())
    .executeTakeFirst()
  if (done.numInsertedOrUpdatedRows === 1n) {
    await tellHolder(tx, half.person_id, 'factor lost', { at: due.toISOString() })
    await recordAbout(tx, { kind: 'person', id: half.person_id }, half.person_id, {
      deed: 'factor.lose',
      object: { kind: 'account', id: half.person_id },
    })
  }
  const { due_at } = await tx.rows
    .selectFrom('accounts.factor_loss')
    .select('due_at')
    .where('person_id', '=', half.person_id)
    .executeTakeFirstOrThrow()
  return { offAt: due_at.toISOString() }
}

/** Nothing is lost: the application goes on counting. From any open session, or by its own code. */
export async function keepLostFactor(tx: Tx, actor: Actor, personId: string): Promise<void> {
  const done = await tx.rows.deleteFrom('accounts.factor_loss').where('person_id', '=', personId).executeTakeFirst()
  if (done.numDeletedRows === 0n) return
  await tellHolder(tx, personId, 'factor kept')
  await recordAbout(tx, actor, personId, { deed: 'factor.keep', object: { kind: 'account', id: personId } })
}

/** Applications that were lost a day ago count no more. Each in a transaction of its own; twice is once. */
export async function endLostFactors(deeds: Deeds): Promise<void> {
  for (;;) {
    const ended = await deeds.run(async (tx) => {
      const row = await tx.rows
        .selectFrom('accounts.factor_loss')
        .select('person_id')
        .where('due_at', '<=', tx.clock.now())
        .orderBy('due_at')
        .limit(1)
        .forUpdate()
        .skipLocked()
        .executeTakeFirst()
      if (row) await removeFactor(tx, system, row.person_id, 'factor off by loss')
      return row !== undefined
    })
    if (!ended) return
  }
}
