import { z } from 'zod'
import { AnswerExport, AskExport, ExportList, type ExportListed } from '#contract/breach-exports.ts'
import { type Api, Told } from '#platform/http/deed.ts'
import { idParameter, type Operation } from '#platform/http/operation.ts'
import { exampleBreachId } from './breach-examples.ts'
import { answerExport, askExport, exportList, type SecondPerson } from './breach-export.ts'
import type { ReachOf } from './breach-house.ts'
import { takeExport } from './take-export.ts'

/** The test that runs the examples puts one of its own in its place. */
export const exampleExport = '01936b3e-7c1a-7d2e-9f40-5a8b6c7d8eb4'
const listed: ExportListed = {
  id: exampleExport,
  breach: exampleBreachId,
  reference: 'VD-2026-000001',
  reason: 'told otherwise',
  state: 'asked',
  persons: 12,
  own: true,
  askedAt: '2026-11-27T09:00:00.000Z',
  answeredAt: null,
  takenAt: null,
  until: '2026-11-28T09:00:00.000Z',
}

export interface ExportsHouse {
  readonly reachOf: ReachOf
  readonly secondPerson: SecondPerson
}

/** The list of persons that leaves in a file: the data protection officer asks and takes, a second person approves. */
export function breachExportOperations(api: Api, { reachOf, secondPerson }: ExportsHouse): Operation[] {
  const asks = { permission: 'breaches', purpose: 'security' } as const
  const approves = { permission: 'approvals', purpose: 'security' } as const
  const parameters = { export: idParameter('a list that leaves', exampleExport) }
  return [
    api.view({
      ...asks,
      method: 'GET',
      path: '/api/desk/breach-exports',
      summary: 'The lists of persons concerned that one asked to take away, the newest first: counts alone',
      example: { answer: { items: [listed] } },
      returns: ExportList,
      run: (tx, { by }) => exportList(tx, { actor: by.actor, own: true }),
    }),
    api.view({
      ...approves,
      method: 'GET',
      path: '/api/desk/approvals/breach-exports',
      summary: 'The lists of persons concerned that wait for a second person, and what became of the others: counts alone',
      example: { answer: { items: [{ ...listed, own: false }] } },
      returns: ExportList,
      run: (tx, { by }) => exportList(tx, { actor: by.actor, own: false }),
    }),
    api.deed({
      ...asks,
      fresh: true,
      method: 'POST',
      path: '/api/desk/breaches/{breach}/exports',
      summary: 'Ask that the list of the persons concerned by an incident leave in a file: a second person approves it, within a day',
      example: { body: { reason: 'told otherwise' }, answer: { id: exampleExport } },
      parameters: { breach: idParameter('an incident', exampleBreachId) },
      creates: true,
      body: AskExport,
      returns: z.strictObject({ id: z.uuid() }),
      run: async (tx, { by, body, parameters: { breach = '' } }) => ({
        id: await askExport(tx, by.actor, { breachId: breach, reason: body.reason, secondPerson }),
      }),
    }),
    api.deed({
      ...approves,
      fresh: true,
      method: 'POST',
      path: '/api/desk/approvals/breach-exports/{export}',
      summary: 'Approve a list that somebody else asked for, to be taken once within an hour; or refuse it',
      example: { body: { approved: true } },
      parameters,
      body: AnswerExport,
      run: (tx, { by, parameters: { export: id = '' }, body }) => answerExport(tx, by.actor, id, body.approved),
    }),
    api.deed({
      ...asks,
      method: 'POST',
      path: '/api/desk/breach-exports/{export}/take',
      summary:
        'Take a list that was approved, once: reference, address, language and when each was told. Whoever has an address in it reads that it left',
      example: {},
      parameters,
      bytes: 'text/csv; charset=utf-8',
      async run(tx, { by, language, parameters: { export: id = '' } }) {
        const { csv, reference } = await takeExport(tx, by, { id, language, reachOf })
        return new Told(Buffer.from(csv), { 'content-disposition': `attachment; filename="${reference}.csv"` })
      },
    }),
  ]
}
