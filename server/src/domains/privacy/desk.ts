import { sql } from 'kysely'
import type { z } from 'zod'
import type { CorrectData, FileForSomebody, RequestListed, RequestOpened, RequestQueue, shownBy } from '#contract/requests.ts'
import type { Actor } from '#platform/actor.ts'
import { type AtWork, openCase } from '#platform/audit/opening.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { tooMany } from '#platform/limits/tried.ts'
import { referencesMeant } from '#platform/references.ts'
import { Refusal } from '#platform/refusal.ts'
import { emailTerm } from '#platform/vault/normalise.ts'
import { fileRequest } from './file-request.ts'
import { type FoundRequest, requestById } from './find-request.ts'
import type { RightsHouse } from './house.ts'
import { mailsTo } from './limits.ts'
import { lateAt, requestListed, requestOpened, stepsOf } from './request-views.ts'
import { takeStep } from './step.ts'
import { knownThrough } from './work-on-requests.ts'

/** What is to be done, the oldest first; of it what is late, that which is latest first; or what was done, the newest first. Nobody's name is in it. */
export async function deskQueue(tx: Tx, { state, limit, after, kind, language, reference }: RequestQueue) {
  const ended = state === 'ended'
  const late = state === 'late'
  const begin = late && after !== undefined ? await dueAt(tx, after) : undefined
  const rows = await tx.rows
    .selectFrom('privacy.request')
    .selectAll()
    .where(late ? lateAt(tx.clock.now()) : sql<boolean>`ended_at ${ended ? sql`is not` : sql`is`} null`)
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? 'copy'))
    .$if(language !== undefined, (query) => query.where('language', '=', language ?? 'fr'))
    .$if(reference !== undefined, (query) =>
      query.where('reference', '=', sql<string>`any(${referencesMeant('DR', reference ?? '', tx.clock.now())}::text[])`),
    )
    .$if(after !== undefined && !late, (query) => query.where('id', ended ? '<' : '>', after ?? ''))
    .$if(begin !== undefined, (query) => query.where(sql<boolean>`(due_on, id) > (${begin?.due_on ?? ''}::date, ${begin?.id ?? ''}::uuid)`))
    .$if(late, (query) => query.orderBy('due_on'))
    .orderBy('id', ended ? 'desc' : 'asc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const steps = Map.groupBy(
    await stepsOf(
      tx,
      page.map(({ id }) => id),
    ),
    ({ request_id }) => request_id,
  )
  const items: RequestListed[] = page.map((row) => requestListed(row, steps.get(row.id) ?? [], tx.clock.now()))
  return { items, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}

/** Where a page of what is late begins. A list that lost its place says so, and does not begin anew. */
async function dueAt(tx: Tx, id: string) {
  const row = await tx.rows.selectFrom('privacy.request').select(['due_on', 'id']).where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('not-found', ['after'])
  return row
}

/** Opens a request for the desk: who asks, and in which words. That it was opened is recorded before anything of it is shown. */
export async function openAtDesk(tx: Tx, by: AtWork, found: FoundRequest): Promise<RequestOpened> {
  const { id, reference } = found.row
  await openCase(tx, by, {
    deed: 'request.open',
    case: { kind: 'request', id, reference },
    subject: found.subject,
    purpose: 'rights',
    fields: ['name', 'email', 'phone', 'text', 'answers'],
    ended: found.row.ended_at !== null,
  })
  return requestOpened(tx, found)
}

/**
 * Files what somebody asked by letter, on the spot or by telephone: it counts from the day it came, which is not to come, nor longer ago than the
 * two years of the policy. An address is shown to be theirs as by every door.
 */
export async function fileAtDesk(tx: Tx, by: AtWork, input: z.infer<typeof FileForSomebody>): Promise<RequestOpened> {
  const { receivedOn, applicant } = input
  const now = tx.clock.now()
  if (receivedOn !== undefined && (receivedOn > moroccanDate(now) || receivedOn < moroccanDate(now, { months: -24 })))
    throw new Refusal('invalid', ['receivedOn'])
  const mail = applicant.email !== undefined && (await tooMany(tx, [mailsTo, emailTerm(applicant.email)])) === undefined
  const { id } = await fileRequest(tx, by.actor, { ...input, door: 'staff', mail })
  return openAtDesk(tx, by, await requestById(tx, by.actor, id))
}

/** Who asks was shown to be who they are otherwise than by a code; how is kept with the step. */
export async function identityShown(tx: Tx, actor: Actor, found: FoundRequest, by: (typeof shownBy)[number]): Promise<void> {
  if (found.row.proven_at) throw new Refusal('request-state')
  const proven = tx.clock.now()
  await tx.rows.updateTable('privacy.request').set({ proven_at: proven }).where('id', '=', found.row.id).execute()
  if (found.row.state === 'identity') await takeStep(tx, actor, found, { step: 'proved', says: by })
}

/** Puts right what a request for rectification is about, wherever it is known. Refuses while it is not shown who asks. Returns in how many places. */
export async function correctAtDesk(tx: Tx, actor: Actor, house: RightsHouse, found: FoundRequest, change: CorrectData): Promise<number> {
  if (found.row.kind !== 'rectification' || found.row.state !== 'open') throw new Refusal('request-state')
  return house.correct(tx, actor, await knownThrough(house)(tx, found), change)
}
