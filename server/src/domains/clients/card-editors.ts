import type { CompanyRole } from '#contract/companies.ts'
import { holdersNamed } from '#domains/accounts/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { runs } from './company-roles.ts'
import { companyName } from './company-rows.ts'
import { consentOf } from './edit-consent.ts'
import { type MemberAddressed, ownCompany, roleIn } from './find-member.ts'

/**
 * Whether somebody may edit what a member's card says of the company: they run it, and the member lets them. Held until the deed ends. Where the member
 * does not, the answer is that of a member who never was.
 */
export async function isEditedBy(tx: Tx, actor: Actor, { member, ...input }: MemberAddressed & { readonly member: string }): Promise<void> {
  await ownCompany(tx, actor, input, runs)
  const theirs = { companyId: input.companyId, personId: member }
  await roleIn(tx, theirs)
  if (!(await consentOf(tx, theirs))) throw new Refusal('not-found', ['person'])
}

export interface CardEditors {
  readonly company: string
  readonly name: string
  readonly people: { readonly name: string; readonly role: CompanyRole }[]
}

/** Who may edit what somebody's cards say of their companies, because they let them: by company. */
export async function cardEditorsOf(tx: Tx, actor: Actor, personId: string): Promise<CardEditors[]> {
  const consents = await tx.rows.selectFrom('clients.edit_consent').select('company_id').where('person_id', '=', personId).execute()
  const all: CardEditors[] = []
  for (const { company_id: companyId } of consents) {
    const { company, row } = await ownCompany(tx, actor, { companyId, personId })
    const rows = await tx.rows
      .selectFrom('clients.membership')
      .select(['person_id', 'role'])
      .where('company_id', '=', companyId)
      .where('role', 'in', ['owner', 'administrator'])
      .where('person_id', '<>', personId)
      .orderBy('since')
      .execute()
    const holders = await holdersNamed(
      tx,
      actor,
      rows.map(({ person_id }) => person_id),
    )
    const people = rows.flatMap(({ person_id, role }) => {
      const name = holders.get(person_id)?.name
      return name ? [{ name, role }] : []
    })
    all.push({ company: companyId, name: company.open(companyName, companyId, row.name), people })
  }
  return all
}
