import { parentPort } from 'node:worker_threads'
import { type Headers, type ParsedMail, simpleParser } from 'mailparser'

/** A mail as it was read: whoever sent it chose every word of this. */
export interface ReadMail {
  readonly from: { readonly address: string; readonly name: string } | undefined
  readonly subject: string
  readonly text: string
  readonly messageId: string
  /** The mails that it continues, the oldest first. */
  readonly references: readonly string[]
  /** No person waits for an answer to it at that address: a program sent it, a list or a returned mail, or it is not sure who did. */
  readonly automatic: boolean
  readonly attachments: readonly { readonly name: string; readonly bytes: Uint8Array }[]
}

async function readMail(bytes: Uint8Array): Promise<ReadMail> {
  const mail = await simpleParser(Buffer.from(bytes), {
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
    keepCidLinks: true,
    checksumAlgo: false,
    maxHtmlLengthToParse: 1_000_000,
  })
  // text that could not be taken out of its HTML is no text; the mail is read as it stands then
  if (mail.textConversionError && !mail.text) throw mail.textConversionError
  // RFC 6854 lets a group stand there
  const sender = mail.from?.value.flatMap((one) => one.group ?? [one]).find(({ address }) => address)
  return {
    from: sender?.address ? { address: sender.address, name: sender.name } : undefined,
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    messageId: mail.messageId ?? '',
    references: [mail.references ?? []].flat(),
    automatic: isAutomatic(mail),
    attachments: mail.attachments.map(({ filename, content }) => ({ name: filename ?? '', bytes: new Uint8Array(content) })),
  }
}

/** Marks that senders of no person's mail set (RFC 3834, 2919, 2369, 3464), and what the mailbox's own server found out about the sender. */
function isAutomatic({ headers, headerLines, from }: ParsedMail): boolean {
  const said = (name: string) => textOf(headers, name).toLowerCase()
  const submitted = said('auto-submitted')
  const returns = headerLines.find(({ key }) => key === 'return-path')?.line ?? ''
  const verified = headerLines.find(({ key }) => key === 'authentication-results')?.line ?? ''
  return (
    (submitted !== '' && !submitted.startsWith('no')) ||
    /:\s*<\s*>/.test(returns) ||
    headerLines.some(({ key }) => /^(?:list-(?:id|post|unsubscribe|help)|x-auto-?re(?:ply|spond)|x-loop|feedback-id)$/.test(key)) ||
    /^(?:bulk|junk|list|auto_reply)/.test(said('precedence')) ||
    /\b(?:all|autoreply|dr|rn|nrn|oof)\b/.test(said('x-auto-response-suppress')) ||
    /^multipart\/report|^message\/(?:delivery-status|disposition)/.test(said('content-type')) ||
    /^(?:mailer-daemon|postmaster|bounces?|no-?reply|ne-?pas-?repondre|do-?not-?reply)[@+_.-]/i.test(from?.value[0]?.address ?? '') ||
    said('x-spam-flag').startsWith('yes') ||
    /\b(?:dmarc|spf)=fail/i.test(verified)
  )
}

function textOf(headers: Headers, name: string): string {
  const value = headers.get(name)
  const first = Array.isArray(value) ? value[0] : value
  if (typeof first === 'string') return first
  return typeof first === 'object' && first !== null && 'value' in first && typeof first.value === 'string' ? first.value : ''
}

parentPort?.on('message', (bytes: Uint8Array) => {
  readMail(bytes).then(
    (mail) => parentPort?.postMessage(mail),
    () => parentPort?.postMessage('unreadable'),
  )
})
