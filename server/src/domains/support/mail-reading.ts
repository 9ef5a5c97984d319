import type { FetchedMail } from '#platform/mail/inbox.ts'
import type { MailReader } from '#platform/mail/read-mail.ts'
import type { Reading } from './message-of-mail.ts'

/** A mail larger than that is looked at by its beginning alone. */
export const mostMailBytes = 10_000_000

/** A mail as far as it can be read: whole, or by its head and the beginning of what follows. Undefined where not even that can be. */
export async function readingOf(reader: MailReader, { bytes, size }: FetchedMail): Promise<Reading | undefined> {
  const tooLarge = size > mostMailBytes
  const mail = await reader.read(bytes)
  const { head, rest } = partsOf(bytes)
  // parts that are not where they were said to be are nowhere: what stands there is shown as it stands
  const isEmpty = mail && mail.text.trim() === '' && mail.attachments.length === 0
  if (mail && isEmpty && rest.trim() !== '') return { mail: { ...mail, text: rest }, trouble: tooLarge ? 'too large' : 'unreadable' }
  if (mail) return { mail, trouble: tooLarge ? 'too large' : null }
  const known = await reader.read(Buffer.from(`${head}\r\n\r\n`, 'latin1'))
  return known && { mail: { ...known, text: rest, attachments: [] }, trouble: tooLarge ? 'too large' : 'unreadable' }
}

const asked = /^(?:from|subject|message-id|references|return-path|auto-submitted|precedence|list-id|x-spam-flag|content-type):/i

/** Those of a mail's headers that are asked for, none of them long; and what it begins with after them, as it stands. */
function partsOf(bytes: Buffer): { readonly head: string; readonly rest: string } {
  const text = bytes.toString('latin1')
  const end = /\r?\n\r?\n/.exec(text)
  const headers = text.slice(0, end?.index ?? text.length).split(/\r?\n(?![ \t])/)
  const head = headers.filter((header) => asked.test(header)).map((header) => header.slice(0, 2_000))
  const after = end ? end.index + end[0].length : bytes.length
  return { head: head.slice(0, 20).join('\r\n'), rest: bytes.toString('utf8', after, after + 4_000) }
}
