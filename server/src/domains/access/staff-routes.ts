import { InviteStaff, JobsHeld, StaffList } from '#contract/staff.ts'
import type { Api } from '#platform/http/deed.ts'
import { idParameter, type Operation } from '#platform/http/operation.ts'
import { exampleColleague, exampleInvited, examples } from './examples.ts'
import { inviteByMail } from './invite-staff.ts'
import { changeJobs, dismiss, withdrawInvitation } from './manage-staff.ts'
import { staffList } from './staff-list.ts'

/** What an administrator does, who sees no client’s data: who works here, and as what. */
export function staffOperations(api: Api): Operation[] {
  const asks = { permission: 'staff', purpose: 'the account' } as const
  const parameters = { colleague: idParameter('a member of staff', exampleColleague) }
  return [
    api.view({
      ...asks,
      method: 'GET',
      path: '/api/staff',
      summary: 'Who works here, with which jobs, whether they signed and have a second factor; and who was invited',
      example: examples.list,
      returns: StaffList,
      run: (tx, { by }) => staffList(tx, by.actor),
    }),
    api.deed({
      ...asks,
      fresh: true,
      method: 'POST',
      path: '/api/staff/invitations',
      summary: 'Invite somebody to work here, by mail',
      example: examples.invite,
      creates: true,
      body: InviteStaff,
      run: async (tx, { by, body }) => void (await inviteByMail(tx, by.actor, body)),
    }),
    api.deed({
      ...asks,
      method: 'DELETE',
      path: '/api/staff/invitations/{invited}',
      summary: 'Take back an invitation that nobody took up',
      example: {},
      parameters: { invited: idParameter('an invitation to work here', exampleInvited) },
      run: (tx, { by, parameters: { invited = '' } }) => withdrawInvitation(tx, by.actor, invited),
    }),
    api.deed({
      ...asks,
      fresh: true,
      method: 'PUT',
      path: '/api/staff/{colleague}/jobs',
      summary: 'Give a member of staff these jobs and no other; never oneself',
      example: examples.jobs,
      parameters,
      body: JobsHeld,
      run: (tx, { by, parameters: { colleague = '' }, body }) => changeJobs(tx, by.actor, colleague, body.jobs),
    }),
    api.deed({
      ...asks,
      method: 'DELETE',
      path: '/api/staff/{colleague}',
      summary: 'Somebody works here no more: their next call to the office is refused',
      example: {},
      parameters,
      run: (tx, { by, parameters: { colleague = '' } }) => dismiss(tx, by.actor, colleague),
    }),
  ]
}
