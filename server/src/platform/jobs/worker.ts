import { setTimeout as pause } from 'node:timers/promises'
import { PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import { z } from 'zod'
import { pool } from '../db/connect.ts'
import { faultOf } from '../http/fault.ts'
import type { JobData, Queue } from './queue.ts'

/** Trying again is of no use: the job is parked at once. */
export class Hopeless extends Error {
  /** A code for the operator, without anything personal. */
  readonly code: string

  constructor(code: string) {
    super(code)
    this.code = code
  }
}

export interface Job extends JobData {
  readonly jobId: string
}

export type Outcome = 'done' | 'later' | 'parked'
/** Throws to be run again later, `Hopeless` to be parked. */
export type Work = (job: Job) => Promise<void>

export interface Worker {
  /** Runs what is due, the oldest first and so many at most, and tells how each ended. */
  turn(most?: number): Promise<readonly Outcome[]>
  /** Gives the jobs of workers that fell silent to others; keepOn does it by itself. */
  tidy(): Promise<void>
  /** Runs what is due, over and over, until it is stopped. */
  keepOn(): void
  /** Takes no more, and waits so long at most for what is under way: what does not end by then runs again elsewhere. */
  stop(milliseconds: number): Promise<void>
}

const Data = z.object({ kind: z.string(), id: z.string() })
const atOnce = 5

/**
 * Takes jobs from a queue, as cc_app. A job is deleted once it is done; one that fails waits, longer each time; one whose worker fell
 * silent runs again. Several workers, here or on other machines, never hold one job at the same time.
 */
export async function workerOn(url: string, queue: Queue, work: Work, log: Logger): Promise<Worker> {
  const connections = pool(url, 3)
  const boss = new PgBoss({
    db: { executeSql: async (text, values) => connections.query(text, values) },
    schema: 'jobs',
    migrate: false,
    createSchema: false,
    schedule: false,
    supervise: true,
    superviseIntervalSeconds: 30,
    monitorIntervalSeconds: 30,
    registerInstance: false,
    reindex: false,
    monitorVacuum: false,
  })
  boss.on('error', (error) => log.warn({ fault: faultOf(error) }, 'the jobs could not be looked after; it is tried again'))
  boss.on('warning', () => undefined)
  await boss.start().catch(async (error: unknown) => {
    await connections.end()
    throw error
  })

  const running = new Set<Promise<Outcome>>()
  let leaving = false
  let kept: Promise<void> | undefined

  async function run(jobId: string, data: unknown): Promise<Outcome> {
    try {
      const { kind, id } = Data.parse(data)
      await work({ jobId, kind, id })
      await boss.deleteJob(queue.name, jobId)
      return 'done'
    } catch (error) {
      const hopeless = error instanceof Hopeless
      const code = hopeless ? error.code : faultOf(error).code
      // what is left of its tries is taken away: pg-boss then counts it as failed for good
      if (hopeless)
        await connections.query('update jobs.job set retry_limit = retry_count where name = $1 and id = $2', [queue.name, jobId])
      await boss.fail(queue.name, jobId, { code })
      const found = await connections.query<{ state: string }>('select state from jobs.job where name = $1 and id = $2', [
        queue.name,
        jobId,
      ])
      const outcome = found.rows[0]?.state === 'failed' ? 'parked' : 'later'
      log.warn({ queue: queue.name, job: jobId, code }, outcome === 'parked' ? 'a job is parked' : 'a job failed, and is tried again later')
      return outcome
    }
  }

  async function turn(most = atOnce): Promise<readonly Outcome[]> {
    const jobs = await boss.fetch(queue.name, { batchSize: most })
    const outcomes = jobs.map(({ id, data }) => {
      const one = run(id, data).finally(() => running.delete(one))
      running.add(one)
      return one
    })
    const ended = await Promise.allSettled(outcomes)
    for (const one of ended)
      if (one.status === 'rejected')
        log.warn({ fault: faultOf(one.reason) }, 'how a job ended could not be written; it runs again once its time is over')
    return ended.map((one) => (one.status === 'fulfilled' ? one.value : 'later'))
  }

  async function again(): Promise<void> {
    for (let away = false; !leaving; ) {
      let took = 0
      try {
        took = (await turn()).length
        away = false
      } catch (error) {
        if (!away) log.warn({ fault: faultOf(error) }, 'the jobs cannot be reached; it is tried again')
        away = true
      }
      if (took < atOnce) await pause(away ? 5_000 : 1_000, undefined, { signal: ending.signal }).catch(() => undefined)
    }
  }
  const ending = new AbortController()

  return {
    turn,
    tidy: () => boss.supervise(queue.name),
    keepOn() {
      kept ??= again()
    },
    async stop(milliseconds) {
      leaving = true
      ending.abort()
      const late = pause(milliseconds, undefined, { ref: false })
      await Promise.race([Promise.allSettled([kept, ...running]), late])
      await Promise.race([boss.stop({ graceful: false, close: false }), pause(2_000, undefined, { ref: false })])
      await Promise.race([connections.end(), pause(1_000, undefined, { ref: false })])
    },
  }
}
