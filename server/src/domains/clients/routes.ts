import { z } from 'zod'
import {
  AcceptCompany,
  ChangeRole,
  CompanyOpened,
  CompanyShown,
  HandOver,
  InvitationNotice,
  InvitationToMe,
  InvitedRole,
  InviteMember,
  LetEdit,
  NewCompany,
} from '#contract/companies.ts'
import { Language } from '#contract/language.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Api } from '#platform/http/deed.ts'
import { idParameter, type Operation } from '#platform/http/operation.ts'
import { Refusal } from '#platform/refusal.ts'
import { acceptCompany, cancelInvitation, invitationToHolder, refuseInvitation } from './answer-invitation.ts'
import { changeRole, handOver } from './change-role.ts'
import { runs } from './company-roles.ts'
import { companyName } from './company-rows.ts'
import { companiesShown, companyOpened, invitationsToMe } from './company-views.ts'
import { letEdit } from './edit-consent.ts'
import { exampleCompany, examples } from './examples.ts'
import { ownCompany } from './find-member.ts'
import { inviteMember } from './invite-member.ts'
import { closeCompany, leaveCompany, type OnMembershipEnded, removeMember } from './leave-companies.ts'
import { invitationNotice } from './notice.ts'
import { foundCompany, renameCompany } from './open-company.ts'

export interface CompaniesHouse {
  /** What ends with a membership, in other domains. */
  readonly ended: readonly OnMembershipEnded[]
  readonly cndp: string | undefined
  /** Production invites nobody without the number of the CNDP's receipt. */
  readonly collects: boolean
}

const guard = { permission: 'companies', purpose: 'the account' } as const
const company = idParameter('a company one is in', exampleCompany.id)
const person = idParameter('one of its people', exampleCompany.member)
const waiting = idParameter('an invitation that waits', exampleCompany.invitation)

interface Asked {
  readonly by: { readonly actor: Actor & { readonly id: string } }
  readonly parameters: { readonly [name: string]: string }
}
const placeOf = ({ by, parameters }: Asked) => ({ companyId: parameters.company ?? '', personId: by.actor.id })
const memberOf = (ask: Asked) => ({ ...placeOf(ask), member: ask.parameters.person ?? '' })

/** What the people of a company do in it. Who may do what is looked up in each deed. */
export function companyOperations(api: Api, house: CompaniesHouse): Operation[] {
  const opened = (tx: Tx, ask: Asked) => companyOpened(tx, ask.by.actor, placeOf(ask))
  return [
    api.view({
      ...guard,
      method: 'GET',
      path: '/api/companies',
      summary: 'The companies one is in',
      example: examples.list,
      returns: z.strictObject({ companies: z.array(CompanyShown) }),
      run: async (tx, { by }) => ({ companies: await companiesShown(tx, by.actor, by.actor.id) }),
    }),
    api.deed({
      ...guard,
      method: 'POST',
      path: '/api/companies',
      summary: 'Open a company, of which one is the owner: five at most',
      example: examples.found,
      creates: true,
      body: NewCompany,
      returns: CompanyOpened,
      async run(tx, { by, body }) {
        const companyId = await foundCompany(tx, by.actor, { personId: by.actor.id, ...body })
        return companyOpened(tx, by.actor, { companyId, personId: by.actor.id })
      },
    }),
    api.view({
      ...guard,
      method: 'GET',
      path: '/api/companies/{company}',
      summary: 'A company: its people and who is invited, for those who run it; who runs it, for a member',
      example: examples.opened,
      parameters: { company },
      returns: CompanyOpened,
      run: opened,
    }),
    api.deed({
      ...guard,
      method: 'PATCH',
      path: '/api/companies/{company}',
      summary: 'Correct the name of a company one owns',
      example: examples.rename,
      parameters: { company },
      body: NewCompany,
      returns: CompanyOpened,
      async run(tx, ask) {
        await renameCompany(tx, ask.by.actor, { ...placeOf(ask), ...ask.body })
        return opened(tx, ask)
      },
    }),
    api.deed({
      ...guard,
      method: 'POST',
      path: '/api/companies/{company}/close',
      summary: 'Close a company one owns: nobody is in it any more, and it is erased in ninety days. Asks for a fresh proof',
      example: {},
      parameters: { company },
      fresh: true,
      run: (tx, ask) => closeCompany(tx, ask.by.actor, placeOf(ask), house.ended).then(() => undefined),
    }),
    api.view({
      ...guard,
      method: 'GET',
      path: '/api/companies/{company}/notice',
      summary: 'The notice as it would be sent to somebody who is invited',
      example: examples.notice,
      parameters: { company },
      query: z.strictObject({ role: InvitedRole.default('member'), language: Language }),
      returns: InvitationNotice,
      async run(tx, ask) {
        const { company: subject, row } = await ownCompany(tx, ask.by.actor, placeOf(ask), runs)
        const name = subject.open(companyName, placeOf(ask).companyId, row.name)
        return invitationNotice(tx.clock.now(), { company: name, cndp: house.cndp, ...ask.query })
      },
    }),
    api.deed({
      ...guard,
      method: 'POST',
      path: '/api/companies/{company}/invitations',
      summary: 'Invite an address: the same answer whether somebody has an account with it or not',
      example: examples.invite,
      parameters: { company },
      body: InviteMember,
      returns: CompanyOpened,
      async run(tx, ask) {
        if (!house.collects) throw new Refusal('form-closed')
        const refused = await inviteMember(tx, ask.by.actor, { ...placeOf(ask), ...ask.body, source: ask.source })
        return refused ?? opened(tx, ask)
      },
    }),
    api.deed({
      ...guard,
      method: 'DELETE',
      path: '/api/companies/{company}/invitations/{invitation}',
      summary: 'Take an invitation back: what was entered is erased',
      example: {},
      parameters: { company, invitation: waiting },
      run: (tx, ask) =>
        cancelInvitation(tx, ask.by.actor, { ...placeOf(ask), invitationId: ask.parameters.invitation ?? '' }).then(() => undefined),
    }),
    api.deed({
      ...guard,
      method: 'PUT',
      path: '/api/companies/{company}/members/{person}/role',
      summary: 'Make one of its people an administrator or a member',
      example: examples.role,
      parameters: { company, person },
      body: ChangeRole,
      returns: CompanyOpened,
      async run(tx, ask) {
        await changeRole(tx, ask.by.actor, { ...memberOf(ask), ...ask.body })
        return opened(tx, ask)
      },
    }),
    api.deed({
      ...guard,
      method: 'DELETE',
      path: '/api/companies/{company}/members/{person}',
      summary: 'Remove one of its people: what their cards say of the company is off their links at once',
      example: {},
      parameters: { company, person },
      run: (tx, ask) => removeMember(tx, ask.by.actor, memberOf(ask), house.ended).then(() => undefined),
    }),
    api.deed({
      ...guard,
      method: 'POST',
      path: '/api/companies/{company}/hand-over',
      summary: 'Hand a company over to one of its people, and be an administrator from then on. Asks for a fresh proof',
      example: examples.handOver,
      parameters: { company },
      fresh: true,
      body: HandOver,
      returns: CompanyOpened,
      async run(tx, ask) {
        await handOver(tx, ask.by.actor, { ...placeOf(ask), member: ask.body.person })
        return opened(tx, ask)
      },
    }),
    api.deed({
      ...guard,
      method: 'POST',
      path: '/api/companies/{company}/leave',
      summary: 'Leave a company; its last owner cannot',
      example: {},
      parameters: { company },
      run: (tx, ask) => leaveCompany(tx, ask.by.actor, placeOf(ask), house.ended).then(() => undefined),
    }),
    api.deed({
      ...guard,
      method: 'PUT',
      path: '/api/companies/{company}/let-edit',
      summary: 'Let those who run it edit what one’s card says of the company, or no longer',
      example: examples.letEdit,
      parameters: { company },
      body: LetEdit,
      returns: CompanyOpened,
      async run(tx, ask) {
        await letEdit(tx, ask.by.actor, { ...placeOf(ask), ...ask.body })
        return opened(tx, ask)
      },
    }),
    ...invitedOperations(api),
  ]
}

/** What somebody does who was invited, and has an account with the address. */
function invitedOperations(api: Api): Operation[] {
  const parameters = { invitation: idParameter('an invitation to one’s own address', exampleCompany.toMe) }
  return [
    api.view({
      ...guard,
      method: 'GET',
      path: '/api/company-invitations',
      summary: 'Companies that invite the address of one’s account',
      example: examples.toMe,
      returns: z.strictObject({ invitations: z.array(InvitationToMe) }),
      run: async (tx, { by }) => ({ invitations: await invitationsToMe(tx, by.actor, by.actor.id) }),
    }),
    api.deed({
      ...guard,
      method: 'POST',
      path: '/api/company-invitations/{invitation}/accept',
      summary: 'Join the company; with or without letting those who run it edit what one’s card says of it',
      example: examples.accept,
      parameters,
      body: AcceptCompany,
      returns: CompanyOpened,
      async run(tx, { by, body, parameters: { invitation = '' } }) {
        const companyId = await acceptCompany(tx, by.actor, { personId: by.actor.id, invitationId: invitation, ...body })
        return companyOpened(tx, by.actor, { companyId, personId: by.actor.id })
      },
    }),
    api.deed({
      ...guard,
      method: 'POST',
      path: '/api/company-invitations/{invitation}/refuse',
      summary: 'Refuse: what was entered is erased, and the company cannot invite again for a year',
      example: {},
      parameters,
      async run(tx, { by, parameters: { invitation = '' } }) {
        const found = await invitationToHolder(tx, by.actor, { personId: by.actor.id, invitationId: invitation })
        await refuseInvitation(tx, by.actor, found)
      },
    }),
  ]
}
