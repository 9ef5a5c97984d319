import { AnswerBreakGlass, AskBreakGlass, BreakGlassList, type BreakGlassListed, BreakGlassOpened } from '#contract/break-glass.ts'
import { answerBreakGlass, askBreakGlass, breakGlassList, openBreakGlass } from '#domains/access/index.ts'
import { holderShown } from '#domains/accounts/index.ts'
import { messagesBy, messagesOf } from '#domains/support/index.ts'
import { type AtWork, openCase } from '#platform/audit/opening.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Api } from '#platform/http/deed.ts'
import { idParameter, type Operation } from '#platform/http/operation.ts'

/** The test that runs the examples puts one of its own in its place. */
export const exampleBreakGlass = '019ab2c3-d4e5-7f21-8172-93a4b5c6d7e8'
export const exampleBroken = 'salma.benjelloun@atlas-menuiserie.example'

const listed: BreakGlassListed = {
  id: exampleBreakGlass,
  reason: 'account taken over',
  state: 'asked',
  own: true,
  askedAt: '2026-11-27T09:00:00.000Z',
  answeredAt: null,
  until: '2026-11-28T09:00:00.000Z',
}
const opened: BreakGlassOpened = {
  ...listed,
  state: 'open',
  answeredAt: '2026-11-27T09:04:00.000Z',
  until: '2026-11-27T10:04:00.000Z',
  note: 'Appel de la titulaire, rappelée à son numéro.',
  account: {
    name: 'Salma Benjelloun',
    email: exampleBroken,
    phone: '+212661000013',
    company: 'Atlas Menuiserie',
    openedAt: '2026-10-02T08:00:00.000Z',
  },
  messages: [],
}

/** The account and the messages of whoever it is about: all of it is theirs to read about, as an emergency opening. The card has no key here. */
async function open(tx: Tx, by: AtWork, id: string): Promise<BreakGlassOpened> {
  const { row, listed, note, subject } = await openBreakGlass(tx, by, id)
  const file = { kind: 'break-glass', id, reference: null } as const
  await openCase(tx, by, {
    deed: 'break-glass.open',
    case: file,
    object: { kind: 'account', id: row.person_id },
    subject,
    purpose: 'security',
    fields: ['name', 'email', 'phone', 'company', 'note'],
  })
  const account = await holderShown(tx, by.actor, row.person_id)
  const messages = await messagesOf(tx, by.actor, await messagesBy(tx, account.email), id)
  for (const one of messages)
    await openCase(tx, by, {
      deed: 'break-glass.open',
      case: file,
      object: { kind: 'message', id: one.id },
      subject: one.subject,
      purpose: 'security',
      fields: ['text'],
    })
  return { ...listed, note, account, messages: messages.map(({ shown }) => shown) }
}

/** What staff open outside any case: asked by one person, approved by another, shown to whom it concerns. */
export function breakGlassOperations(api: Api): Operation[] {
  const asks = { permission: 'break-glass', purpose: 'security' } as const
  const approves = { permission: 'approvals', purpose: 'security' } as const
  const parameters = { breakGlass: idParameter('an emergency opening', exampleBreakGlass) }
  return [
    api.view({
      ...asks,
      method: 'GET',
      path: '/api/desk/break-glass',
      summary: 'The emergency openings that one asked for, the newest first. Nobody’s name is in the list',
      example: { answer: { items: [listed] } },
      returns: BreakGlassList,
      run: (tx, { by }) => breakGlassList(tx, { actor: by.actor, own: true }),
    }),
    api.view({
      ...approves,
      method: 'GET',
      path: '/api/desk/approvals/break-glass',
      summary: 'The emergency openings that wait for a second person, and what became of the others',
      example: { answer: { items: [{ ...listed, own: false }] } },
      returns: BreakGlassList,
      run: (tx, { by }) => breakGlassList(tx, { actor: by.actor, own: false }),
    }),
    api.deed({
      ...asks,
      fresh: true,
      method: 'POST',
      path: '/api/desk/break-glass',
      summary: 'Ask to open an account outside any case, and say why: it opens once a second person approved it',
      example: { body: { email: exampleBroken, reason: 'account taken over', note: opened.note }, answer: { items: [listed] } },
      creates: true,
      body: AskBreakGlass,
      returns: BreakGlassList,
      async run(tx, { by, body }) {
        await askBreakGlass(tx, by.actor, body)
        return breakGlassList(tx, { actor: by.actor, own: true })
      },
    }),
    api.deed({
      ...approves,
      fresh: true,
      method: 'POST',
      path: '/api/desk/approvals/break-glass/{breakGlass}',
      summary: 'Approve an emergency opening that somebody else asked for, for an hour; or refuse it',
      example: { body: { approved: true } },
      parameters,
      body: AnswerBreakGlass,
      run: (tx, { by, parameters: { breakGlass = '' }, body }) => answerBreakGlass(tx, by.actor, breakGlass, body.approved),
    }),
    api.deed({
      ...asks,
      method: 'POST',
      path: '/api/desk/break-glass/{breakGlass}/open',
      summary: 'Open what was approved: the account and its messages, never a card; the person reads that it was done',
      example: { answer: opened },
      parameters,
      returns: BreakGlassOpened,
      run: (tx, { by, parameters: { breakGlass = '' } }) => open(tx, by, breakGlass),
    }),
  ]
}
