import { simpleParser } from 'mailparser'
import { mailFiles, readMailFile } from '#platform/mail/files.ts'

/** A mail as its reader gets it. */
export interface Delivered {
  readonly to: string
  readonly name: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** The six figures in it, where there are some. */
  readonly code: string | undefined
  readonly messageId: string
  readonly inReplyTo: string | undefined
  readonly references: readonly string[]
}

export async function delivered(bytes: Buffer): Promise<Delivered> {
  const { to, subject = '', text = '', html, messageId = '', inReplyTo, references } = await simpleParser(bytes, { skipTextLinks: true })
  const reader = [to ?? []].flat()[0]?.value[0]
  return {
    to: reader?.address ?? '',
    name: reader?.name ?? '',
    subject,
    text,
    html: html || '',
    code: /^\d{6}$/m.exec(text)?.[0],
    messageId,
    inReplyTo,
    references: [references ?? []].flat(),
  }
}

/** The mails written into a data directory since the last look. */
export async function deliveredIn(dataDir: string, seen: Set<string>): Promise<Delivered[]> {
  const names = mailFiles(dataDir).filter((name) => !seen.has(name))
  for (const name of names) seen.add(name)
  return Promise.all(names.map((name) => delivered(readMailFile(dataDir, name) ?? Buffer.alloc(0))))
}
