import type { Tx } from '#platform/db/transaction.ts'
import type { Reseal } from '#platform/vault/vault.ts'
import { applicantOf, followCode, packageFile, proofSent, stepSays } from './request-rows.ts'

/** Puts what this domain holds of a subject under the subject's new key. */
export async function reseal(tx: Tx, subjectId: string, again: Reseal): Promise<void> {
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
  for (const proof of await tx.rows.selectFrom('privacy.proof').select(['id', 'sent']).where('request_id', '=', id).execute())
    await tx.rows
      .updateTable('privacy.proof')
      .set({ sent: again(proofSent, proof.id, proof.sent) })
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
