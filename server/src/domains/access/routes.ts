import { OfficeDoor, officeHours, SignUndertaking } from '#contract/office.ts'
import { AcceptInvitation, InviteStaff, JobsHeld, StaffJobs, StaffList } from '#contract/staff.ts'
import { type Api, Told } from '#platform/http/deed.ts'
import { idParameter, type Operation, officeCookieName } from '#platform/http/operation.ts'
import { officeTokenIn } from './at-work.ts'
import { changeJobs, dismiss, withdrawInvitation } from './change-jobs.ts'
import { exampleColleague, exampleInvited, examples } from './examples.ts'
import { acceptInvitation, inviteByMail } from './invite-staff.ts'
import { officeDoor } from './office-door.ts'
import { closeOffice, openOffice } from './office-session.ts'
import { staffList } from './staff-list.ts'
import { signUndertaking } from './undertaking.ts'

const cookie = (token: string, seconds: number) =>
  `${officeCookieName}=${token}; Path=/; Max-Age=${seconds}; HttpOnly; Secure; SameSite=Strict`

export function accessOperations(api: Api): Operation[] {
  return [...doorOperations(api), ...staffOperations(api)]
}

/** How somebody who has a job comes to work: with the session of their account, which alone opens nothing of the office. */
function doorOperations(api: Api): Operation[] {
  const own = { permission: 'account', purpose: 'the account' } as const
  return [
    api.deed({
      ...own,
      method: 'POST',
      path: '/api/staff/invitation/accept',
      summary: 'Take up the jobs one was invited to, with the account of the address that was invited',
      example: examples.accept,
      body: AcceptInvitation,
      returns: StaffJobs,
      run: async (tx, { by, body }) => ({ jobs: await acceptInvitation(tx, by.actor, { personId: by.actor.id, ...body }) }),
    }),
    api.view({
      ...own,
      method: 'GET',
      path: '/api/office',
      summary: 'One’s jobs at IdNet, and what is missing before one may work: a second factor, the undertaking of confidentiality',
      example: examples.door,
      returns: OfficeDoor,
      run: (tx, { by, cookies }) => officeDoor(tx, by, officeTokenIn(cookies)),
    }),
    api.deed({
      ...own,
      fresh: true,
      method: 'POST',
      path: '/api/office/undertaking',
      summary: 'Sign the undertaking of confidentiality, as it is now',
      example: examples.sign,
      body: SignUndertaking,
      run: (tx, { by, body }) => signUndertaking(tx, by.actor, by.actor.id, body.version),
    }),
    api.deed({
      ...own,
      fresh: true,
      method: 'POST',
      path: '/api/office/open',
      summary: 'Open the office in this browser, for twelve hours at most and half an hour without use',
      example: examples.door,
      returns: OfficeDoor,
      async run(tx, { by }) {
        const token = await openOffice(tx, by)
        return new Told(await officeDoor(tx, by, token), { 'set-cookie': cookie(token, officeHours * 3_600) })
      },
    }),
    api.deed({
      ...own,
      method: 'POST',
      path: '/api/office/close',
      summary: 'Close the office in this browser; one stays signed in to one’s own account',
      example: { answer: { ...examples.door.answer, open: false } },
      returns: OfficeDoor,
      async run(tx, { by }) {
        await closeOffice(tx, by.sessionId)
        return new Told(await officeDoor(tx, by, undefined), { 'set-cookie': cookie('', 0) })
      },
    }),
  ]
}

/** What an administrator does, who sees no client’s data: who works here, and as what. */
function staffOperations(api: Api): Operation[] {
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
      run: (tx, { by, body }) => inviteByMail(tx, by.actor, body),
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
