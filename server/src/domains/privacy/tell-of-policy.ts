import { type PolicyEdition, policyEditions } from '#contract/policy-editions.ts'
import { accountHolder, accountsOpen } from '#domains/accounts/index.ts'
import { system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Clock } from '#platform/clock.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { Deeds, Tx } from '#platform/db/transaction.ts'
import { postMail } from '#platform/mail/post.ts'
import { policyMail } from './mail-kinds.ts'

/**
 * Tells every account that is not closed of each edition of the policy that does not apply yet, once. The first edition changes nothing for
 * anybody. An account each in a transaction of its own: it may be killed anywhere, and several at once tell nobody twice.
 */
export async function tellOfPolicy(deeds: Deeds, clock: Clock, editions: readonly PolicyEdition[] = policyEditions): Promise<number> {
  const today = moroccanDate(clock.now())
  let told = 0
  for (const { number } of editions.filter((one) => one.number > 1 && one.from > today))
    for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
      const { open, untold } = await deeds.read((tx) => untoldAfter(tx, number, after))
      for (const id of untold) if (await deeds.run((tx) => tell(tx, id, number))) told++
      const last = open.at(-1)
      if (last === undefined) break
      after = last
    }
  return told
}

async function untoldAfter(tx: Tx, edition: number, after: string) {
  const open = await accountsOpen(tx, after)
  const rows = await tx.rows
    .selectFrom('privacy.policy_told')
    .select('person_id')
    .where('edition', '=', edition)
    .where('person_id', '>', after)
    .where('person_id', '<=', open.at(-1) ?? after)
    .execute()
  const told = new Set(rows.map(({ person_id }) => person_id))
  return { open, untold: open.filter((id) => !told.has(id)) }
}

async function tell(tx: Tx, personId: string, edition: number): Promise<boolean> {
  const holder = await accountHolder(tx, personId)
  const subject = holder && (await tx.vault.subjectIfAny(tx, holder.subjectId, { actor: system, purpose: 'the account' }))
  if (!subject) return false // erased meanwhile
  const row = await tx.rows
    .insertInto('privacy.policy_told')
    .values({ id: tx.ids.next(), person_id: personId, edition, told_on: moroccanDate(tx.clock.now()) })
    .onConflict((conflict) => conflict.columns(['person_id', 'edition']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return false
  await postMail(tx, policyMail, row.id)
  await record(tx, system, { deed: 'account.tell-policy', object: { kind: 'account', id: personId }, subject, purpose: 'the account' })
  return true
}
