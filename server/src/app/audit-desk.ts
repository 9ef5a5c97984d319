import { z } from 'zod'
import { AuditDay, type AuditListed, AuditPage, AuditStanding, ReadAudit } from '#contract/audit.ts'
import { pageOf, pageQuery } from '#contract/links.ts'
import type { Job } from '#contract/staff.ts'
import { jobsOfEach, peopleWith } from '#domains/access/index.ts'
import { figuresKnown } from '#domains/privacy/index.ts'
import { chainStanding } from '#platform/audit/chain-standing.ts'
import { dayPage } from '#platform/audit/day-pages.ts'
import { deedsOfDay, type EntryRead, entriesOfDay } from '#platform/audit/entries-of-day.ts'
import type { AtWork } from '#platform/audit/opening.ts'
import { record } from '#platform/audit/record.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { RowsTx } from '#platform/db/rows.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Api } from '#platform/http/deed.ts'
import type { Operation } from '#platform/http/operation.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Installation } from './installation.ts'
import { ownKeys } from './own-keys.ts'

type Reading = Installation['reading']
const limit = 50

/** What the last look at the whole record found: the figure of its promise, which is measured once a day. */
async function lastVerified(tx: RowsTx): Promise<AuditStanding['verified']> {
  const known = (await figuresKnown(tx)).get('entries of the record that are not as written')
  return known ? { at: known.checkedAt.toISOString(), entries: known.figure.of, bent: known.figure.count } : null
}

/** A page of the entries of a day. That it was read is on record before anything is shown. */
async function readAudit(tx: Tx, reading: Reading, { actor }: AtWork, { day, deed, job, after }: ReadAudit): Promise<AuditPage> {
  if (day > moroccanDate(tx.clock.now())) throw new Refusal('invalid', ['day'])
  await record(tx, actor, { deed: 'audit.read', object: { kind: 'audit', id: tx.ids.next() }, purpose: 'security' })
  const by = job && { job, holders: await peopleWith(tx, job) }
  const rows = await entriesOfDay(reading, { day, deed, by, after, limit: limit + 1 })
  const page = rows.slice(0, limit)
  const jobs = await jobsOfEach(tx, [...new Set(page.flatMap(({ actor_id }) => actor_id ?? []))])
  return {
    items: page.map((row) => listed(row, jobs)),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
    deeds: after === undefined ? await deedsOfDay(reading, day) : null,
  }
}

const listed = (row: EntryRead, jobs: ReadonlyMap<string, readonly Job[]>): AuditListed => ({
  id: row.id,
  at: row.at.toISOString(),
  number: row.number,
  actor: {
    kind: row.actor_kind,
    id: row.actor_id,
    jobs: row.jobs ?? [...(jobs.get(row.actor_id ?? '') ?? [])],
    asThen: row.jobs !== null,
  },
  deed: row.deed,
  object: { kind: row.object_kind, id: row.object_id },
  subject: row.subject_pseudonym,
  purpose: row.purpose,
  case: row.case_id,
  fields: row.fields ?? [],
})

const example = {
  id: '019ab2c3-d4e5-7f41-8172-93a4b5c6d7e8',
  at: '2026-11-23T08:15:00.000Z',
  number: '1204',
  actor: { kind: 'person', id: '019ab2c3-d4e5-7f42-8172-93a4b5c6d7e8', jobs: ['customer service'], asThen: true },
  deed: 'message.open',
  object: { kind: 'message', id: '019ab2c3-d4e5-7f43-8172-93a4b5c6d7e8' },
  subject: '5b1c6a52-6f0e-4a57-9a0e-2c1d7f5e8b90',
  purpose: 'contact requests',
  case: '019ab2c3-d4e5-7f43-8172-93a4b5c6d7e8',
  fields: ['name', 'email', 'text'],
} as const
const head = { number: '1190', signedAt: '2026-11-26T00:00:00.400Z', signature: 'good' } as const

/** The record, for the data protection officer: how it stands, and what is in it, by ids and pseudonyms. It is read as cc_read; cc_app only adds to it. */
export function auditOperations(api: Api, installation: Installation): Operation[] {
  const asks = { permission: 'audit', purpose: 'security' } as const
  const { reading } = installation
  return [
    api.view({
      ...asks,
      method: 'GET',
      path: '/api/desk/audit',
      summary: 'How far the chain of the record is, its newest signed heads, and what the last verification found',
      example: {
        answer: {
          last: { number: '1204', linkedAt: '2026-11-26T10:15:01.000Z' },
          waiting: 0,
          behindSeconds: 0,
          late: false,
          minuteHead: head,
          dayHead: { ...head, day: '2026-11-25' },
          verified: { at: '2026-11-26T03:00:00.000Z', entries: 1190, bent: 0 },
        },
      },
      returns: AuditStanding,
      run: async (tx) => ({ ...(await chainStanding(reading, await ownKeys(installation))), verified: await lastVerified(tx) }),
    }),
    api.view({
      ...asks,
      method: 'GET',
      path: '/api/desk/audit/days',
      summary:
        'The signed heads of days, the newest first, each held against our keys, with how many entries were linked since the one before',
      example: {
        query: {},
        answer: { items: [{ ...head, day: '2026-11-25', entries: 312, chain: 'ab'.repeat(32), keyVersion: 1 }], next: null },
      },
      query: z.strictObject({ after: z.iso.date().optional(), limit: pageQuery.shape.limit }),
      returns: pageOf(AuditDay),
      run: async (tx, { query }) => dayPage(tx, await ownKeys(installation), query),
    }),
    api.deed({
      ...asks,
      method: 'POST',
      path: '/api/desk/audit/entries',
      summary: 'What was done on a day, of one deed or by one job: ids and pseudonyms, never a name. That it was read is recorded',
      example: {
        body: { day: '2026-11-23' },
        answer: {
          items: [{ ...example, actor: { ...example.actor, jobs: [...example.actor.jobs] }, fields: [...example.fields] }],
          next: null,
          deeds: [{ deed: 'message.open', count: 1 }],
        },
      },
      body: ReadAudit,
      returns: AuditPage,
      run: (tx, { by, body }) => readAudit(tx, reading, by, body),
    }),
  ]
}
