import { moroccanDate } from '#platform/dates.ts'
import { alone, type Tx } from '#platform/db/transaction.ts'
import { tried } from '#platform/limits/tried.ts'
import { noticeVersion } from '#platform/notice.ts'
import { emailTerm } from '#platform/vault/normalise.ts'
import { type MailOutcome, type MailPlace, noteOutcome, outcomeBefore } from './fetched-mails.ts'
import { keepMessage } from './keep-message.ts'
import { mailsFrom, mostMailsInADay } from './limits.ts'
import { mailNoticeText } from './mail-notice.ts'
import { messageOfMail, type Reading, senderOf } from './message-of-mail.ts'

/** A mail that was fetched. `reading`: undefined where nothing of it could be read. */
export interface ArrivedMail {
  readonly place: MailPlace
  readonly bytes: Buffer
  readonly reading: Reading | undefined
}
/** Whether an address is one that we write from, or are written to. */
export type IsOurs = (address: string) => boolean

/** Takes a mail once: what becomes of it, and the message that it becomes, are written together. The mailbox is looked at by nobody here. */
export async function takeMail(tx: Tx, mail: ArrivedMail, isOurs: IsOurs): Promise<MailOutcome> {
  const { place, bytes } = mail
  await alone(tx, `support.fetched_mail ${place.validity} ${place.number}`)
  const before = await outcomeBefore(tx, place, bytes)
  if (before !== undefined && before !== 'waits') return before
  const outcome = await outcomeOf(tx, mail, isOurs)
  await noteOutcome(tx, place, bytes, outcome)
  return outcome
}

async function outcomeOf(tx: Tx, { reading }: ArrivedMail, isOurs: IsOurs): Promise<MailOutcome> {
  const from = reading && senderOf(reading.mail)
  if (!reading || from === undefined) return 'set aside'
  // what we write to our own desk comes back here: taken as a message, it would be written of again
  if (isOurs(from)) return 'ours'
  if (await isTooMuch(tx, from)) return 'waits'
  const message = messageOfMail(reading, () => tx.ids.next())
  if (!message) return 'set aside'
  const { says, language, mail } = message
  await keepMessage(tx, {
    message: { kind: 'question', says },
    language,
    // who writes a mail was asked for no choice, and agreed to nothing
    noProspecting: true,
    // the receipt carries the notice, for there was no form that it could stand beside
    notice: noticeVersion(mailNoticeText, moroccanDate(tx.clock.now())),
    ticketId: tx.ids.next(),
    mail,
  })
  return 'filed'
}

async function isTooMuch(tx: Tx, from: string): Promise<boolean> {
  if ((await tried(tx, mailsFrom, emailTerm(from))) > 0) return true
  const since = new Date(tx.clock.now().getTime() - 86_400_000)
  const today = await tx.rows
    .selectFrom('support.message')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('mail', 'is not', null)
    .where('made_at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(today.count) >= mostMailsInADay
}
