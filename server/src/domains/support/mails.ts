import type { Language } from '#contract/language.ts'
import type { MailKept } from '#contract/messages.ts'
import { system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Mail, Mails } from '#platform/mail/mail.ts'
import { answerMail, deskMail, receiptMail } from './mail-kinds.ts'
import { mailNotice } from './mail-notice.ts'
import { mailWords } from './mail-words.ts'
import { answerSays, mailOf, questionOf, wishOf } from './message-rows.ts'

/** A message for a mail to who wrote it; undefined once it is erased. */
async function reached(tx: Tx, id: string) {
  const row = await tx.rows.selectFrom('support.message').selectAll().where('id', '=', id).executeTakeFirst()
  const subject = row && (await tx.vault.subjects(tx, [row.subject_id], { actor: system, purpose: 'rights' })).get(row.subject_id)
  if (!row || !subject) return undefined
  const says = row.question ? subject.open(questionOf, id, row.question) : row.wish && subject.open(wishOf, id, row.wish)
  const mail = row.mail ? subject.open(mailOf, id, row.mail) : undefined
  return says ? { row, subject, address: says.email, mail } : undefined
}

/** What we write joins the mail that it answers, in its reader's mailbox. */
const joins = (mail: MailKept | undefined): Pick<Mail, 'answers'> =>
  mail?.mailId ? { answers: { mailId: mail.mailId, continues: mail.continues } } : {}

/** What of a mail was not kept, for its sender to know. */
function notKept(w: (typeof mailWords)[Language], { trouble, attachments, more }: MailKept): readonly string[] {
  const left = attachments.filter(({ kept }) => kept === null).length + more
  return [...(trouble === null ? [] : [w.trouble[trouble]]), ...(left === 0 ? [] : [w.leftOut(left)])]
}

/** That it came: the reference, and nothing of what was written. To who wrote a mail, what stands beside the form for others. */
async function receipt(tx: Tx, id: string, origin: URL, cndp: string | undefined): Promise<Mail | undefined> {
  const to = await reached(tx, id)
  if (!to) return undefined
  const { language, kind, reference } = to.row
  const w = mailWords[language]
  const action = { label: w.rights, url: new URL(`/droits/demande/${language}`, origin).href }
  return {
    to: { address: to.address },
    language,
    subject: w.receivedSubject,
    lines: [...w.received[kind](reference), ...(to.mail ? notKept(w, to.mail) : [])],
    action,
    small: [w.notYou, ...(to.mail ? mailNotice(language, cndp) : [])],
    ...joins(to.mail),
  }
}

/** The answer, as it was written for who asked. */
async function answer(tx: Tx, id: string, origin: URL): Promise<Mail | undefined> {
  const row = await tx.rows.selectFrom('support.answer').select(['message_id', 'says']).where('id', '=', id).executeTakeFirst()
  const to = row && (await reached(tx, row.message_id))
  if (!row || !to) return undefined
  const { language, reference } = to.row
  const w = mailWords[language]
  const text = to.subject.open(answerSays, id, row.says).split(/\n{2,}/)
  const action = { label: w.writeAgain, url: new URL(`/contact/${language}`, origin).href }
  return {
    to: { address: to.address },
    language,
    // beside the mail that it answers, the reference tells it from others
    subject: to.mail ? `${w.answerSubject} ${reference}` : w.answerSubject,
    lines: [w.answers(reference), ...text],
    action,
    small: [w.again(reference)],
    ...joins(to.mail),
  }
}

/** To the desk: that something waits, and under which reference. */
async function desk(tx: Tx, id: string, origin: URL, address: string): Promise<Mail | undefined> {
  const row = await tx.rows.selectFrom('support.message').select(['reference', 'kind']).where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const { deskSubject, desk: says, deskLabel } = mailWords.fr
  const action = { label: deskLabel, url: new URL(row.kind === 'question' ? '/bureau/messages' : '/bureau/commandes', origin).href }
  return { to: { address }, language: 'fr', subject: deskSubject, lines: [says[row.kind](row.reference)], action }
}

export const mails = (origin: URL, deskAddress: string, cndp?: string): Mails => ({
  [receiptMail]: (tx, id) => receipt(tx, id, origin, cndp),
  [answerMail]: (tx, id) => answer(tx, id, origin),
  [deskMail]: (tx, id) => desk(tx, id, origin, deskAddress),
})
