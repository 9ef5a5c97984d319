import { createTransport } from 'nodemailer'
import type { Clock } from '../clock.ts'
import type { Settings } from '../config/settings.ts'
import { Hopeless } from '../jobs/worker.ts'
import { keepMailFile } from './files.ts'
import type { Mail } from './mail.ts'
import { mailboxOf, oneLine } from './mailbox.ts'
import { writeMail } from './write-mail.ts'

export type MailSettings = Pick<Settings, 'production' | 'publicUrl' | 'dataDir' | 'mail'>

/** Where mails leave. */
export interface Transport {
  /** The same job makes the same Message-ID at every try: who got it twice can tell. */
  send(jobId: string, mail: Mail): Promise<void>
  close(): void
}

/** By SMTP; or, where no server is named, into the data directory. */
export function transportOf(settings: MailSettings, clock: Clock): Transport {
  const { smtp } = settings.mail
  if (!smtp) {
    const written = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
    return {
      async send(jobId, mail) {
        const { message } = await written.sendMail(messageOf(settings, clock, jobId, mail))
        if (!Buffer.isBuffer(message)) throw new Error('nodemailer gave no bytes')
        keepMailFile(settings.dataDir, clock.now(), jobId, message)
      },
      close: () => undefined,
    }
  }
  const transport = createTransport(smtpOptions(smtp, settings.production))
  return {
    async send(jobId, mail) {
      const message = messageOf(settings, clock, jobId, mail)
      await transport.sendMail(message).catch((error: unknown) => {
        throw smtpTrouble(error)
      })
    },
    close: () => transport.close(),
  }
}

/** Says whether the server answers, speaks TLS where it must, and lets us in. Sends nothing. */
export async function tryTransport(smtp: URL, production: boolean): Promise<void> {
  const transport = createTransport(smtpOptions(smtp, production))
  try {
    await transport.verify().catch((error: unknown) => {
      throw smtpTrouble(error)
    })
  } finally {
    transport.close()
  }
}

export const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

export function smtpOptions(smtp: URL, production: boolean) {
  const secure = smtp.protocol === 'smtps:'
  const here = loopback.test(smtp.hostname)
  return {
    host: smtp.hostname.replace(/^\[|\]$/g, ''),
    port: smtp.port === '' ? (secure ? 465 : 587) : Number(smtp.port),
    secure,
    requireTLS: production && !here,
    // nobody stands between this machine and itself; a server elsewhere proves who it is
    tls: { rejectUnauthorized: !here },
    ...(smtp.username !== '' && { auth: { user: decodeURIComponent(smtp.username), pass: decodeURIComponent(smtp.password) } }),
    connectionTimeout: 10_000,
    dnsTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

function messageOf({ publicUrl, mail: { from } }: MailSettings, clock: Clock, jobId: string, mail: Mail) {
  const to = mailboxOf(mail.to)
  if (!to) throw new Hopeless('bad-address')
  const { text, html } = writeMail(mail, publicUrl)
  return {
    from,
    to,
    envelope: { from: from.address, to: to.address },
    subject: oneLine(mail.subject),
    text,
    html,
    date: clock.now(),
    messageId: `<${jobId}@${publicUrl.hostname}>`,
    ...(mail.answers && { inReplyTo: mail.answers.mailId, references: [...mail.answers.continues, mail.answers.mailId] }),
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.language, 'X-Auto-Response-Suppress': 'All' },
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as const
}

/** An error of the SMTP library holds addresses and what the server said: what is told on is a code. */
export class SmtpTrouble extends Error {
  readonly code: string

  constructor(code: string) {
    super('the mail could not be handed over')
    this.code = code
  }
}

/** A server that refuses the recipient or the message for good is believed; a refused login or sender is ours to repair, and waits. */
function smtpTrouble(error: unknown): Error {
  if (!(error instanceof Error)) return new SmtpTrouble('smtp')
  const status = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : undefined
  const command = 'command' in error && typeof error.command === 'string' ? error.command : ''
  const code = 'code' in error && typeof error.code === 'string' && /^[A-Z]{2,20}$/.test(error.code) ? error.code : 'smtp'
  if (status !== undefined && status >= 500 && /^(?:RCPT TO|DATA)$/.test(command)) return new Hopeless(`smtp-${status}`)
  return new SmtpTrouble(status === undefined ? code.toLowerCase() : `smtp-${status}`)
}
