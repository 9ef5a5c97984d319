import { system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Reseal } from '#platform/vault/vault.ts'
import { breachSays } from './breach-rows.ts'
import { resealHolds } from './hold-renew.ts'
import { indexApplicant } from './index-applicant.ts'
import { applicantOf, followCode, packageFile, proofCode, stepSays } from './request-rows.ts'

/** Puts what this domain holds of a subject under the subject's new key. */
export async function reseal(tx: Tx, subjectId: string, again: Reseal): Promise<void> {
  await resealHolds(tx, subjectId, again)
  await resealBreach(tx, subjectId, again)
  const row = await tx.rows
    .selectFrom('privacy.request')
    .select(['id', 'applicant', 'code'])
    .where('subject_id', '=', subjectId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return
  const { id } = row
  const request = { applicant: again(applicantOf, id, row.applicant), code: again(followCode, id, row.code) }
  await tx.rows.updateTable('privacy.request').set(request).where('id', '=', id).execute()
  for (const step of await tx.rows.selectFrom('privacy.step').select(['id', 'says']).where('request_id', '=', id).execute())
    if (step.says)
      await tx.rows
        .updateTable('privacy.step')
        .set({ says: again(stepSays, step.id, step.says) })
        .where('id', '=', step.id)
        .execute()
  for (const proof of await tx.rows.selectFrom('privacy.proof').select(['id', 'code']).where('request_id', '=', id).execute())
    await tx.rows
      .updateTable('privacy.proof')
      .set({ code: again(proofCode, proof.id, proof.code) })
      .where('id', '=', proof.id)
      .execute()
  const copy = await tx.rows.selectFrom('privacy.package').select('file').where('request_id', '=', id).forUpdate().executeTakeFirst()
  if (copy?.file)
    await tx.rows
      .updateTable('privacy.package')
      .set({ file: again(packageFile, id, copy.file) })
      .where('request_id', '=', id)
      .execute()
}

async function resealBreach(tx: Tx, subjectId: string, again: Reseal): Promise<void> {
  const breach = await tx.rows.selectFrom('privacy.breach').select('id').where('subject_id', '=', subjectId).executeTakeFirst()
  if (!breach) return
  for (const { id, says } of await tx.rows
    .selectFrom('privacy.breach_entry')
    .select(['id', 'says'])
    .where('breach_id', '=', breach.id)
    .execute())
    await tx.rows
      .updateTable('privacy.breach_entry')
      .set({ says: again(breachSays, id, says) })
      .where('id', '=', id)
      .execute()
}

/** Makes the index entries of a subject anew, under the newest index key. False where this domain has none of it. */
export async function reindex(tx: Tx, subjectId: string): Promise<boolean> {
  const row = await tx.rows
    .selectFrom('privacy.request')
    .select(['id', 'applicant'])
    .where('subject_id', '=', subjectId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!row) return false
  const subject = await tx.vault.subject(tx, subjectId, { actor: system, purpose: 'rights' })
  await indexApplicant(tx, subjectId, subject.open(applicantOf, row.id, row.applicant))
  return true
}
