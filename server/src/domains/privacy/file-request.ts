import { sql } from 'kysely'
import type { Language } from '#contract/language.ts'
import type { Applicant, RequestDoor, RequestKind, RestrictedUse } from '#contract/requests.ts'
import type { Actor } from '#platform/actor.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { postMail } from '#platform/mail/post.ts'
import { newFollowCode } from './follow-code.ts'
import { indexApplicant } from './index-applicant.ts'
import { receivedMail } from './mail-kinds.ts'
import { byMail, sendProof } from './prove-request.ts'
import { dueOf, missingIn } from './request.ts'
import { applicantOf, followCode } from './request-rows.ts'
import { takeStep } from './step.ts'

export interface NewRequest {
  readonly kind: RequestKind
  readonly door: RequestDoor
  readonly language: Language
  readonly applicant: Applicant
  /** The account it comes from, whose holder has just proved that it is they. */
  readonly personId?: string
  readonly uses?: readonly RestrictedUse[] | undefined
  /** The day it reached us, where that is not today. */
  readonly receivedOn?: string | undefined
  /** Drawn with the form it came by. */
  readonly ticket?: string | undefined
  /** The version of the notice beside that form. */
  readonly notice?: string | undefined
  /** Whether the address given may be written to: counted by whoever calls. */
  readonly mail: boolean
}

/**
 * Takes in what somebody asks about their data, whoever they are: it has a reference and its clocks from here on. Without an account it must be
 * shown that the address is theirs; what is missing is asked for at once, and the clocks stand still. Nothing tells whether they are known.
 */
export async function fileRequest(tx: Tx, actor: Actor, input: NewRequest): Promise<{ readonly id: string; readonly code: string }> {
  const { kind, door, language, applicant, personId } = input
  const subject = await tx.vault.newSubject(tx, 'request', { actor, purpose: 'rights' })
  const [id, code, now] = [tx.ids.next(), newFollowCode(), tx.clock.now()]
  const proven = personId !== undefined
  const receivedOn = input.receivedOn ?? moroccanDate(now)
  const row = { id, state: proven ? ('open' as const) : ('identity' as const), proven_at: proven ? now : null }
  await tx.rows
    .insertInto('privacy.request')
    .values({
      ...row,
      reference: await nextReference(tx),
      kind,
      door,
      language,
      subject_id: subject.id,
      applicant: subject.seal(applicantOf, id, applicant),
      code: subject.seal(followCode, id, code),
      person_id: personId ?? null,
      received_on: receivedOn,
      waits_until: null,
      extended_until: null,
      uses: input.uses ? [...input.uses] : null,
      ticket: input.ticket ?? null,
      notice: input.notice ?? null,
      made_at: now,
      ended_at: null,
      due_on: dueOf({ kind, received_on: receivedOn, extended_until: null }, [], now),
    })
    .execute()
  await indexApplicant(tx, subject.id, applicant)
  await takeStep(tx, actor, { row, subject }, { step: 'received' })
  if (missingIn(kind, applicant).length > 0) await takeStep(tx, actor, { row, subject }, { step: 'asked' })
  if (input.mail && applicant.email !== undefined) {
    if (!proven) await sendProof(tx, { id, subject }, byMail)
    await postMail(tx, receivedMail, id)
  }
  return { id, code }
}

/** `DR-2026-000001`: one series a year, given under lock. */
async function nextReference(tx: Tx): Promise<string> {
  const year = Number(moroccanDate(tx.clock.now()).slice(0, 4))
  const given = await sql<{ last: number }>`
    insert into privacy.request_number (year, last) values (${year}, 1)
    on conflict (year) do update set last = request_number.last + 1 returning last`.execute(tx.rows)
  return `DR-${year}-${String(given.rows[0]?.last ?? 0).padStart(6, '0')}`
}
