import { system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { alone, type Tx } from '#platform/db/transaction.ts'
import { writeEmail } from './change-email.ts'
import { accountByEmail, isClosed } from './find-account.ts'
import { formerEmailOf } from './former-email.ts'
import { own } from './own-person.ts'
import { removeFactor } from './second-factor.ts'
import { endOtherSessions } from './sessions.ts'
import { tellAddress } from './tell.ts'

/**
 * Gives an account its former address back, for whoever holds the link that was mailed there: once, within seven days. Whoever changed it may have made
 * themselves at home: every session ends, and what was added since to sign in with goes, and so do the links of later changes. `taken`: another account has
 * the address by now. Undefined: the link leads nowhere.
 */
export async function undoEmail(tx: Tx, token: string): Promise<'undone' | 'taken' | undefined> {
  await alone(tx, 'accounts: one account for an address')
  const seen = await formerEmailOf(tx, token)
  if (!seen || (await isClosed(tx, seen.personId))) return undefined
  const { personId, address, changedAt } = seen
  const taken = await accountByEmail(tx, address)
  if (taken && taken.id !== personId) return 'taken'
  const { subject, shown, row } = await own(tx, system, personId)
  if (!(await endFormersSince(tx, personId, changedAt)).includes(seen.id)) return undefined // closed meanwhile, and all of it gone
  await writeEmail(tx, { personId, subject, shown }, address)
  await endWaysSince(tx, personId, changedAt)
  await endOtherSessions(tx, system, { personId })
  await tellAddress(tx, { personId, address: shown.email, language: row.language, kind: 'changed back' })
  await record(tx, system, { deed: 'account.undo-email', object: { kind: 'account', id: personId }, subject, purpose: 'security' })
  return 'undone'
}

/** The former addresses since a change, that one included; earlier ones stay, from which this one can be undone. */
async function endFormersSince(tx: Tx, personId: string, since: Date): Promise<string[]> {
  const rows = await tx.rows
    .deleteFrom('accounts.former_email')
    .where('person_id', '=', personId)
    .where('changed_at', '>=', since)
    .returning(['id', 'subject_id'])
    .execute()
  await tx.vault.eraseAll(
    tx,
    rows.map(({ subject_id }) => subject_id),
  )
  return rows.map(({ id }) => id)
}

/** What was added to sign in with since then, and sign-ins that wait for their second factor. */
async function endWaysSince(tx: Tx, personId: string, since: Date): Promise<void> {
  await tx.rows.deleteFrom('accounts.passkey').where('person_id', '=', personId).where('added_at', '>=', since).execute()
  await tx.rows.deleteFrom('accounts.password').where('person_id', '=', personId).where('set_at', '>=', since).execute()
  await tx.rows.deleteFrom('accounts.recovery_code').where('person_id', '=', personId).where('made_at', '>=', since).execute()
  await tx.rows.deleteFrom('accounts.half_sign_in').where('person_id', '=', personId).execute()
  await tx.rows.deleteFrom('accounts.factor_loss').where('person_id', '=', personId).execute()
  const added = await tx.rows
    .selectFrom('accounts.totp')
    .select('person_id')
    .where('person_id', '=', personId)
    .where('started_at', '>=', since)
    .executeTakeFirst()
  if (added) await removeFactor(tx, system, personId)
}
