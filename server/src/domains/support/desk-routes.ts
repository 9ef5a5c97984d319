import type { z } from 'zod'
import { pageOf } from '#contract/links.ts'
import {
  AnswerMessage,
  CloseMessage,
  type MessageKind,
  MessageListed,
  MessageQueue,
  OrderOpened,
  QuestionOpened,
} from '#contract/messages.ts'
import type { StaffPermission } from '#contract/permissions.ts'
import type { AtWork } from '#platform/audit/opening.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { type Api, Told } from '#platform/http/deed.ts'
import { idParameter, type Operation } from '#platform/http/operation.ts'
import { answerMessage, closeMessage, type OnCasesEnded } from './answer-message.ts'
import { messageQueue, openOrder, openQuestion, type ShownInCase } from './desk.ts'
import { deskExamples, exampleAttachmentId, exampleOrderId, exampleQuestionId } from './examples.ts'
import { mediaTypes } from './file-kind.ts'
import { purposeOf } from './message.ts'
import { openAttachment } from './open-attachment.ts'

/** What else was made for cases, which `app/` knows. */
export interface CasesHouse {
  readonly shownIn: ShownInCase
  readonly ended: readonly OnCasesEnded[]
}

/** What customer service does with questions, and sales with wishes for cards: each sees theirs alone, and each look at one is recorded. */
export function messageDeskOperations(api: Api, { shownIn, ended }: CasesHouse): Operation[] {
  const questions = {
    kind: 'question',
    path: '/api/desk/messages',
    permission: 'messages',
    what: 'a question',
    id: exampleQuestionId,
  } as const
  const orders = {
    kind: 'order',
    path: '/api/desk/orders',
    permission: 'order-messages',
    what: 'a wish for cards',
    id: exampleOrderId,
  } as const
  return [
    ...operationsOf(api, {
      ...questions,
      opened: QuestionOpened,
      ended,
      open: (tx, by, id) => openQuestion(tx, by, id, shownIn),
      examples: deskExamples.question,
    }),
    api.deed({
      method: 'POST',
      path: `${questions.path}/{message}/attachments/{attachment}/open`,
      summary: 'A file that came with a mail, as it came: nobody looked whether it does harm. That it was opened is recorded',
      example: {},
      permission: questions.permission,
      purpose: purposeOf.question,
      parameters: { message: idParameter('a question', questions.id), attachment: idParameter('a file of it', exampleAttachmentId) },
      bytes: [mediaTypes.pdf, mediaTypes.png, mediaTypes.jpeg],
      async run(tx, { by, parameters: { message = '', attachment = '' } }) {
        const { content, name, type } = await openAttachment(tx, by, message, attachment)
        return new Told(content, { 'content-disposition': `attachment; filename="${name}"` }, type)
      },
    }),
    ...operationsOf(api, { ...orders, opened: OrderOpened, ended: [], open: openOrder, examples: deskExamples.order }),
  ]
}

interface Desk<Opened> {
  readonly kind: MessageKind
  readonly path: string
  readonly permission: StaffPermission
  readonly what: string
  readonly id: string
  readonly opened: z.ZodType<Opened>
  readonly ended: readonly OnCasesEnded[]
  open(tx: Tx, by: AtWork, id: string): Promise<Opened>
  readonly examples: {
    readonly queue: object
    readonly open: { readonly answer: Opened }
    readonly answer: { readonly body: { readonly text: string }; readonly answer: Opened }
    readonly close: { readonly body: z.input<typeof CloseMessage>; readonly answer: Opened }
  }
}

function operationsOf<Opened>(api: Api, { kind, path, permission, what, id, opened, open, ended, examples }: Desk<Opened>): Operation[] {
  const purpose = purposeOf[kind]
  const shared = { method: 'POST', permission, purpose, parameters: { message: idParameter(what, id) }, returns: opened } as const
  return [
    api.view({
      method: 'GET',
      path,
      summary: `What waits, the oldest first; or what is closed, the newest first: ${what} each. Nobody’s name is in the list`,
      example: examples.queue,
      permission,
      purpose,
      query: MessageQueue,
      returns: pageOf(MessageListed),
      run: (tx, { query, by }) => messageQueue(tx, kind, query, by.actor.id),
    }),
    api.deed({
      ...shared,
      path: `${path}/{message}/open`,
      summary: `Open ${what}: who wrote, and what; that it was opened is recorded`,
      example: examples.open,
      run: (tx, { by, parameters: { message = '' } }) => open(tx, by, message),
    }),
    api.deed({
      ...shared,
      path: `${path}/{message}/answer`,
      summary: `Answer ${what}: sent by mail with its reference, and kept with who wrote it`,
      example: examples.answer,
      body: AnswerMessage,
      async run(tx, { by, parameters: { message = '' }, body }) {
        await answerMessage(tx, by.actor, { kind, id: message, by: by.actor.id }, body.text)
        return open(tx, by, message)
      },
    }),
    api.deed({
      ...shared,
      path: `${path}/{message}/close`,
      summary: `Close ${what}: nothing more is to be said; it is erased a year later`,
      example: examples.close,
      body: CloseMessage,
      async run(tx, { by, parameters: { message = '' }, body }) {
        await closeMessage(tx, by.actor, { kind, id: message, by: by.actor.id }, body.why, ended)
        return open(tx, by, message)
      },
    }),
  ]
}
