import { z } from 'zod'
import { CaseFound, mostFound, SearchCases } from '#contract/search.ts'
import { documentsFound } from '#domains/archive/index.ts'
import { noticesFound } from '#domains/clients/index.ts'
import { requestsFound } from '#domains/privacy/index.ts'
import { messagesFound } from '#domains/support/index.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Api, SignedIn } from '#platform/http/deed.ts'
import type { Operation } from '#platform/http/operation.ts'

/** Cases of the kinds that whoever asks handles. That they looked is recorded, what they typed is not. */
async function casesFound(tx: Tx, by: SignedIn, text: string): Promise<CaseFound[]> {
  await record(tx, by.actor, { deed: 'desk.search', object: { kind: 'search', id: tx.ids.next() }, purpose: 'security' })
  const found: CaseFound[] = []
  if (by.permissions.has('messages')) found.push(...(await messagesFound(tx, 'question', text, mostFound)))
  if (by.permissions.has('order-messages')) found.push(...(await messagesFound(tx, 'order', text, mostFound)))
  if (by.permissions.has('requests')) found.push(...(await requestsFound(tx, text, mostFound)))
  if (by.permissions.has('notices')) found.push(...(await noticesFound(tx, text, mostFound)))
  if (by.permissions.has('clients-documents') || by.permissions.has('archive')) found.push(...(await documentsFound(tx, text, mostFound)))
  return found.sort((one, other) => (one.at < other.at ? 1 : -1))
}

export const searchOperations = (api: Api): Operation[] => [
  api.deed({
    method: 'POST',
    path: '/api/desk/search',
    summary:
      'Cases one handles, by name, company, e-mail address, telephone or reference, over indexes that hold none of these. Nobody’s name is in the answer',
    example: {
      body: { text: 'benjelloun' },
      answer: {
        items: [
          {
            kind: 'message',
            id: '019ab2c3-d4e5-7f31-8172-93a4b5c6d7e8',
            reference: 'ME-2026-000012',
            state: 'open',
            at: '2026-11-26T10:15:00.000Z',
          },
        ],
      },
    },
    permission: 'search',
    purpose: 'security',
    body: SearchCases,
    returns: z.strictObject({ items: z.array(CaseFound) }),
    run: async (tx, { by, body }) => ({ items: await casesFound(tx, by, body.text) }),
  }),
]
