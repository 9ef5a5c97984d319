import { createHmac, randomInt } from 'node:crypto'
import type { Tx } from '#platform/db/transaction.ts'

export const howMany = 10
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz' // Crockford's base32: no i, l, o, u
const letters = 10 // 50 bits: with the tries that are let through, nobody guesses one

const newCode = (): string => Array.from({ length: letters }, () => alphabet[randomInt(alphabet.length)]).join('')
/** As it is shown: two groups, which are read and typed more easily. */
const written = (code: string): string => `${code.slice(0, letters / 2)}-${code.slice(letters / 2)}`
/** As it was meant, however it was typed: case, hyphens and blanks aside, o for 0, i and l for 1. */
const meant = (typed: string): string => typed.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1')
const digestOf = (key: Uint8Array, code: string): Buffer => createHmac('sha256', key).update(code).digest()

/** Ten new codes, of which only keyed digests stay; those before are gone. */
export async function newRecoveryCodes(tx: Tx, personId: string, key: Uint8Array): Promise<readonly string[]> {
  await tx.rows.deleteFrom('accounts.recovery_code').where('person_id', '=', personId).execute()
  const codes = new Set<string>()
  while (codes.size < howMany) codes.add(newCode())
  const values = [...codes].map((code) => ({
    id: tx.ids.next(),
    person_id: personId,
    digest: digestOf(key, code),
    made_at: tx.clock.now(),
    used_at: null,
  }))
  await tx.rows.insertInto('accounts.recovery_code').values(values).execute()
  return [...codes].map(written)
}

/** Uses a code up; false where it is none of this account's, or was used before. */
export async function spendRecoveryCode(tx: Tx, personId: string, key: Uint8Array, typed: string): Promise<boolean> {
  const done = await tx.rows
    .updateTable('accounts.recovery_code')
    .set({ used_at: tx.clock.now() })
    .where('person_id', '=', personId)
    .where('digest', '=', digestOf(key, meant(typed)))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function codesLeft(tx: Tx, personId: string): Promise<number> {
  const { left } = await tx.rows
    .selectFrom('accounts.recovery_code')
    .select((eb) => eb.fn.countAll<string>().as('left'))
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(left)
}
