import type { Deeds } from '../db/transaction.ts'
import type { Work } from '../jobs/worker.ts'
import type { TextProvider } from './provider.ts'
import type { TextMessages } from './text-message.ts'

/** Composes the message of a job from what is true now, and hands it over. What has nothing to say any more is done. */
export function sendText(deeds: Deeds, texts: TextMessages, provider: TextProvider): Work {
  return async ({ jobId, kind, id }) => {
    const compose = Object.hasOwn(texts, kind) ? texts[kind] : undefined
    if (!compose) throw new Error('a text message of a kind that this version does not know')
    const message = await deeds.read((tx) => compose(tx, id))
    if (message) await provider.send(jobId, message)
  }
}
