import { Counter, Gauge } from 'prom-client'
import { backgroundMetrics } from '../http/metrics.ts'
import { Hopeless, type Work } from '../jobs/worker.ts'

const tries = new Counter({
  name: 'connectcard_mail_tries_total',
  help: 'Tries to send a mail, by how they ended',
  labelNames: ['outcome'],
  registers: [backgroundMetrics],
})
const parked = new Gauge({
  name: 'connectcard_mails_parked',
  help: 'Mails that failed for good and wait for somebody to look at them',
  registers: [backgroundMetrics],
})

export const tellParked = (count: number): void => parked.set(count)

/** Counts how each try ends. */
export const countedWork =
  (work: Work): Work =>
  async (job) => {
    try {
      await work(job)
      tries.inc({ outcome: 'done' })
    } catch (error) {
      tries.inc({ outcome: error instanceof Hopeless ? 'refused' : 'failed' })
      throw error
    }
  }

const fetched = new Gauge({
  name: 'connectcard_mails_fetched',
  help: 'Mails to the desk since the beginning, by what became of them: fetched is the sum of the others and of some of those that wait',
  labelNames: ['outcome'],
  registers: [backgroundMetrics],
})
const waiting = new Gauge({
  name: 'connectcard_mails_waiting',
  help: 'Mails to the desk that lie in the mailbox and did not become a message',
  registers: [backgroundMetrics],
})
/** Says what became of the mails that came to the desk. */
export function tellFetched({
  total,
  waiting: lie,
}: {
  readonly total: { readonly [outcome: string]: number }
  readonly waiting: number
}): void {
  for (const [outcome, count] of Object.entries(total)) fetched.set({ outcome }, count)
  waiting.set(lie)
}
