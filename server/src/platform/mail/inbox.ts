import { ImapFlow } from 'imapflow'
import { loopback } from './transport.ts'

/** A mailbox that is open: what lies in it, by the numbers that its server gave. */
export interface Inbox {
  /** As long as this stays the same, a number stands for one mail. */
  readonly validity: number
  /** The numbers of all that lie in it, the oldest first. */
  numbers(): Promise<readonly number[]>
  /** One mail and its size; of one larger than `most` bytes its beginning. Undefined where it is gone. */
  fetch(number: number, most: number): Promise<FetchedMail | undefined>
  remove(numbers: readonly number[]): Promise<void>
  close(): Promise<void>
}
export interface FetchedMail {
  readonly bytes: Buffer
  readonly size: number
}

/** An error of the IMAP library holds addresses and what the server said: what is told on is a code. */
export class InboxTrouble extends Error {
  readonly code: string

  constructor(code: string) {
    super('the mailbox could not be read')
    this.code = code
  }
}

/** Of a mail that is too large this much is looked at. */
const beginning = 65_536
const largestAnswer = 32_000_000

/** Opens the mailbox that an address like `imaps://user:password@host/INBOX` names. */
export async function openInbox(url: URL): Promise<Inbox> {
  const client = new ImapFlow(imapOptions(url))
  let late: unknown
  client.on('error', (error) => {
    late = error
  })
  const told = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw troubleOf(late ?? error)
    })
  const open = async () => {
    await client.connect()
    return client.mailboxOpen(folderOf(url))
  }
  const mailbox = await told(
    open().catch((error: unknown) => {
      client.close()
      throw error
    }),
  )
  return {
    validity: Number(mailbox.uidValidity),
    async numbers() {
      const found = await told(client.search({ all: true }, { uid: true }))
      if (!found) throw new InboxTrouble('imap-search') // no answer is not an empty mailbox
      return found.toSorted((a, b) => a - b)
    },
    async fetch(number, most) {
      const listed = await told(client.fetchOne(String(number), { uid: true, size: true }, { uid: true }))
      if (!listed) return undefined
      const size = listed.size ?? 0
      const source = size > most ? { start: 0, maxLength: beginning } : { start: 0, maxLength: most }
      const found = await told(client.fetchOne(String(number), { uid: true, source }, { uid: true }))
      const bytes = found ? found.source : undefined
      return bytes && { bytes, size }
    },
    async remove(numbers) {
      if (numbers.length === 0) return
      const removed = await told(client.messageDelete(numbers.join(','), { uid: true }))
      if (!removed) throw new InboxTrouble('not-removed')
    },
    async close() {
      // a server that has gone is not waited for
      const bye = client.logout().catch(() => undefined)
      await Promise.race([bye, new Promise((resolve) => setTimeout(resolve, 2_000).unref())])
      client.close()
    },
  }
}

export const folderOf = (url: URL): string => decodeURIComponent(url.pathname.slice(1)) || 'INBOX'

/** To another machine nothing is said without TLS, whatever the server offers, and the certificate must hold. */
export function imapOptions(url: URL) {
  const secure = url.protocol === 'imaps:'
  const here = loopback.test(url.hostname)
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 993 : 143) : Number(url.port),
    secure,
    ...(!secure && !here && { doSTARTTLS: true }),
    // nobody stands between this machine and itself; a server elsewhere proves who it is
    tls: { rejectUnauthorized: !here },
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    clientInfo: { name: 'ConnectCard' },
    logger: false as const,
    disableAutoIdle: true,
    disableCompression: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
    maxLineLength: largestAnswer,
    maxLiteralSize: largestAnswer,
    maxResponseSize: 2 * largestAnswer,
  }
}

function troubleOf(error: unknown): InboxTrouble {
  if (error instanceof InboxTrouble) return error
  if (!(error instanceof Error)) return new InboxTrouble('imap')
  if ('authenticationFailed' in error && error.authenticationFailed === true) return new InboxTrouble('imap-login')
  if ('mailboxMissing' in error && error.mailboxMissing === true) return new InboxTrouble('imap-folder')
  if ('tlsFailed' in error && error.tlsFailed === true) return new InboxTrouble('imap-tls')
  const code = 'code' in error && typeof error.code === 'string' && /^[A-Za-z_]{2,40}$/.test(error.code) ? error.code : 'imap'
  return new InboxTrouble(code.toLowerCase())
}
