import { z } from 'zod'
import type { Deeds } from '#platform/db/transaction.ts'
import { type Operation, operation } from '#platform/http/operation.ts'
import { visitorExamples } from './examples.ts'
import type { Pages } from './pages.ts'
import { sendVisitorCode } from './send-code.ts'
import { codeMinutes } from './spend-code.ts'

const flag = z.union([z.boolean(), z.enum(['1', 'true'])]).optional()
const CodeWanted = z.strictObject({
  token: z.string().max(2_000),
  /** What was answered before, and comes back with the form. */
  bind: flag,
})
const html = 'text/html; charset=utf-8'
const says = 'The same for every token: whether a code was sent is told to the address alone'

/** Has a code sent to the visitor of a named link. It opens their address, so it needs a process that holds the root key. */
export function codeOperations(deeds: Deeds, pages: Pages): readonly Operation[] {
  return [
    operation({
      method: 'POST',
      path: '/acces/code',
      summary: 'Have a code sent to the visitor that a link was made for',
      example: visitorExamples.codeWanted,
      open: 'the token in the link is the key: who has none gets nothing',
      purpose: 'sharing the card',
      body: CodeWanted,
      answers: {
        200: { says, types: ['text/html'], json: z.strictObject({ minutes: z.int() }) },
        429: { says: 'Too many codes were asked for from this source', types: ['text/html'] },
      },
      async run({ body: { token, bind }, language, source, wantsHtml }) {
        const refused = await deeds.run((tx) => sendVisitorCode(tx, { token, language, source }))
        if (refused && !wantsHtml) throw refused
        if (!wantsHtml) return { status: 200, type: 'application/json; charset=utf-8', body: JSON.stringify({ minutes: codeMinutes }) }
        const form = { token, bind: bind !== undefined && bind !== false }
        return {
          status: refused ? 429 : 200,
          type: html,
          body: pages.codeSent(language, { ...form, refused: refused !== undefined }),
        }
      },
    }),
  ]
}
