import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { type MemberAddressed, ownCompany } from './find-member.ts'

/** A member lets those who run the company edit what their card says of it, or no longer: from the next request on. */
export async function letEdit(tx: Tx, actor: Actor, input: MemberAddressed & { readonly edits: boolean }): Promise<void> {
  await ownCompany(tx, actor, input)
  await setConsent(tx, actor, input)
}

/** Saying the same twice is saying it once. The caller knows that this is a member. */
export async function setConsent(
  tx: Tx,
  actor: Actor,
  { companyId, personId, edits }: MemberAddressed & { edits: boolean },
): Promise<void> {
  const place = { company_id: companyId, person_id: personId }
  const known = await consentOf(tx, { companyId, personId })
  if (known === edits) return
  if (edits)
    await tx.rows
      .insertInto('clients.edit_consent')
      .values({ ...place, given_at: tx.clock.now() })
      .execute()
  else await tx.rows.deleteFrom('clients.edit_consent').where('company_id', '=', companyId).where('person_id', '=', personId).execute()
  const deed = edits ? 'company.let-edit' : 'company.stop-edit'
  await record(tx, actor, { deed, object: { kind: 'company', id: companyId }, purpose: 'sharing the card' })
}

export async function consentOf(tx: Tx, { companyId, personId }: MemberAddressed): Promise<boolean> {
  const row = await tx.rows
    .selectFrom('clients.edit_consent')
    .select('given_at')
    .where('company_id', '=', companyId)
    .where('person_id', '=', personId)
    .$if(tx.readOnly !== true, (query) => query.forShare()) // who takes it back waits for an edit under way, and none begins after
    .executeTakeFirst()
  return row !== undefined
}
