import type { z } from 'zod'
import { ContactPreferences } from '#contract/contacts.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'

type Preferences = z.infer<typeof ContactPreferences>

/** How long an owner keeps what is left to them, and whether they are written to about it. Two years is the most the policy allows. */
export async function preferenceOf(tx: Tx, ownerId: string): Promise<Preferences> {
  const row = await tx.rows.selectFrom('contacts.preference').selectAll().where('owner_id', '=', ownerId).executeTakeFirst()
  return row ? ContactPreferences.parse({ keepMonths: row.keep_months, digest: row.digest }) : { keepMonths: 24, digest: true }
}

/** For what is left from now on: what was left before ends when its author was told it would. */
export async function setPreference(tx: Tx, actor: Actor, ownerId: string, { keepMonths, digest }: Preferences): Promise<void> {
  const set = { keep_months: keepMonths, digest }
  await tx.rows
    .insertInto('contacts.preference')
    .values({ owner_id: ownerId, ...set })
    .onConflict((conflict) => conflict.column('owner_id').doUpdateSet(set))
    .execute()
  await record(tx, actor, { deed: 'contact.preference', object: { kind: 'account', id: ownerId }, purpose: 'sharing the card' })
}
