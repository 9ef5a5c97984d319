import type { Tx } from '../db/transaction.ts'
import { storeJob } from '../jobs/store-job.ts'
import { mailQueue } from './queue.ts'

/** Has a mail sent once this deed is committed: what is stored is its kind and the id of what it is about. */
export async function postMail(tx: Tx, kind: string, objectId: string): Promise<void> {
  await storeJob(tx, mailQueue, { kind, id: objectId })
}
