import type { Logger } from 'pino'
import { texts as privacy } from '#domains/privacy/index.ts'
import { texts as sharing } from '#domains/sharing/index.ts'
import type { Clock } from '#platform/clock.ts'
import type { Deeds } from '#platform/db/transaction.ts'
import { type Worker, workerOn } from '#platform/jobs/worker.ts'
import { countedWork } from '#platform/text-messages/metrics.ts'
import { type TextSettings, textProviderOf } from '#platform/text-messages/provider.ts'
import { textQueue } from '#platform/text-messages/queue.ts'
import { sendText } from '#platform/text-messages/send-text.ts'
import type { TextMessages } from '#platform/text-messages/text-message.ts'

interface Sender {
  readonly deeds: Deeds
  readonly clock: Clock
  readonly urls: { readonly data: string }
}

/** Every text message that the product sends, by its kind: each domain that sends brings its own. */
const allTexts: TextMessages = { ...sharing, ...privacy }

/** Sends the text messages that wait to be sent. */
export function textWorker(sender: Sender, settings: TextSettings, log: Logger, texts: TextMessages = allTexts): Promise<Worker> {
  const work = sendText(sender.deeds, texts, textProviderOf(settings, sender.clock))
  return workerOn(sender.urls.data, textQueue, countedWork(work), log)
}
