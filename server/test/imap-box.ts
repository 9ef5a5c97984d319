import { ImapFlow } from 'imapflow'
import { imapOptions } from '#platform/mail/inbox.ts'

/** A mailbox as whoever delivers into it, or looks into it, sees it. */
export async function mailboxAt(url: string) {
  const client = new ImapFlow(imapOptions(new URL(url)))
  client.on('error', () => undefined)
  await client.connect()
  return {
    async deliver(...mails: readonly (string | Buffer)[]) {
      for (const mail of mails) await client.append('INBOX', typeof mail === 'string' ? Buffer.from(mail) : mail)
    },
    /** The subjects of what lies there. */
    async lie(): Promise<string[]> {
      await client.mailboxOpen('INBOX')
      const found = client.mailbox && client.mailbox.exists > 0 ? await client.fetchAll('1:*', { envelope: true }) : []
      return found.map(({ envelope }) => envelope?.subject ?? '')
    },
    async empty() {
      await client.mailboxOpen('INBOX')
      if (client.mailbox && client.mailbox.exists > 0) await client.messageDelete('1:*')
    },
    close: () => client.logout(),
  }
}
