import { z } from 'zod'
import { Id } from './accounts.ts'
import { invitedRoles } from './companies.ts'
import { Language } from './language.ts'

const Moment = z.iso.datetime()

/** Whose entering of somebody else's data makes a notice due (law 09-08, art. 5-3). */
export const noticeKinds = ['company invitation'] as const
/**
 * Due from the moment the data were entered, until it is sent. `failed`: every try failed, and nothing is tried any more. `kept back`: it was not sent
 * and will not be, for its invitation is over, or its person stopped the use.
 */
export const noticeStates = ['due', 'sent', 'failed', 'kept back'] as const
export const NoticeState = z.enum(noticeStates)
export type NoticeState = z.infer<typeof NoticeState>

/** One line of the list: nobody is named, nor the company. */
export const NoticeListed = z.strictObject({
  id: Id,
  kind: z.enum(noticeKinds),
  reference: z.string(),
  language: Language,
  state: NoticeState,
  dueAt: Moment,
  /** The proof that is kept: when it was handed over, and which edition. */
  sentAt: Moment.nullable(),
  version: z.string().nullable(),
  /** How often sending was tried, and why the last try failed: a code. Null where nothing is being sent. */
  tries: z.int().nullable(),
  code: z.string().nullable(),
  can: z.strictObject({ sendAgain: z.boolean() }),
})
export type NoticeListed = z.infer<typeof NoticeListed>

/** One of them, opened. What was entered is null once its invitation is over: then nothing of the person is left. */
export const NoticeOpened = NoticeListed.extend({
  entered: z
    .strictObject({
      company: z.string(),
      email: z.string(),
      role: z.enum(invitedRoles),
      at: Moment,
      endsAt: Moment,
    })
    .nullable(),
})
export type NoticeOpened = z.infer<typeof NoticeOpened>
