import { z } from 'zod'
import { pageOf } from '#contract/links.ts'
import {
  AnswerRequest,
  AskBack,
  CorrectData,
  ExtendRequest,
  FileForSomebody,
  IdentityShown,
  RequestFigures,
  RequestListed,
  RequestOpened,
  RequestQueue,
} from '#contract/requests.ts'
import type { Api } from '#platform/http/deed.ts'
import { idParameter, type Operation } from '#platform/http/operation.ts'
import { answerRequest } from './answer-request.ts'
import { askBack, extendRequest } from './ask-back.ts'
import { deedOn } from './deed-on.ts'
import { correctAtDesk, deskQueue, fileAtDesk, identityShown, openAtDesk } from './desk.ts'
import { deskExamples, exampleRequestId } from './examples.ts'
import { requestById } from './find-request.ts'
import type { RightsHouse } from './house.ts'
import { requestFigures } from './request-figures.ts'

const permission = 'requests' as const
const purpose = 'rights' as const
const parameters = { request: idParameter('a request', exampleRequestId) }

/** What customer service and the data protection officer do with requests. Each look at one is recorded. */
export function deskOperations(api: Api, house: RightsHouse): Operation[] {
  const doing = deedOn('request', requestById, openAtDesk)
  const shared = { method: 'POST', permission, purpose, parameters, returns: RequestOpened } as const

  return [
    api.view({
      method: 'GET',
      path: '/api/desk/requests',
      summary:
        'Requests to be answered, oldest first, or those of them that are late; or answered ones, newest first. Nobody’s name is in the list',
      example: deskExamples.queue,
      permission,
      purpose,
      query: RequestQueue,
      returns: pageOf(RequestListed),
      run: (tx, { query }) => deskQueue(tx, query),
    }),
    api.view({
      method: 'GET',
      path: '/api/desk/requests/figures',
      summary:
        'Requests of the last twelve months by kind and by month: how many came, wait, were late, and how long an answer took. Counts alone',
      example: { none: 'what was counted depends on what there is' },
      permission,
      purpose,
      returns: RequestFigures,
      run: (tx) => requestFigures(tx),
    }),
    api.deed({
      method: 'POST',
      path: '/api/desk/requests',
      summary: 'File what somebody asked by letter, on the spot or by telephone',
      example: deskExamples.file,
      permission,
      purpose,
      creates: true,
      body: FileForSomebody,
      returns: RequestOpened,
      run: (tx, { by, body }) => fileAtDesk(tx, by, body),
    }),
    api.deed({
      ...shared,
      path: '/api/desk/requests/{request}/open',
      summary: 'Open a request: who asks, and in which words; that it was opened is recorded',
      example: deskExamples.one,
      run: async (tx, { by, parameters: { request = '' } }) => openAtDesk(tx, by, await requestById(tx, by.actor, request)),
    }),
    api.deed({
      ...shared,
      path: '/api/desk/requests/{request}/ask',
      summary: 'Ask its author for what is unclear: the clocks stand still until they answer; twice at most',
      example: deskExamples.ask,
      body: AskBack,
      run: doing((tx, actor, found, { text }) => askBack(tx, actor, found, text)),
    }),
    api.deed({
      ...shared,
      path: '/api/desk/requests/{request}/identity',
      summary: 'Say that who asks was shown to be who they are, and how',
      example: deskExamples.identity,
      body: IdentityShown,
      run: doing((tx, actor, found, { by }) => identityShown(tx, actor, found, by)),
    }),
    api.deed({
      ...shared,
      path: '/api/desk/requests/{request}/correct',
      summary: 'Put right what a request is about, wherever it is known; who received it sees the change',
      example: { none: 'a request for rectification whose author is shown' },
      body: CorrectData,
      returns: z.strictObject({ places: z.int(), request: RequestOpened }),
      async run(tx, { by, parameters: { request = '' }, body }) {
        const places = await correctAtDesk(tx, by.actor, house, await requestById(tx, by.actor, request), body)
        return { places, request: await openAtDesk(tx, by, await requestById(tx, by.actor, request)) }
      },
    }),
    api.deed({
      ...shared,
      path: '/api/desk/requests/{request}/extend',
      summary: 'Say until when the CNDP gave more time, and why',
      example: deskExamples.extend,
      body: ExtendRequest,
      run: doing(extendRequest),
    }),
    api.deed({
      ...shared,
      path: '/api/desk/requests/{request}/answer',
      summary: 'Answer in writing: granted, or refused for one of the listed reasons',
      example: deskExamples.answer,
      body: AnswerRequest,
      run: doing(answerRequest),
    }),
  ]
}
