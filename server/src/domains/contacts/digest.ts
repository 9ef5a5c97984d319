import { sql } from 'kysely'
import { reachedAt } from '#domains/accounts/index.ts'
import { system } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'
import type { Deeds, Tx } from '#platform/db/transaction.ts'
import { jobWaits } from '#platform/jobs/job-waits.ts'
import { postMail } from '#platform/mail/post.ts'
import { mailQueue } from '#platform/mail/queue.ts'
import { preferenceOf } from './preference.ts'

export const digestKind = 'contacts.digest'
/** An owner is written to every ten minutes at most. */
export const digestMinutes = 10

/** Something came that the owner is told of with the next digest. */
export async function tellOwner(tx: Tx, ownerId: string): Promise<void> {
  const now = tx.clock.now()
  await tx.rows
    .insertInto('contacts.digest')
    .values({ owner_id: ownerId, waiting_since: now, mailed_at: null, told_until: null })
    .onConflict((conflict) =>
      conflict
        .column('owner_id')
        .doUpdateSet(({ ref, fn, val }) => ({ waiting_since: fn.coalesce(ref('contacts.digest.waiting_since'), val(now)) })),
    )
    .execute()
}

/** How much of it there is. */
export const amountOf = ({ contacts, requests, questions }: News): number => contacts + requests + questions

export interface News {
  readonly contacts: number
  /** Who asks for access to a card. */
  readonly requests: number
  readonly questions: number
}

/** What came since the owner was last told, and is still there. */
export async function newsFor(tx: Tx, ownerId: string, since: Date | null): Promise<News> {
  const from = since ?? new Date(0)
  const standing = tx.rows
    .selectFrom('contacts.contact as contact')
    .where('contact.owner_id', '=', ownerId)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('contacts.deletion').whereRef('contact_id', '=', 'contact.id').select('contact_id'))),
    )
  const came = await standing
    .select(sql<number>`count(*) filter (where contact.kind = 'left')`.as('contacts'))
    .select(sql<number>`count(*) filter (where contact.kind = 'asked')`.as('requests'))
    .where('contact.left_at', '>', from)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('contacts.withdrawal').whereRef('contact_id', '=', 'contact.id').select('contact_id'))),
    )
    .executeTakeFirstOrThrow()
  const questions = await standing
    .innerJoin('contacts.question as question', 'question.contact_id', 'contact.id')
    .select(({ fn }) => fn.countAll<string>().as('all'))
    .where('question.asked_at', '>', from)
    .where('question.answered_at', 'is', null)
    .executeTakeFirstOrThrow()
  return { contacts: Number(came.contacts), requests: Number(came.requests), questions: Number(questions.all) }
}

/** Posts a digest to each owner for whom something waits. Several at once post one. */
export async function sendDigests(deeds: Deeds, clock: Clock): Promise<void> {
  const before = new Date(clock.now().getTime() - digestMinutes * 60_000)
  const due = await deeds.read((tx) =>
    tx.rows
      .selectFrom('contacts.digest')
      .select('owner_id')
      .where('waiting_since', 'is not', null)
      .where((where) => where.or([where('mailed_at', 'is', null), where('mailed_at', '<=', before)]))
      .execute(),
  )
  for (const { owner_id } of due) await deeds.run((tx) => digestTo(tx, owner_id, before))
}

async function digestTo(tx: Tx, ownerId: string, before: Date): Promise<void> {
  const row = await tx.rows
    .selectFrom('contacts.digest')
    .select(['waiting_since', 'mailed_at', 'told_until'])
    .where('owner_id', '=', ownerId)
    .forUpdate()
    .executeTakeFirst()
  if (!row?.waiting_since || (row.mailed_at && row.mailed_at > before)) return
  if (await jobWaits(tx, mailQueue, { kind: digestKind, id: ownerId })) return
  const wanted = (await preferenceOf(tx, ownerId)).digest && (await reachedAt(tx, system, ownerId)) !== undefined
  const news = await newsFor(tx, ownerId, row.told_until)
  if (wanted && amountOf(news) > 0) return postMail(tx, digestKind, ownerId)
  await tx.rows
    .updateTable('contacts.digest')
    .set({ waiting_since: null, told_until: tx.clock.now() })
    .where('owner_id', '=', ownerId)
    .execute()
}

/** The digest was handed over, and told of everything up to its moment: what came meanwhile waits for the next. */
export async function digestSent(tx: Tx, ownerId: string, toldUntil: Date): Promise<void> {
  await tx.rows.selectFrom('contacts.digest').select('owner_id').where('owner_id', '=', ownerId).forUpdate().execute()
  const later = await newsFor(tx, ownerId, toldUntil)
  await tx.rows
    .updateTable('contacts.digest')
    .set({
      mailed_at: tx.clock.now(),
      told_until: toldUntil,
      waiting_since: amountOf(later) > 0 ? tx.clock.now() : null,
    })
    .where('owner_id', '=', ownerId)
    .execute()
}
