import type { Queue } from '../jobs/queue.ts'

/** Tried again from half a minute later on, at most three hours apart, for about a day; then parked. */
export const mailQueue: Queue = {
  name: 'mail',
  retryLimit: 18,
  retryDelay: 30,
  retryDelayMax: 10_800,
  expireInSeconds: 120,
}
