import type { Actor } from '#platform/actor.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { Erased } from '#platform/vault/vault.ts'
import { invitedField, lockCompanies } from './company-rows.ts'

/** An invitation that is not accepted ends by itself, and what was entered of somebody with it. */
export const invitationDays = 30
const day = 86_400_000
export const endsAt = (madeAt: Date): Date => new Date(madeAt.getTime() + invitationDays * day)
/** What was made before is over, whether or not the sweep has been by. */
export const liveSince = (now: Date): Date => new Date(now.getTime() - invitationDays * day)

/** The invitations that wait for an answer at an address, of whichever company. */
export async function waitingAt(tx: Tx, term: string) {
  const subjects = await tx.vault.find(tx, invitedField, term)
  return tx.rows
    .selectFrom('clients.invitation')
    .select(['id', 'company_id', 'subject_id'])
    .where('subject_id', '=', anyOf(subjects))
    .where('made_at', '>', liveSince(tx.clock.now()))
    .orderBy('id')
    .execute()
}

/** By which of them an invitation is looked for: what the mail brought, or its id. */
export type Which = { readonly lookup: Buffer } | { readonly id: string }

/** An invitation that waits, with its key, and in a deed its company and itself locked. Refuses one that is over, answered, or never was, alike. */
export async function invitationFor(tx: Tx, actor: Actor, which: Which) {
  const refused = new Refusal('invitation-dead', ['invitation'])
  const found = await rowOf(tx, which).executeTakeFirst()
  if (!found) throw refused
  if (tx.readOnly !== true) await lockCompanies(tx, [found.company_id])
  const subject = await tx.vault.subject(tx, found.subject_id, { actor, purpose: 'the account' }).catch((error: unknown) => {
    throw error instanceof Erased ? refused : error
  })
  const row = await rowOf(tx, which)
    .$if(tx.readOnly !== true, (query) => query.forUpdate())
    .executeTakeFirst()
  if (!row) throw refused
  const company = await tx.rows.selectFrom('clients.company').select('subject_id').where('id', '=', row.company_id).executeTakeFirst()
  if (!company) throw refused
  return { row, subject, company: await tx.vault.subject(tx, company.subject_id, { actor, purpose: 'the account' }) }
}
export type FoundInvitation = Awaited<ReturnType<typeof invitationFor>>

const rowOf = (tx: Tx, which: Which) =>
  tx.rows
    .selectFrom('clients.invitation')
    .selectAll()
    .where('made_at', '>', liveSince(tx.clock.now()))
    .$if('lookup' in which, (query) => query.where('lookup', '=', 'lookup' in which ? which.lookup : Buffer.alloc(0)))
    .$if('id' in which, (query) => query.where('id', '=', 'id' in which ? which.id : ''))
