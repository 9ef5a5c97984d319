import { AcceptInvitation, StaffJobs } from '#contract/staff.ts'
import type { Api } from '#platform/http/deed.ts'
import type { Operation } from '#platform/http/operation.ts'
import { acceptInvitation } from './invite-staff.ts'

/** The test that runs the example puts an invitation of its own in its place. */
export const exampleInvitation = 'mJ4kTqX0v2c8uZ1yR7nB5wL9sD3fG6hQaEiOpUxVbNk'

export function accessOperations(api: Api): Operation[] {
  return [
    api.deed({
      method: 'POST',
      path: '/api/staff/invitation/accept',
      summary: 'Take up the jobs one was invited to, with the account of the address that was invited',
      example: { body: { token: exampleInvitation }, answer: { jobs: ['sales'] } },
      permission: 'account',
      purpose: 'the account',
      body: AcceptInvitation,
      returns: StaffJobs,
      run: async (tx, { by, body }) => ({ jobs: await acceptInvitation(tx, by.actor, { personId: by.actor.id, ...body }) }),
    }),
  ]
}
