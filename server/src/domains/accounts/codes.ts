import { randomInt, timingSafeEqual } from 'node:crypto'
import type { z } from 'zod'
import type { SignUp } from '#contract/accounts.ts'
import type { Language } from '#contract/language.ts'
import { system } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'
import type { Deeds, Tx } from '#platform/db/transaction.ts'
import { postMail } from '#platform/mail/post.ts'
import { Refusal } from '#platform/refusal.ts'
import { type AttemptReason, attemptMail, attemptTyped, type CodeMail } from './person-rows.ts'

export const codeMinutes = 10
export const codeTries = 5
/** How long what was typed is kept where nobody showed that the address is theirs. */
const attemptHours = 24

export interface NewAttempt {
  readonly reason: AttemptReason
  readonly address: string
  readonly language: Language
  readonly kind: CodeMail['kind']
  readonly personId?: string | undefined
  readonly typed?: z.infer<typeof SignUp>
}

/**
 * Sends a code of six figures to an address, and returns the attempt that it ends. The same is done, and takes the same time, for an address
 * that nobody has, but for the mail. Codes asked for before stay good for the browsers that asked: somebody else's asking ends nobody's code.
 */
export async function sendCode(tx: Tx, attempt: NewAttempt): Promise<string> {
  const { reason, address, language, kind, personId, typed } = attempt
  const id = tx.ids.next()
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const subject = await tx.vault.newSubject(tx, 'attempt', { actor: system, purpose: 'the account' })
  await tx.rows
    .insertInto('accounts.attempt')
    .values({
      id,
      reason,
      code_digest: await codeDigest(tx, id, code),
      person_id: personId ?? null,
      subject_id: subject.id,
      mail: subject.seal(attemptMail, id, { address, code, kind, language }),
      typed: typed ? subject.seal(attemptTyped, id, typed) : null,
      made_at: tx.clock.now(),
      ended_at: null,
    })
    .execute()
  await postMail(tx, 'accounts.code', id)
  return id
}

const codeDigest = (tx: Tx, attempt: string, code: string) => tx.vault.digest('accounts.attempt.code', `${attempt}|${code}`)

export interface Confirmed {
  readonly personId: string | null
  readonly address: string
  readonly typed: z.infer<typeof SignUp> | undefined
}

/**
 * Ends an attempt with its code: once, within ten minutes, at the fifth try at the latest. The refusal is returned, for the try must stay
 * counted; it is the same for a wrong code, a late one, a used one, and an attempt that never was.
 */
export async function confirmCode(
  tx: Tx,
  reason: AttemptReason,
  { attempt, code, personId }: { readonly attempt: string; readonly code: string; readonly personId?: string },
): Promise<Confirmed | Refusal> {
  const row = await tx.rows.selectFrom('accounts.attempt').selectAll().where('id', '=', attempt).forUpdate().executeTakeFirst()
  const given = await codeDigest(tx, attempt, code)
  const fresh = row && tx.clock.now().getTime() - row.made_at.getTime() < codeMinutes * 60_000
  if (!row || !fresh || row.ended_at || row.reason !== reason || row.tries >= codeTries) return new Refusal('code-wrong', ['code'])
  if (personId !== undefined && row.person_id !== personId) return new Refusal('code-wrong', ['code'])
  if (!timingSafeEqual(row.code_digest, given)) {
    await tx.rows
      .updateTable('accounts.attempt')
      .set(({ eb }) => ({ tries: eb('tries', '+', 1) }))
      .where('id', '=', attempt)
      .execute()
    return new Refusal('code-wrong', ['code'])
  }
  await tx.rows.updateTable('accounts.attempt').set({ ended_at: tx.clock.now() }).where('id', '=', attempt).execute()
  const subject = await tx.vault.subject(tx, row.subject_id, { actor: system, purpose: 'the account' })
  const { address } = subject.open(attemptMail, attempt, row.mail)
  return { personId: row.person_id, address, typed: row.typed ? subject.open(attemptTyped, attempt, row.typed) : undefined }
}

/** Attempts older than a day go, and their keys with them; so do sign-ins without their second factor, and applications that no code ever confirmed. */
export async function forgetAttempts(deeds: Deeds, clock: Clock): Promise<void> {
  const before = new Date(clock.now().getTime() - attemptHours * 3_600_000)
  await deeds.run(async (tx) => {
    await tx.rows.deleteFrom('accounts.half_sign_in').where('made_at', '<', before).execute()
    await tx.rows.deleteFrom('accounts.totp').where('confirmed_at', 'is', null).where('started_at', '<', before).execute()
  })
  for (;;) {
    const forgotten = await deeds.run(async (tx) => {
      const rows = await tx.rows
        .deleteFrom('accounts.attempt')
        .where('id', 'in', (some) => some.selectFrom('accounts.attempt').select('id').where('made_at', '<', before).limit(200))
        .returning('subject_id')
        .execute()
      for (const { subject_id } of rows) await tx.vault.erase(tx, subject_id)
      return rows.length
    })
    if (forgotten === 0) return
  }
}
