import type { Deeds } from '#platform/db/transaction.ts'
import type { Inbox } from '#platform/mail/inbox.ts'
import type { MailReader } from '#platform/mail/read-mail.ts'
import { knownOf, type MailOutcome } from './fetched-mails.ts'
import { mostMailBytes, readingOf } from './mail-reading.ts'
import { type IsOurs, takeMail } from './take-mail.ts'

/** So many mails in one turn, and no new one begun after so long: the next turn goes on. */
const mostInATurn = 500
const longest = 30_000

interface Turn {
  readonly inbox: Inbox
  readonly reader: MailReader
  readonly isOurs: IsOurs
  readonly most?: number
}

/**
 * Makes messages of the mails that lie in the mailbox, each once, whenever this is killed: a mail is removed only when the message that it became is
 * committed, and one that is still there afterwards is known. One that fails holds no other up, and is tried again at the next turn; the first
 * failure is thrown when all are done.
 */
export async function fileMails(deeds: Deeds, { inbox, reader, isOurs, most = mostInATurn }: Turn): Promise<void> {
  const numbers = await inbox.numbers()
  const known = await deeds.run((tx) => knownOf(tx, inbox.validity, numbers))
  await inbox.remove(numbers.filter((number) => known.get(number) === 'filed'))
  // those that wait for their turn come after those that were never seen: who writes too much delays nobody else
  const waiting = numbers.filter((number) => known.get(number) === 'waits')
  const next = [...numbers.filter((number) => !known.has(number)), ...waiting].slice(0, most)
  const until = performance.now() + longest
  const failed: unknown[] = []
  for (const number of next) {
    if (performance.now() > until) break
    const outcome = await takeOne(deeds, { inbox, reader, isOurs }, number).catch((error: unknown) => void failed.push(error))
    if (outcome === 'filed') await inbox.remove([number]).catch((error: unknown) => void failed.push(error))
  }
  if (failed.length > 0) throw failed[0]
}

async function takeOne(deeds: Deeds, { inbox, reader, isOurs }: Turn, number: number): Promise<MailOutcome | undefined> {
  const fetched = await inbox.fetch(number, mostMailBytes)
  if (!fetched) return undefined
  const reading = await readingOf(reader, fetched)
  const place = { validity: inbox.validity, number }
  return deeds.run((tx) => takeMail(tx, { place, bytes: fetched.bytes, reading }, isOurs))
}
