import { Counter, Gauge } from 'prom-client'
import { backgroundMetrics } from '../http/metrics.ts'
import { Hopeless, type Work } from '../jobs/worker.ts'

const tries = new Counter({
  name: 'connectcard_text_message_tries_total',
  help: 'Tries to send a text message, by how they ended',
  labelNames: ['outcome'],
  registers: [backgroundMetrics],
})
const parked = new Gauge({
  name: 'connectcard_text_messages_parked',
  help: 'Text messages that failed for good and wait for somebody to look at them',
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
