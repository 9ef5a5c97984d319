import { z } from 'zod'
import { NewCaseLink } from '#contract/links.ts'
import { OwnCase } from '#contract/messages.ts'
import { emailOf } from '#domains/accounts/index.ts'
import { exampleCard } from '#domains/profiles/index.ts'
import { caseLink, caseLinkToken, casesWithLink, makeCaseLink } from '#domains/sharing/index.ts'
import { messageById, ownCases, ownOpenCase } from '#domains/support/index.ts'
import { type AtWork, openCase } from '#platform/audit/opening.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Api } from '#platform/http/deed.ts'
import { idParameter, type Operation } from '#platform/http/operation.ts'
import { Refusal } from '#platform/refusal.ts'

// An owner shows a card in a case of theirs; who handles the case sees it as a visitor does, by a link whose token lies in the case.

/** The test that runs the examples puts a case of its own in its place. */
export const exampleCase = '01936b3e-7c1a-7d2e-9f40-5a8b6c7d8ea6'
const made = { id: '019ab2c3-d4e5-7c08-8172-93a4b5c6d7e8' }
const Made = z.strictObject({ id: z.uuid() })
const Address = z.strictObject({ url: z.url() })

/** Since when a card is shown in a case, for who opens it. */
export async function cardShownIn(tx: Tx, caseId: string): Promise<{ readonly since: string } | null> {
  const link = await caseLink(tx, caseId)
  return link ? { since: link.made_at.toISOString() } : null
}

/** The address of the card, for who handles the case. That it was opened is recorded before, and whose card it is reads of it. */
async function openCard(tx: Tx, by: AtWork, id: string): Promise<string> {
  const { row } = await messageById(tx, by.actor, 'question', id)
  const link = await caseLink(tx, id)
  if (!link) throw new Refusal('not-found', ['card'])
  const owner = await tx.vault.subject(tx, link.owner, { actor: by.actor, purpose: 'contact requests', caseId: id })
  await openCase(tx, by, {
    deed: 'message.open-card',
    case: { kind: 'message', id, reference: row.reference },
    object: { kind: 'link', id: link.id },
    subject: owner,
    purpose: 'contact requests',
    fields: ['card'],
  })
  const token = await caseLinkToken(tx, by.actor, id)
  if (token === undefined) throw new Error('a link that was just there is gone')
  return token
}

export function caseLinkOperations(api: Api, urlOf: (token: string) => string): Operation[] {
  const owners = { permission: 'links', purpose: 'sharing the card' } as const
  return [
    api.view({
      ...owners,
      method: 'GET',
      path: '/api/cases',
      summary:
        'One’s open cases with customer service, the newest first: what was written from the address of the account. Nothing of what was written',
      example: {
        answer: {
          items: [{ id: exampleCase, reference: 'ME-2026-000012', state: 'open', madeAt: '2026-11-26T09:30:00.000Z', shared: false }],
        },
      },
      returns: z.strictObject({ items: z.array(OwnCase) }),
      async run(tx, { by }) {
        const cases = await ownCases(tx, await emailOf(tx, by.actor, by.actor.id))
        const shared = await casesWithLink(
          tx,
          cases.map(({ id }) => id),
        )
        return { items: cases.map((one) => ({ ...one, shared: shared.has(one.id) })) }
      },
    }),
    api.deed({
      ...owners,
      method: 'POST',
      path: '/api/cards/{card}/case-links',
      summary: 'Show a card in one’s open case: to who handles it, until it is closed, thirty days at most. Nobody is given the address',
      example: { body: { case: exampleCase, audience: 'clients' }, answer: made },
      parameters: { card: idParameter('a card of one’s own', exampleCard) },
      creates: true,
      body: NewCaseLink,
      returns: Made,
      async run(tx, { by, body, language, parameters: { card = '' } }) {
        const file = await ownOpenCase(tx, await emailOf(tx, by.actor, by.actor.id), body.case)
        const wanted = { ownerId: by.actor.id, cardId: card, audience: body.audience, language, case: file }
        return { id: await makeCaseLink(tx, by.actor, wanted) }
      },
    }),
    api.deed({
      method: 'POST',
      path: '/api/desk/messages/{message}/card',
      summary: 'The address by which the card that its owner shows in this case opens, as for any visitor. That it was opened is recorded',
      example: { answer: { url: 'https://cards.example.ma/l#0123456789abcdefghjkmnpqrstvwxyz' } },
      permission: 'messages',
      purpose: 'contact requests',
      parameters: { message: idParameter('a question', exampleCase) },
      returns: Address,
      run: async (tx, { by, parameters: { message = '' } }) => ({ url: urlOf(await openCard(tx, by, message)) }),
    }),
  ]
}
