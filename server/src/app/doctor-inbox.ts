import { addsUp, mailFigures } from '#domains/support/index.ts'
import type { Settings } from '#platform/config/settings.ts'
import { kyselyOn, patientPool } from '#platform/db/connect.ts'
import type { Tables } from '#platform/db/tables.ts'
import { openInbox } from '#platform/mail/inbox.ts'
import type { Databases } from './installation.ts'
import { deskAddress } from './mails.ts'
import { mayCollect } from './may-collect.ts'

/** Whether the mailbox of the desk lets us in. Fetches nothing. */
export async function mailbox(settings: Settings) {
  const check = 'mailbox of the desk'
  const { inbox } = settings.mail
  if (!inbox) return { check, ok: true, says: `none: who reads ${deskAddress} answers from there, unless IMAP_URL is set` }
  if (!mayCollect(settings)) return { check, ok: false, says: 'nothing is fetched before the CNDP’s receipt: set CNDP_RECEIPT.' }
  try {
    const opened = await openInbox(inbox)
    await opened.close()
    return { check, ok: true, says: 'answers, and lets us in' }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : 'unknown'
    return { check, ok: false, says: `does not let us in (${code}): see whether IMAP_URL is right, and whether the server offers TLS.` }
  }
}

/** Whether every mail that was fetched became something, and whether some lie there that nobody read. */
export async function mailsFetched({ mail }: Settings, databases: Databases) {
  if (!mail.inbox) return []
  const check = 'mails to the desk'
  const data = patientPool(databases.data, 1)
  try {
    const figures = await mailFigures(kyselyOn<Tables>(data))
    const { fetched, filed, ours, setAside, takenOut, waits, lie } = figures
    const sum = `${fetched} fetched: ${filed} filed, ${ours} of our own, ${setAside} set aside, ${takenOut} taken out by hand, ${waits} wait`
    if (!addsUp(figures)) return [{ check, ok: false, says: `They do not add up: ${sum}. Look into the mailbox for what is missing.` }]
    if (lie > 0)
      return [{ check, ok: false, says: `${lie} lie in the mailbox that do not say who sent them: read and delete them there. ${sum}` }]
    if (waits > 100) return [{ check, ok: false, says: `Many wait in the mailbox: somebody may be filling it. ${sum}` }]
    return [{ check, ok: true, says: sum }]
  } catch {
    return [{ check, ok: false, says: 'The data database has no mails yet: run `connectcard migrate`.' }]
  } finally {
    await data.end()
  }
}
