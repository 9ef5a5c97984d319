import { type Actor, system } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'
import type { Deeds, Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { answerRequest } from './answer-request.ts'
import { answerWords } from './answer-words.ts'
import type { KnownOf } from './erase-request.ts'
import type { FoundRequest } from './find-request.ts'
import type { MakeCopy } from './house.ts'
import { requestsBy } from './index-applicant.ts'
import { applicantOf, packageFile } from './request-rows.ts'
import { takeStep } from './step.ts'

/** How long a copy waits to be fetched. */
export const packageDays = 7

/** Makes the copy somebody asked for, and answers. It waits, sealed under the request's key, to be fetched once. */
export async function prepareCopy(tx: Tx, makeCopy: MakeCopy, knownOf: KnownOf, found: FoundRequest): Promise<void> {
  const { id, language, reference, subject_id } = found.row
  const { email } = found.subject.open(applicantOf, id, found.row.applicant)
  // what they asked before is about them too
  const asked = email === undefined ? [subject_id] : await requestsBy(tx, email)
  const file = await makeCopy(tx, system, [...(await knownOf(tx, found)), ...asked], { caseId: id, language, reference })
  const now = tx.clock.now()
  await tx.rows
    .insertInto('privacy.package')
    .values({
      request_id: id,
      file: found.subject.seal(packageFile, id, file),
      made_at: now,
      ends_at: new Date(now.getTime() + packageDays * 86_400_000),
      taken_at: null,
    })
    .execute()
  await takeStep(tx, system, found, { step: 'prepared' })
  await answerRequest(tx, system, found, { outcome: 'granted', text: answerWords[language].copyReady })
}

/** Hands the copy out, once. Refuses where it was fetched already, or its time is over. */
export async function takeCopy(tx: Tx, actor: Actor, found: FoundRequest): Promise<Buffer> {
  const { id } = found.row
  const row = await tx.rows
    .selectFrom('privacy.package')
    .select(['file', 'ends_at'])
    .where('request_id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row?.file || row.ends_at <= tx.clock.now()) throw new Refusal('copy-gone')
  const file = found.subject.open(packageFile, id, row.file)
  await tx.rows.updateTable('privacy.package').set({ file: null, taken_at: tx.clock.now() }).where('request_id', '=', id).execute()
  await takeStep(tx, actor, found, { step: 'taken' })
  return file
}

/** Copies that nobody fetched in time go. */
export async function dropCopies(deeds: Deeds, clock: Clock): Promise<void> {
  await deeds.run((tx) =>
    tx.rows.updateTable('privacy.package').set({ file: null }).where('file', 'is not', null).where('ends_at', '<=', clock.now()).execute(),
  )
}
