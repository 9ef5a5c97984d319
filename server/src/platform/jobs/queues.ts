import { mailQueue } from '../mail/queue.ts'
import { textQueue } from '../text-messages/queue.ts'
import type { Queue } from './queue.ts'

/** Every queue there is: made by `migrate`. */
export const queues: readonly Queue[] = [mailQueue, textQueue]
