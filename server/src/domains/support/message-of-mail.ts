import { EmailAddress } from '#contract/card.ts'
import type { Language } from '#contract/language.ts'
import { type Attachment, MailKept, mostMailText, Question } from '#contract/messages.ts'
import type { ReadMail } from '#platform/mail/read-mail.ts'
import { kindOfFile } from './file-kind.ts'
import type { MailOfMessage } from './keep-message.ts'
import { languageOf, mailLine, mailText } from './mail-text.ts'

/** A mail, as far as it could be read. */
export interface Reading {
  readonly mail: ReadMail
  readonly trouble: 'too large' | 'unreadable' | null
}
interface MessageOfMail {
  readonly says: Question
  readonly language: Language
  readonly mail: MailOfMessage
}

/** All the files of one mail that are kept, together. */
const mostFileBytes = 5_000_000
const mostFiles = 20

export const senderOf = ({ from }: ReadMail): string | undefined => EmailAddress.safeParse(from?.address.trim()).data

/** The question that a mail is; undefined where it does not say who asks. */
export function messageOfMail({ mail, trouble }: Reading, newId: () => string): MessageOfMail | undefined {
  const email = senderOf(mail)
  if (email === undefined) return undefined
  const whole = mailText(mail.text, Number.MAX_SAFE_INTEGER)
  const subject = mailLine(mail.subject, 200)
  const says = Question.parse({
    name: mailLine(mail.from?.name ?? '', 120) || mailLine(email, 120),
    email,
    ...(subject !== '' && { subject }),
    text: mailText(whole, mostMailText) || '…',
  })
  const { attachments, files } = filesOf(mail, trouble === null, newId)
  const kept = MailKept.parse({
    automatic: mail.automatic,
    trouble: trouble ?? (whole === '' ? 'no text' : whole.length > mostMailText ? 'long text' : null),
    attachments: attachments.slice(0, mostFiles),
    more: Math.max(0, attachments.length - mostFiles),
    mailId: mailIdOf(mail.messageId) ?? null,
    continues: mail.references.flatMap((one) => mailIdOf(one) ?? []).slice(-mostFiles),
  })
  return { says, language: languageOf(`${subject} ${whole}`), mail: { kept, files } }
}

const mailIdOf = (text: string): string | undefined => MailKept.shape.mailId.safeParse(text.trim()).data ?? undefined

function filesOf(mail: ReadMail, whole: boolean, newId: () => string) {
  const files = new Map<string, Buffer>()
  let room = mostFileBytes
  const attachments = mail.attachments.map(({ name, bytes }, place): Attachment => {
    const content = Buffer.from(bytes)
    const said = { name: mailLine(name, 200) || `${place + 1}`, bytes: content.length }
    const type = kindOfFile(content)
    if (!type) return { ...said, kept: null, why: 'kind' }
    // what lies beyond those that are told of is not kept either; nor a file that may end in its middle
    if (!whole || content.length > room || place >= mostFiles) return { ...said, kept: null, why: 'size' }
    room -= content.length
    const id = newId()
    files.set(id, content)
    return { ...said, kept: { id, type }, why: null }
  })
  return { attachments, files }
}
