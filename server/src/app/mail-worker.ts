import type { Logger } from 'pino'
import type { Clock } from '#platform/clock.ts'
import type { Settings } from '#platform/config/settings.ts'
import type { Deeds } from '#platform/db/transaction.ts'
import { type Worker, workerOn } from '#platform/jobs/worker.ts'
import type { Mails } from '#platform/mail/mail.ts'
import { countedWork } from '#platform/mail/metrics.ts'
import { mailQueue } from '#platform/mail/queue.ts'
import { sendMail } from '#platform/mail/send-mail.ts'
import { type MailSettings, transportOf } from '#platform/mail/transport.ts'
import { allMails } from './mails.ts'

interface Sender {
  readonly deeds: Deeds
  readonly clock: Clock
  readonly urls: { readonly data: string }
}

/** Sends what waits to be sent. */
export async function mailWorker(
  sender: Sender,
  settings: MailSettings & Pick<Settings, 'cndpReceipt'>,
  log: Logger,
  mails: Mails = allMails(settings.publicUrl, settings.cndpReceipt),
): Promise<Worker> {
  const transport = transportOf(settings, sender.clock)
  const worker = await workerOn(sender.urls.data, mailQueue, countedWork(sendMail(sender.deeds, mails, transport)), log)
  return {
    ...worker,
    async stop(milliseconds) {
      await worker.stop(milliseconds)
      transport.close()
    },
  }
}
