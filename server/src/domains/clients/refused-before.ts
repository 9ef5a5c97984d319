import { createHmac, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { RowsTx } from '#platform/db/rows.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { emailTerm } from '#platform/vault/normalise.ts'
import { refusalKey } from './company-rows.ts'
import type { Company } from './find-member.ts'

/** How long a company cannot invite an address that refused it. */
export const refusalMonths = 12

async function keyOf(tx: Tx, company: Company, companyId: string): Promise<Buffer> {
  const row = await tx.rows.selectFrom('clients.company').select('refusal_key').where('id', '=', companyId).executeTakeFirstOrThrow()
  return row.refusal_key ? company.open(refusalKey, companyId, row.refusal_key) : makeKey(tx, company, companyId)
}

async function makeKey(tx: Tx, company: Company, companyId: string): Promise<Buffer> {
  const key = randomBytes(32)
  await tx.rows
    .updateTable('clients.company')
    .set({ refusal_key: company.seal(refusalKey, companyId, key) })
    .where('id', '=', companyId)
    .execute()
  return key
}

const digestOf = (key: Buffer, address: string): Buffer => createHmac('sha256', key).update(emailTerm(address)).digest()

/** Of the address nothing is kept but a digest under a key of this company's: whoever has the table cannot try addresses on it. */
export async function keepRefusal(tx: Tx, company: Company, companyId: string, address: string): Promise<void> {
  const digest = digestOf(await keyOf(tx, company, companyId), address)
  const at = tx.clock.now()
  await tx.rows
    .insertInto('clients.refusal')
    .values({ id: tx.ids.next(), company_id: companyId, digest, refused_at: at })
    .onConflict((conflict) => conflict.columns(['company_id', 'digest']).doUpdateSet({ refused_at: at }))
    .execute()
}

/** Whether this address refused this company, within the time that it was told. The caller holds the company's row. */
export async function refusedBefore(tx: Tx, company: Company, companyId: string, address: string): Promise<boolean> {
  const digest = digestOf(await keyOf(tx, company, companyId), address)
  const row = await tx.rows
    .selectFrom('clients.refusal')
    .select('id')
    .where('company_id', '=', companyId)
    .where('digest', '=', digest)
    .where(sql<boolean>`refused_at > ${tx.clock.now()}::timestamptz - make_interval(months => ${refusalMonths})`)
    .executeTakeFirst()
  return row !== undefined
}

/** Refusals whose time is over: the same company may ask again. */
export const refusalsDue = (tx: RowsTx, at: Date) =>
  tx.rows
    .selectFrom('clients.refusal as refusal')
    .select(['refusal.id', 'refusal.refused_at as since'])
    .select([sql<string | null>`null::uuid`.as('subject_id'), sql<string | null>`null::uuid`.as('account_id')])
    .where(sql<boolean>`refusal.refused_at <= ${at}::timestamptz - make_interval(months => ${refusalMonths})`)

export async function endRefusals(tx: Tx, ids: readonly string[], at: Date): Promise<string[]> {
  const gone = await tx.rows
    .deleteFrom('clients.refusal')
    .where('id', 'in', refusalsDue(tx, at).clearSelect().select('refusal.id').where('refusal.id', '=', anyOf(ids)))
    .returning('id')
    .execute()
  for (const { id } of gone)
    await record(tx, system, { deed: 'invitation.forget-refusal', object: { kind: 'invitation', id }, purpose: 'the account' })
  return gone.map(({ id }) => id)
}
