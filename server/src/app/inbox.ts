import { fileMails, type MailFigures, mailFigures } from '#domains/support/index.ts'
import type { Settings } from '#platform/config/settings.ts'
import { openInbox } from '#platform/mail/inbox.ts'
import { tellFetched } from '#platform/mail/metrics.ts'
import { mailReader } from '#platform/mail/read-mail.ts'
import type { Installation } from './installation.ts'
import { deskAddress } from './mails.ts'
import { mayCollect } from './may-collect.ts'
import type { Task } from './schedule.ts'

type InboxSettings = Pick<Settings, 'production' | 'cndpReceipt' | 'mail'>

/** Where a mailbox is named: its mails become messages, each minute. */
export function inboxTasks(settings: InboxSettings, installation: Pick<Installation, 'deeds' | 'db'>): readonly Task[] {
  const { inbox } = settings.mail
  if (!inbox || !mayCollect(settings)) return []
  return [{ name: 'mails to the desk', seconds: 60, run: () => fetchMails(inbox, settings, installation) }]
}

async function fetchMails(url: URL, { mail }: InboxSettings, { deeds, db }: Pick<Installation, 'deeds' | 'db'>): Promise<void> {
  const ours = new Set([deskAddress, mail.from.address, decodeURIComponent(url.username)].map((address) => address.toLowerCase()))
  const [inbox, reader] = [await openInbox(url), mailReader()]
  try {
    await fileMails(deeds, { inbox, reader, isOurs: (address) => ours.has(address.toLowerCase()) })
  } finally {
    await Promise.all([inbox.close(), reader.close()])
    tellFetched(byOutcome(await mailFigures(db)))
  }
}

const byOutcome = ({ fetched, filed, ours, setAside, takenOut, waits, lie }: MailFigures) => ({
  total: { fetched, filed, ours, set_aside: setAside, taken_out: takenOut },
  // what nobody has read: those that wait for their turn, and those that do not say who sent them
  waiting: waits + lie,
})
