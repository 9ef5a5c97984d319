import { randomUUID } from 'node:crypto'
import type { Language } from '#contract/language.ts'
import { openAccount } from '#domains/accounts/index.ts'
import { joinCompany, openCompany } from '#domains/clients/index.ts'
import { inviteMember } from '#domains/clients/invite-member.ts'
import { system } from '#platform/actor.ts'
import type { TestInstallation } from './installation.ts'

let companies = 0

/** A company that invites an address, and so owes its person a notice. */
export async function dueNotice(
  { deeds }: Pick<TestInstallation, 'deeds'>,
  { email = `nadia-${randomUUID()}@courrier.example`, language = 'fr' as Language, name = 'Atlas Menuiserie' } = {},
) {
  return deeds.run(async (tx) => {
    const owner = await openAccount(tx, system, { name: 'Salma Benjelloun', email: `owes-${++companies}@atlas.example`, language: 'fr' })
    const company = await openCompany(tx, system, { name })
    await joinCompany(tx, system, { companyId: company, personId: owner, role: 'owner' })
    await inviteMember(tx, system, { companyId: company, personId: owner, email, role: 'member', language, source: randomUUID() })
    const { id, invitation_id } = await tx.rows
      .selectFrom('clients.notice')
      .select(['id', 'invitation_id'])
      .where('company_id', '=', company)
      .executeTakeFirstOrThrow()
    return { notice: id, invitation: invitation_id, company, email }
  })
}

/** The same, and every try to send it failed. */
export async function unsentNotice(installation: Pick<TestInstallation, 'deeds' | 'owner'>, wishes: Parameters<typeof dueNotice>[1] = {}) {
  const made = await dueNotice(installation, wishes)
  const parked = await installation.owner.data.query(
    `update jobs.job set state = 'failed', retry_count = retry_limit, completed_on = now(), output = '{"code": "smtp-550"}' where data->>'id' = $1`,
    [made.notice],
  )
  if (parked.rowCount !== 1) throw new Error('the notice has no job')
  return made
}
