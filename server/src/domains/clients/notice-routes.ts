import { z } from 'zod'
import { Language } from '#contract/language.ts'
import { pageOf } from '#contract/links.ts'
import { NoticeListed, NoticeOpened, NoticeState } from '#contract/notices.ts'
import { queuePage } from '#contract/queues.ts'
import type { Api } from '#platform/http/deed.ts'
import { idParameter, type Operation } from '#platform/http/operation.ts'
import { exampleNotice, noticeExamples } from './examples.ts'
import { noticePage } from './notice-rows.ts'
import { openNotice } from './open-notice.ts'
import { sendNoticeAgain } from './send-notice-again.ts'

/** Notices due to people whose data somebody else entered, for those who answer rights. */
export function noticeOperations(api: Api): Operation[] {
  const asks = { permission: 'notices', purpose: 'rights' } as const
  const parameters = { notice: idParameter('a notice', exampleNotice) }
  return [
    api.view({
      ...asks,
      method: 'GET',
      path: '/api/desk/notices',
      summary:
        'Notices due to people whose data somebody else entered, the newest first: which are due, sent or failed. Nobody’s name is in the list',
      example: noticeExamples.list,
      query: z.strictObject({ ...queuePage, state: NoticeState.optional(), language: Language.optional() }),
      returns: pageOf(NoticeListed),
      run: (tx, { query }) => noticePage(tx, query),
    }),
    api.deed({
      ...asks,
      method: 'POST',
      path: '/api/desk/notices/{notice}/open',
      summary:
        'Open a notice: whom it is for, and what was entered by which company; that it was opened is recorded, and its person reads it',
      example: noticeExamples.open,
      parameters,
      returns: NoticeOpened,
      run: (tx, { by, parameters: { notice = '' } }) => openNotice(tx, by, notice),
    }),
    api.deed({
      ...asks,
      method: 'POST',
      path: '/api/desk/notices/{notice}/send-again',
      summary: 'Send a notice again whose every try failed; one that is on its way or was sent stays as it is',
      example: noticeExamples.sendAgain,
      parameters,
      returns: NoticeListed,
      run: (tx, { by, parameters: { notice = '' } }) => sendNoticeAgain(tx, by.actor, notice),
    }),
  ]
}
