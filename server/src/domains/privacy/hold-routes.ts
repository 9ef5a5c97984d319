import { z } from 'zod'
import { AskHold, HoldRead, HoldShown, ReviewHold } from '#contract/holds.ts'
import type { Api } from '#platform/http/deed.ts'
import { idParameter, type Operation } from '#platform/http/operation.ts'
import { approveHold, askHold, releaseHold, reviewHold } from './hold-deeds.ts'
import { holdsShown, readHold } from './hold-views.ts'

/** The test that runs the examples puts a hold, and an account, of its own in their place. */
export const exampleHold = '019ab2c3-d4e5-7e01-8172-93a4b5c6d7e8'
export const exampleHeld = { account: '019ab2c3-d4e5-7e02-8172-93a4b5c6d7e8', subject: '019ab2c3-d4e5-7e03-8172-93a4b5c6d7e8' } as const

const shown: z.output<typeof HoldShown> = {
  id: exampleHold,
  subject: exampleHeld.subject,
  reason: 'claim',
  state: 'asked',
  askedBy: '019ab2c3-d4e5-7e04-8172-93a4b5c6d7e8',
  askedAt: '2026-11-23T09:10:00.000Z',
  approvedBy: null,
  approvedAt: null,
  reviewOn: '2027-04-30',
  releasedBy: null,
  releasedAt: null,
}
const note = 'Litige sur la commande de mars, dossier 14 du tribunal de commerce.'

export function holdOperations(api: Api): Operation[] {
  const asks = { permission: 'holds', purpose: 'security' } as const
  const parameters = { hold: idParameter('a hold', exampleHold) }
  const holdOf = (ask: { readonly parameters: { readonly [name: string]: string } }) => ask.parameters.hold ?? ''
  return [
    api.view({
      permission: 'approvals',
      purpose: 'security',
      method: 'GET',
      path: '/api/holds',
      summary: 'What is kept past its time, for which reason, until which review: ids alone',
      example: { answer: { items: [shown] } },
      returns: z.strictObject({ items: z.array(HoldShown) }),
      run: holdsShown,
    }),
    api.deed({
      ...asks,
      method: 'POST',
      path: '/api/holds',
      summary: 'Ask that somebody’s data be kept past their time; another person has to approve it',
      example: {
        body: { whose: { account: exampleHeld.account }, reason: 'claim', note, reviewOn: '2027-04-30' },
        answer: { id: exampleHold },
      },
      fresh: true,
      creates: true,
      body: AskHold,
      returns: z.strictObject({ id: z.uuid() }),
      run: async (tx, { by, body }) => ({ id: await askHold(tx, by.actor, body) }),
    }),
    api.deed({
      ...asks,
      method: 'POST',
      path: '/api/holds/{hold}/read',
      summary: 'One hold with its note, which is on record',
      example: { answer: { ...shown, note } },
      parameters,
      returns: HoldRead,
      run: (tx, ask) => readHold(tx, ask.by, holdOf(ask)),
    }),
    api.deed({
      permission: 'approvals',
      purpose: 'security',
      method: 'POST',
      path: '/api/holds/{hold}/approve',
      summary: 'Approve a hold that somebody else asked for: it counts from now on',
      example: {},
      fresh: true,
      parameters,
      run: (tx, ask) => approveHold(tx, ask.by.actor, holdOf(ask)).then(() => undefined),
    }),
    api.deed({
      ...asks,
      method: 'POST',
      path: '/api/holds/{hold}/review',
      summary: 'Say that a hold is still needed, and when to look again',
      example: { body: { reviewOn: '2027-05-20' } },
      fresh: true,
      parameters,
      body: ReviewHold,
      run: (tx, ask) => reviewHold(tx, ask.by.actor, holdOf(ask), ask.body.reviewOn).then(() => undefined),
    }),
    api.deed({
      ...asks,
      method: 'POST',
      path: '/api/holds/{hold}/release',
      summary: 'Release a hold: what is due ends at the next turn',
      example: {},
      fresh: true,
      parameters,
      run: (tx, ask) => releaseHold(tx, ask.by.actor, holdOf(ask)).then(() => undefined),
    }),
  ]
}
