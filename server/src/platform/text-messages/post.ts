import type { Tx } from '../db/transaction.ts'
import { storeJob } from '../jobs/store-job.ts'
import { textQueue } from './queue.ts'

/** Has a text message sent once this deed is committed: what is stored is its kind and the id of what it is about. */
export async function postText(tx: Tx, kind: string, objectId: string): Promise<void> {
  await storeJob(tx, textQueue, { kind, id: objectId })
}
