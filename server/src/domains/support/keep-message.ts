import { sql } from 'kysely'
import type { Language } from '#contract/language.ts'
import type { MailKept } from '#contract/messages.ts'
import { system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { tried } from '#platform/limits/tried.ts'
import { postMail } from '#platform/mail/post.ts'
import { emailTerm } from '#platform/vault/normalise.ts'
import { indexSender } from './index-sender.ts'
import { receiptsTo, wordsToDesk } from './limits.ts'
import { deskMail, receiptMail } from './mail-kinds.ts'
import { purposeOf } from './message.ts'
import { attachmentContent, mailOf, questionOf, wishOf } from './message-rows.ts'
import type { ReadMessage } from './read-message.ts'

export interface NewMessage {
  readonly message: ReadMessage
  readonly language: Language
  readonly noProspecting: boolean
  /** The version of the notice that was read; of a mail, the one that its receipt carries. */
  readonly notice: string | undefined
  /** Of the form it came by: there is one message of each. */
  readonly ticketId: string
  /** Where it came by mail. */
  readonly mail?: MailOfMessage
}
export interface MailOfMessage {
  readonly kept: MailKept
  /** The bytes of the files that are kept, by the ids that were given to them. */
  readonly files: ReadonlyMap<string, Buffer>
}

/** Keeps a message, under a key of its own. Its sender gets a receipt, and the desk word that something waits. */
export async function keepMessage(
  tx: Tx,
  { message, language, noProspecting, notice, ticketId, mail }: NewMessage,
): Promise<{ readonly id: string; readonly reference: string }> {
  const { kind, says } = message
  const purpose = purposeOf[kind]
  const told = !mail?.kept.automatic && (await tried(tx, receiptsTo, emailTerm(says.email))) === 0
  const subject = await tx.vault.newSubject(tx, 'message', { actor: system, purpose })
  const [id, now] = [tx.ids.next(), tx.clock.now()]
  const row = {
    id,
    kind,
    language,
    subject_id: subject.id,
    no_prospecting: noProspecting,
    ticket: ticketId,
    // of a mail, the notice stands in the receipt alone
    notice: (mail && !told ? undefined : notice) ?? null,
    made_at: now,
    last_at: now,
  }
  const written = await tx.rows
    .insertInto('support.message')
    .values({
      ...row,
      reference: await nextReference(tx),
      question: kind === 'question' ? subject.seal(questionOf, id, says) : null,
      wish: kind === 'order' ? subject.seal(wishOf, id, says) : null,
      mail: mail ? subject.seal(mailOf, id, mail.kept) : null,
    })
    .returning(['id', 'reference'])
    .executeTakeFirstOrThrow()
  for (const [file, content] of mail?.files ?? [])
    await tx.rows
      .insertInto('support.attachment')
      .values({ id: file, message_id: id, content: subject.seal(attachmentContent, file, content) })
      .execute()
  await indexSender(tx, subject.id, kind, says)
  await record(tx, system, { deed: 'message.take', object: { kind: 'message', id }, subject, purpose })
  if (told) await postMail(tx, receiptMail, id)
  // mails come by the hundred: the desk is told that some wait, not of each
  if (!mail || (await tried(tx, wordsToDesk, 'mails')) === 0) await postMail(tx, deskMail, id)
  return written
}

/** `ME-2026-000001`: one series a year, given under lock. */
async function nextReference(tx: Tx): Promise<string> {
  const year = Number(moroccanDate(tx.clock.now()).slice(0, 4))
  const given = await sql<{ last: number }>`
    insert into support.message_number (year, last) values (${year}, 1)
    on conflict (year) do update set last = message_number.last + 1 returning last`.execute(tx.rows)
  return `ME-${year}-${String(given.rows[0]?.last ?? 0).padStart(6, '0')}`
}
