import { UndoAsked, UndoEmail } from '#contract/second-factor.ts'
import type { Deeds } from '#platform/db/transaction.ts'
import { type Answer, type Ask, type Operation, operation } from '#platform/http/operation.ts'
import { problemAnswer, problemType } from '#platform/http/problem.ts'
import { undoExamples } from './factor-examples.ts'
import { formerEmailOf } from './former-email.ts'
import type { UndoPages } from './pages.ts'
import { undoEmail } from './undo-email.ts'

interface UndoHouse {
  readonly deeds: Deeds
  readonly pages: UndoPages
}

const json = 'application/json; charset=utf-8'
const page = (status: number, body: string, headers: Answer['headers'] = {}): Answer => ({
  status,
  type: 'text/html; charset=utf-8',
  body,
  headers,
})

/** The link that was mailed to a former address: what it undoes, and undoing it. Looking changes nothing, for mail programs look by themselves. */
export function undoOperations({ deeds, pages }: UndoHouse): readonly Operation[] {
  const refuse = (ask: Ask, code: 'undo-dead' | 'address-taken', drawn: string): Answer => {
    const answer = problemAnswer(ask.language, code)
    return ask.wantsHtml ? page(answer.status, drawn) : answer
  }
  const dead = (ask: Ask): Answer => refuse(ask, 'undo-dead', pages.dead(ask.language))

  async function look(ask: Ask<UndoEmail>): Promise<Answer> {
    const { token } = ask.body
    const found = await deeds.read((tx) => formerEmailOf(tx, token))
    if (!found) return dead(ask)
    if (ask.wantsHtml) return page(200, pages.ask(ask.language, { token, until: found.until }))
    return { status: 200, type: json, body: JSON.stringify(UndoAsked.parse({ until: found.until.toISOString() })) }
  }
  async function undo(ask: Ask<UndoEmail>): Promise<Answer> {
    const done = await deeds.run((tx) => undoEmail(tx, ask.body.token))
    if (done === undefined) return dead(ask)
    if (done === 'taken') return refuse(ask, 'address-taken', pages.taken(ask.language))
    return ask.wantsHtml ? page(200, pages.done(ask.language)) : { status: 204, type: json, body: '' }
  }

  const holding = { open: 'the link in the mail to the former address is the key: who has none gets nothing', purpose: 'security' } as const
  const lookAnswers = {
    200: { says: 'What the link undoes, and until when', types: ['text/html'], json: UndoAsked },
    404: { says: 'Unknown, used and late links answer alike', types: ['text/html', problemType] },
  }
  return [
    operation({
      ...holding,
      purpose: 'none',
      method: 'GET',
      path: '/adresse',
      summary: 'The page that opens the link by which a change of address is undone',
      example: {},
      answers: { 200: { says: 'The same bytes for every link, without personal data', types: ['text/html'] } },
      run: async (ask) => ({
        ...page(200, pages.shell(ask.language), { 'cache-control': 'public, max-age=300', vary: 'Accept-Language, Accept-Encoding' }),
        lasting: true,
      }),
    }),
    operation({
      ...holding,
      method: 'POST',
      path: '/adresse/open',
      summary: 'See what the link undoes; nothing is changed by looking',
      example: undoExamples.look,
      body: UndoEmail,
      answers: lookAnswers,
      run: look,
    }),
    operation({
      ...holding,
      method: 'POST',
      path: '/adresse',
      summary: 'See what the link undoes, without script',
      example: undoExamples.look,
      body: UndoEmail,
      answers: lookAnswers,
      run: look,
    }),
    operation({
      ...holding,
      method: 'POST',
      path: '/adresse/undo',
      summary: 'Give the account its former address back: every session ends, and what was added since to sign in with goes',
      example: undoExamples.undo,
      body: UndoEmail,
      answers: {
        200: { says: 'It is done', types: ['text/html'] },
        204: { says: 'It is done', types: [] },
        404: { says: 'Unknown, used and late links answer alike', types: ['text/html', problemType] },
        409: { says: 'Another account has the address by now', types: ['text/html', problemType] },
      },
      run: undo,
    }),
  ]
}
