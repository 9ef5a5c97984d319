import type { Queue } from '../jobs/queue.ts'

/** Tried again from a quarter of a minute later on, at most an hour apart, for about half a day; then parked. */
export const textQueue: Queue = {
  name: 'text',
  retryLimit: 18,
  retryDelay: 15,
  retryDelayMax: 3_600,
  expireInSeconds: 60,
}
