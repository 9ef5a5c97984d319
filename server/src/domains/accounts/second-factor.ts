import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { FactorShown } from '#contract/accounts.ts'
import type { FactorBegun } from '#contract/second-factor.ts'
import { type Actor, system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { factorSecrets } from './factor-rows.ts'
import { own } from './own-person.ts'
import type { SecondFactor } from './person-rows.ts'
import { recordAbout } from './record-about.ts'
import { codesLeft, newRecoveryCodes, spendRecoveryCode } from './recovery-codes.ts'
import { tellHolder } from './tell.ts'
import { base32, enrolmentUri, stepOf } from './totp.ts'

/** So many wrong codes in a row, and the application counts no more until its holder came in by another way (NIST SP 800-63B-4, 3.2.2). */
export const mostWrong = 100
const secretBytes = 20 // as long as the digest of SHA-1 (RFC 4226, 4)

/** Whether an application counts for this account. */
export async function factorOn(tx: Tx, personId: string): Promise<boolean> {
  const row = await tx.rows.selectFrom('accounts.totp').select('confirmed_at').where('person_id', '=', personId).executeTakeFirst()
  return row !== undefined && row.confirmed_at !== null
}

export async function factorShown(tx: Tx, personId: string): Promise<z.infer<typeof FactorShown> | null> {
  const row = await tx.rows
    .selectFrom('accounts.totp as totp')
    .leftJoin('accounts.factor_loss as loss', 'loss.person_id', 'totp.person_id')
    .select(['totp.confirmed_at', 'loss.due_at'])
    .where('totp.person_id', '=', personId)
    .executeTakeFirst()
  if (!row?.confirmed_at) return null
  return { since: row.confirmed_at.toISOString(), codesLeft: await codesLeft(tx, personId), offAt: row.due_at?.toISOString() ?? null }
}

/** Begins with an application: what it is given, this once. It counts for nothing until a code of it was right. */
export async function beginFactor(
  tx: Tx,
  actor: Actor,
  personId: string,
  draw: (text: string) => string,
): Promise<z.infer<typeof FactorBegun>> {
  const { subject, shown } = await own(tx, actor, personId)
  if (await factorOn(tx, personId)) throw new Refusal('factor-on')
  const [application, recovery] = [randomBytes(secretBytes), randomBytes(32)]
  const secrets = { application: application.toString('base64'), recovery: recovery.toString('base64') }
  const values = { secrets: subject.seal(factorSecrets, personId, secrets), started_at: tx.clock.now() }
  await tx.rows
    .insertInto('accounts.totp')
    .values({ person_id: personId, ...values, confirmed_at: null, last_step: 0, wrong: 0 })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
    .execute()
  const uri = enrolmentUri(application, shown.email)
  return { secret: base32(application), uri, qr: draw(uri) }
}

/** Makes the application count, with a first code of it; returns the recovery codes, shown this once. */
export async function confirmFactor(tx: Tx, actor: Actor, personId: string, code: string): Promise<readonly string[] | Refusal> {
  const found = await lockedFactor(tx, personId)
  if (!found) return new Refusal('factor-off')
  if (found.on) return new Refusal('factor-on')
  const step = stepOf(found.application, code, tx.clock.now(), 0)
  if (step === undefined) return new Refusal('factor-wrong', ['code'])
  await tx.rows
    .updateTable('accounts.totp')
    .set({ confirmed_at: tx.clock.now(), last_step: step, wrong: 0 })
    .where('person_id', '=', personId)
    .execute()
  const codes = await newRecoveryCodes(tx, personId, found.recovery)
  await tellHolder(tx, personId, 'factor on')
  await recordAbout(tx, actor, personId, { deed: 'factor.add', object: { kind: 'account', id: personId } })
  return codes
}

/** Ten new recovery codes: those made before are good no more. */
export async function replaceRecoveryCodes(tx: Tx, actor: Actor, personId: string): Promise<readonly string[]> {
  const found = await lockedFactor(tx, personId)
  if (!found?.on) throw new Refusal('factor-off')
  const codes = await newRecoveryCodes(tx, personId, found.recovery)
  await tellHolder(tx, personId, 'codes made')
  await recordAbout(tx, actor, personId, { deed: 'recovery-codes.make', object: { kind: 'account', id: personId } })
  return codes
}

/** Removes the application, and the recovery codes with it. Says whether there was one that counted. */
export async function removeFactor(tx: Tx, actor: Actor, personId: string, told?: 'factor off' | 'factor off by loss'): Promise<boolean> {
  await tx.rows.deleteFrom('accounts.factor_loss').where('person_id', '=', personId).execute()
  await tx.rows.deleteFrom('accounts.half_sign_in').where('person_id', '=', personId).execute()
  await tx.rows.deleteFrom('accounts.recovery_code').where('person_id', '=', personId).execute()
  const row = await tx.rows.deleteFrom('accounts.totp').where('person_id', '=', personId).returning('confirmed_at').executeTakeFirst()
  if (!row?.confirmed_at) return false
  if (told) await tellHolder(tx, personId, told)
  await recordAbout(tx, actor, personId, { deed: 'factor.remove', object: { kind: 'account', id: personId } })
  return true
}

/**
 * Takes a code of the application, or a recovery code: each once, whichever process it comes to. The refusal is returned, for a wrong try must stay
 * counted; a code that was wrong and one that was used before are refused alike.
 */
export async function spendFactor(tx: Tx, personId: string, code: string): Promise<SecondFactor | Refusal> {
  const found = await lockedFactor(tx, personId)
  if (!found?.on) return new Refusal('factor-off')
  const wrong = new Refusal('factor-wrong', ['code'])
  if (!isOfApplication(code)) {
    if (!(await spendRecoveryCode(tx, personId, found.recovery, code))) return wrong
    await forgiveFactor(tx, personId)
    await tellHolder(tx, personId, 'code used', { left: await codesLeft(tx, personId) })
    await recordAbout(tx, { kind: 'person', id: personId }, personId, {
      deed: 'recovery-code.use',
      object: { kind: 'account', id: personId },
    })
    return 'recovery code'
  }
  if (found.wrong >= mostWrong) return new Refusal('factor-stopped', ['code'])
  const step = stepOf(found.application, code, tx.clock.now(), found.lastStep)
  await tx.rows
    .updateTable('accounts.totp')
    .set(step === undefined ? { wrong: found.wrong + 1 } : { wrong: 0, last_step: step })
    .where('person_id', '=', personId)
    .execute()
  return step === undefined ? wrong : 'application'
}

export const isOfApplication = (code: string): boolean => /^\d{6}$/.test(code)

/** Its holder came in by another way: what others tried wrongly counts no more. */
export async function forgiveFactor(tx: Tx, personId: string): Promise<void> {
  await tx.rows.updateTable('accounts.totp').set({ wrong: 0 }).where('person_id', '=', personId).where('wrong', '>', 0).execute()
}

async function lockedFactor(tx: Tx, personId: string) {
  const row = await tx.rows
    .selectFrom('accounts.totp as totp')
    .innerJoin('accounts.person as person', 'person.id', 'totp.person_id')
    .selectAll('totp')
    .select('person.subject_id')
    .where('totp.person_id', '=', personId)
    .forUpdate('totp')
    .executeTakeFirst()
  if (!row) return undefined
  const subject = await tx.vault.subject(tx, row.subject_id, { actor: system, purpose: 'security' })
  const { application, recovery } = subject.open(factorSecrets, personId, row.secrets)
  return {
    application: Buffer.from(application, 'base64'),
    recovery: Buffer.from(recovery, 'base64'),
    on: row.confirmed_at !== null,
    lastStep: Number(row.last_step),
    wrong: row.wrong,
  }
}
