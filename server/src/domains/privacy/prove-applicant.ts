import { accountsOf } from '#domains/accounts/index.ts'
import { system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { postMail } from '#platform/mail/post.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { FoundRequest } from './find-request.ts'
import type { RightsHouse } from './house.ts'
import { warningMail } from './mail-kinds.ts'
import { byMail, spendProof } from './prove-request.ts'
import { applicantOf } from './request-rows.ts'
import { takeStep } from './step.ts'

/** How long an account's holder has to object, where somebody shows no more than that they read its mailbox. */
const warningHours = 24
/** What does harm in wrong hands. */
const harmful = ['access', 'copy', 'erasure', 'anonymisation']

/**
 * The author of a request shows that the address is theirs. Where it leads to an account, and a copy or an erasure is asked for, the account is told,
 * and has a day: who reads a mailbox for a moment is not yet its holder. The refusal is returned, for the try must stay counted.
 */
export async function proveApplicant(tx: Tx, house: RightsHouse, found: FoundRequest, code: string): Promise<undefined | Refusal> {
  const { row, subject } = found
  const refused = await spendProof(tx, row.id, code, byMail)
  if (refused || row.proven_at) return refused
  const now = tx.clock.now()
  const { email } = subject.open(applicantOf, row.id, row.applicant)
  const accounts = email === undefined ? [] : await accountsOf(tx, await house.knownBy(tx, email))
  const waits = accounts.length > 0 && harmful.includes(row.kind) ? new Date(now.getTime() + warningHours * 3_600_000) : null
  // in the portal its holder sees the request, and can take it back
  const holder = accounts.find(({ closedAt }) => closedAt === null)
  await tx.rows
    .updateTable('privacy.request')
    .set({ proven_at: now, waits_until: waits, person_id: holder?.id ?? null })
    .where('id', '=', row.id)
    .execute()
  if (row.state === 'identity') await takeStep(tx, system, found, { step: 'proved' })
  if (waits) await postMail(tx, warningMail, row.id)
  return undefined
}
