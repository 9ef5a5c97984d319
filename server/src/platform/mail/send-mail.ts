import type { Deeds } from '../db/transaction.ts'
import type { Work } from '../jobs/worker.ts'
import type { Mails } from './mail.ts'
import type { Transport } from './transport.ts'

/** Composes the mail of a job from what is true now, and hands it over. What has nothing to say any more is done. */
export function sendMail(deeds: Deeds, mails: Mails, transport: Transport): Work {
  return async ({ jobId, kind, id }) => {
    const compose = Object.hasOwn(mails, kind) ? mails[kind] : undefined
    if (!compose) throw new Error('a mail of a kind that this version does not know')
    const mail = await deeds.read((tx) => compose(tx, id))
    if (!mail) return
    await transport.send(jobId, mail)
    if (mail.sent) await deeds.run(mail.sent)
  }
}
