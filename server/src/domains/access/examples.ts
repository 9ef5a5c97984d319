import type { z } from 'zod'
import type { OfficeDoor } from '#contract/office.ts'
import type { InviteStaff, JobsHeld, StaffJobs, StaffList } from '#contract/staff.ts'
import { undertaking } from '#contract/undertaking.ts'

/** The test that runs the examples puts what it has of its own in their place. */
export const exampleInvitation = 'mJ4kTqX0v2c8uZ1yR7nB5wL9sD3fG6hQaEiOpUxVbNk'
export const exampleColleague = '019ab2c3-d4e5-7f01-8172-93a4b5c6d7e8'
export const exampleInvited = '019ab2c3-d4e5-7f02-8172-93a4b5c6d7e8'

export const examples = {
  accept: { body: { token: exampleInvitation }, answer: { jobs: ['sales'] } satisfies z.output<typeof StaffJobs> },
  door: {
    answer: {
      name: 'Driss Filali',
      jobs: ['sales'],
      secondFactor: true,
      undertaking: { version: undertaking.version, signedAt: '2026-11-27T08:02:00.000Z' },
      open: true,
      may: ['order-messages'],
      alone: false,
    } satisfies OfficeDoor,
  },
  sign: { body: { version: undertaking.version } },
  list: {
    answer: {
      items: [
        {
          id: exampleColleague,
          name: 'Houda Rguibi',
          jobs: ['customer service'],
          since: '2026-11-02T09:00:00.000Z',
          signedAt: '2026-11-02T09:20:00.000Z',
          secondFactor: true,
          own: false,
        },
      ],
      invited: [],
      undertaking: { version: undertaking.version, signed: 1, of: 1 },
    } satisfies StaffList,
  },
  invite: { body: { name: 'Nizar Alami', email: 'nizar@idnet.example', jobs: ['billing'] } satisfies z.input<typeof InviteStaff> },
  jobs: { body: { jobs: ['customer service', 'sales'] } satisfies z.input<typeof JobsHeld> },
}
