import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import type { Tables } from '../db/tables.ts'
import type { Tx } from '../db/transaction.ts'
import { Refusal } from '../refusal.ts'
import { type Sealed, sealedJson } from '../vault/sealed.ts'
import type { Reseal } from '../vault/vault.ts'
import type { Answer, Ask } from './operation.ts'
import type { SignedIn } from './signed-in.ts'

declare module '../db/tables.ts' {
  interface Tables {
    'requests.kept_answer': { id: string; subject_id: string; key_digest: Buffer; answer: Sealed<Kept> | null; made_at: Date }
  }
}

const Kept = z.strictObject({ request: z.string(), status: z.int(), type: z.string(), body: z.string() })
type Kept = z.infer<typeof Kept>
export const keptColumn = sealedJson('requests.kept_answer', 'answer', Kept, ['security'])

export const keptHours = 24

/**
 * Runs once for an actor and an `Idempotency-Key`: a second call, also one made at the same time, gets the answer of the first. The row is
 * claimed in the deed's own transaction. Refuses the same key with another request. Refused and failed calls are not kept.
 */
export async function keptAnswer(
  tx: Tx,
  by: SignedIn,
  key: string,
  { method, path }: { readonly method: string; readonly path: string },
  { parameters, query, body, file }: Pick<Ask, 'parameters' | 'query' | 'body' | 'file'>,
  run: () => Promise<Answer | Refusal>,
): Promise<Answer | Refusal> {
  const digest = createHash('sha256').update(`${by.subjectId}|${key}`).digest()
  const request = createHash('sha256')
    .update(JSON.stringify([method, path, parameters, query, body]))
    .update(file?.bytes ?? '')
    .digest('base64')
  const subject = await tx.vault.subject(tx, by.subjectId, { actor: by.actor, purpose: 'security' })
  const claimed = await tx.rows
    .insertInto('requests.kept_answer')
    .values({ id: tx.ids.next(), subject_id: subject.id, key_digest: digest, answer: null, made_at: tx.clock.now() })
    .onConflict((conflict) => conflict.columns(['subject_id', 'key_digest']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!claimed) {
    const known = await tx.rows
      .selectFrom('requests.kept_answer')
      .select(['id', 'answer'])
      .where('subject_id', '=', subject.id)
      .where('key_digest', '=', digest)
      .executeTakeFirstOrThrow()
    if (!known.answer) throw new Error('a kept answer is empty')
    const kept = subject.open(keptColumn, known.id, known.answer)
    if (kept.request !== request) return new Refusal('key-reused', ['Idempotency-Key'])
    return { status: kept.status, type: kept.type, body: kept.body, headers: { 'idempotency-replayed': 'true' } }
  }
  const answer = await run()
  if (answer instanceof Refusal) throw answer
  const kept = { request, status: answer.status, type: answer.type, body: String(answer.body) }
  await tx.rows
    .updateTable('requests.kept_answer')
    .set({ answer: subject.seal(keptColumn, claimed.id, kept) })
    .where('id', '=', claimed.id)
    .execute()
  return answer
}

/** Answers older than a day are forgotten. */
export async function forgetKeptAnswers(db: Kysely<Tables>, clock: Clock): Promise<void> {
  const before = new Date(clock.now().getTime() - keptHours * 3_600_000)
  await db.deleteFrom('requests.kept_answer').where('made_at', '<', before).execute()
}

/** Puts the kept answers of a subject under its new key. */
export async function reseal(tx: Tx, subjectId: string, again: Reseal): Promise<void> {
  const rows = await tx.rows
    .selectFrom('requests.kept_answer')
    .select(['id', 'answer'])
    .where('subject_id', '=', subjectId)
    .forNoKeyUpdate()
    .execute()
  for (const { id, answer } of rows)
    if (answer)
      await tx.rows
        .updateTable('requests.kept_answer')
        .set({ answer: again(keptColumn, id, answer) })
        .where('id', '=', id)
        .execute()
}
