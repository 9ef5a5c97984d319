import type { Language } from '#contract/language.ts'
import { system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { postMail } from '#platform/mail/post.ts'
import { own } from './own-person.ts'
import { attemptMail, type CodeMail, type ToldKind } from './person-rows.ts'

export type About = Pick<CodeMail, 'device' | 'at' | 'left' | 'token'>

/** Tells an address something about an account without a code, like that it was replaced by another. It goes with the attempts, after a day. */
export async function tellAddress(
  tx: Tx,
  told: { readonly personId: string; readonly address: string; readonly language: Language; readonly kind: ToldKind },
  about: About = {},
): Promise<void> {
  const { personId, ...mail } = told
  const id = tx.ids.next()
  const subject = await tx.vault.newSubject(tx, 'attempt', { actor: system, purpose: 'the account' })
  await tx.rows
    .insertInto('accounts.attempt')
    .values({
      id,
      reason: 'told',
      code_digest: Buffer.alloc(32),
      person_id: personId,
      subject_id: subject.id,
      mail: subject.seal(attemptMail, id, { ...mail, ...about, code: '' }),
      typed: null,
      made_at: tx.clock.now(),
      ended_at: tx.clock.now(),
    })
    .execute()
  await postMail(tx, 'accounts.code', id)
}

/** Tells the holder of an account, at its address and in their language. */
export async function tellHolder(tx: Tx, personId: string, kind: ToldKind, about: About = {}): Promise<void> {
  const { shown, row } = await own(tx, system, personId)
  await tellAddress(tx, { personId, address: shown.email, language: row.language, kind }, about)
}
