import { type RawBuilder, sql } from 'kysely'
import type { Language } from '#contract/language.ts'
import type { NoticeListed, NoticeState } from '#contract/notices.ts'
import type { RowsTx } from '#platform/db/rows.ts'
import { jobsOfKind, type KnownJob } from '#platform/jobs/jobs-of-kind.ts'
import { mailQueue } from '#platform/mail/queue.ts'
import { liveSince } from './find-invitation.ts'
import { invitationMail } from './mail-kinds.ts'

/** A notice, and whether its invitation still waits for an answer. */
export const noticeRows = (tx: RowsTx) =>
  tx.rows
    .selectFrom('clients.notice as notice')
    .leftJoin('clients.invitation as invitation', (join) =>
      join.onRef('invitation.id', '=', 'notice.invitation_id').on('invitation.made_at', '>', liveSince(tx.clock.now())),
    )
    .selectAll('notice')
    .select(sql<boolean>`invitation.id is not null`.as('waits'))
type Row = Awaited<ReturnType<ReturnType<typeof noticeRows>['execute']>>[number]
type Jobs = ReadonlyMap<string, KnownJob>

export const noticeJobs = (tx: RowsTx): Promise<Jobs> => jobsOfKind(tx, mailQueue, invitationMail)

function stateOf({ sent_at }: Pick<Row, 'sent_at'>, job: KnownJob | undefined): NoticeState {
  if (sent_at) return 'sent'
  if (!job) return 'kept back'
  return job.parked ? 'failed' : 'due'
}

/** Nobody's name stands in a list, so a notice goes by the end of its id. */
export const referenceOf = (id: string): string => id.slice(-8)
/** What somebody may mean by a reference that they typed in haste. */
const referenceMeant = (typed: string): string => typed.replaceAll(/[^0-9a-z]/gi, '').toLowerCase()

export function noticeListed(row: Row, jobs: Jobs): NoticeListed {
  const job = row.sent_at ? undefined : jobs.get(row.id)
  const state = stateOf(row, job)
  return {
    id: row.id,
    kind: 'company invitation',
    reference: referenceOf(row.id),
    language: row.language,
    state,
    dueAt: row.posted_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
    version: row.version,
    tries: job?.tries ?? null,
    code: job?.code ?? null,
    can: { sendAgain: state === 'failed' && row.waits },
  }
}

export interface NoticePage {
  readonly state?: NoticeState | undefined
  readonly language?: Language | undefined
  /** As it was typed. */
  readonly reference?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** Notices, the newest first. */
export async function noticePage(tx: RowsTx, { state, language, reference, after, limit }: NoticePage) {
  const jobs = await noticeJobs(tx)
  const rows = await noticeRows(tx)
    .$if(state !== undefined, (query) => query.where(isIn(state ?? 'due', jobs)))
    .$if(language !== undefined, (query) => query.where('notice.language', '=', language ?? 'fr'))
    .$if(reference !== undefined, (query) => query.where(sql<boolean>`right(notice.id::text, 8) = ${referenceMeant(reference ?? '')}`))
    .$if(after !== undefined, (query) => query.where('notice.id', '<', after ?? ''))
    .orderBy('notice.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  return { items: page.map((row) => noticeListed(row, jobs)), next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}

function isIn(state: NoticeState, jobs: Jobs): RawBuilder<boolean> {
  const ids = (wanted: (job: KnownJob) => boolean) => [...jobs.values()].filter(wanted).map(({ object }) => object)
  switch (state) {
    case 'sent':
      return sql`notice.sent_at is not null`
    case 'failed':
      return sql`notice.sent_at is null and notice.id = any(${ids(({ parked }) => parked)}::uuid[])`
    case 'due':
      return sql`notice.sent_at is null and notice.id = any(${ids(({ parked }) => !parked)}::uuid[])`
    case 'kept back':
      return sql`notice.sent_at is null and notice.id <> all(${ids(() => true)}::uuid[])`
  }
}
