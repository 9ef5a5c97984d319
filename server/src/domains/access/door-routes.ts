import { OfficeDoor, officeHours, SignUndertaking } from '#contract/office.ts'
import type { StaffPermission } from '#contract/permissions.ts'
import { AcceptInvitation, StaffJobs } from '#contract/staff.ts'
import type { SessionUses } from '#domains/accounts/index.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { type Api, type SignedIn, Told } from '#platform/http/deed.ts'
import { type Operation, officeCookieName } from '#platform/http/operation.ts'
import { Refusal } from '#platform/refusal.ts'
import { atWork, refusalOf } from './at-work.ts'
import { examples } from './examples.ts'
import { acceptInvitation } from './invite-staff.ts'
import { officeDoor } from './office-door.ts'
import { closeOffice, openOffice } from './office-session.ts'
import { signUndertaking } from './undertaking.ts'

const tokenIn = (cookies: string | undefined): string | undefined =>
  new RegExp(`(?:^|;\\s*)${officeCookieName}=([A-Za-z0-9_-]{43})(?:;|$)`).exec(cookies ?? '')?.[1]

/** Who is at work here with a permission of staff; everybody else is refused, and told why. */
export const atWorkBy =
  (uses: SessionUses, signedIn: (tx: Tx, cookies: string | undefined) => Promise<SignedIn | undefined>) =>
  async (tx: Tx, cookies: string | undefined, permission: StaffPermission): Promise<SignedIn> => {
    const works = await atWork(tx, tokenIn(cookies), permission)
    if (works === undefined) {
      const by = await signedIn(tx, cookies)
      throw by ? await refusalOf(tx, by.actor.id, permission) : new Refusal('signed-out')
    }
    uses.note(works.sessionId, works.usedAt)
    return works
  }

const cookie = (token: string, seconds: number) =>
  `${officeCookieName}=${token}; Path=/; Max-Age=${seconds}; HttpOnly; Secure; SameSite=Strict`

/** How somebody who has a job comes to work: with the session of their account, which alone opens nothing of the office. */
export function doorOperations(api: Api): Operation[] {
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
      run: (tx, { by, cookies }) => officeDoor(tx, by, tokenIn(cookies)),
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
