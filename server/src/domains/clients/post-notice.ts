import type { Language } from '#contract/language.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { postMail } from '#platform/mail/post.ts'
import { invitationMail } from './mail-kinds.ts'

/** Has the notice sent. Which version it was is written down when it is handed over: that row is the proof, and names nobody. */
export async function postNotice(
  tx: Tx,
  { invitationId, companyId, language }: { readonly invitationId: string; readonly companyId: string; readonly language: Language },
): Promise<void> {
  const id = tx.ids.next()
  await tx.rows
    .insertInto('clients.notice')
    .values({
      id,
      invitation_id: invitationId,
      company_id: companyId,
      language,
      version: null,
      posted_at: tx.clock.now(),
      sent_at: null,
    })
    .execute()
  await postMail(tx, invitationMail, id)
}

/** A notice that never left is no proof of anything. */
export async function dropUnsent(tx: Tx, invitationId: string): Promise<void> {
  await tx.rows.deleteFrom('clients.notice').where('invitation_id', '=', invitationId).where('sent_at', 'is', null).execute()
}
