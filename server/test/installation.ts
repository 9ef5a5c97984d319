import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type pg from 'pg'
import pino from 'pino'
import { inject } from 'vitest'
import { type Databases, type KeptInstallation, openInstallation, servingUrls } from '#app/installation.ts'
import { mailWorker } from '#app/mail-worker.ts'
import { keepSchedule } from '#app/schedule.ts'
import { serve } from '#app/server.ts'
import { textWorker } from '#app/text-worker.ts'
import { keepViewSessionKeys, servingOn } from '#domains/sharing/index.ts'
import type { Clock } from '#platform/clock.ts'
import { readSettings, type Settings } from '#platform/config/settings.ts'
import { patientPool } from '#platform/db/connect.ts'
import type { Outcome } from '#platform/jobs/worker.ts'
import type { Mails } from '#platform/mail/mail.ts'
import { onServer, template, testRolesSecret, withDatabase } from './databases.ts'
import { type Delivered, deliveredIn } from './mailbox.ts'

export const root = resolve(import.meta.dirname, '..', '..')

/** A clock that a test moves. */
export interface TestClock extends Clock {
  forward(step: { days?: number; minutes?: number; seconds?: number }): void
}

export function testClock(start = new Date('2026-11-23T09:00:00Z')): TestClock {
  let now = start.getTime()
  return {
    now: () => new Date(now),
    forward({ days = 0, minutes = 0, seconds = 0 }) {
      now += ((days * 24 * 60 + minutes) * 60 + seconds) * 1000
    },
  }
}

export interface TestInstallation extends KeptInstallation {
  readonly clock: TestClock
  readonly settings: Settings
  readonly databases: Databases
  /** Connections of the databases' owner: for looking at what lies there. */
  readonly owner: { readonly data: pg.Pool; readonly keyring: pg.Pool }
  /** Runs what the schedule runs, once, as if the product had run all along until now. */
  tick(): Promise<void>
  /** Sends the mails that wait, as the product's worker does, into `mailbox`; with other mails than the product's where a test has its own. */
  deliver(mails?: Mails): Promise<readonly Outcome[]>
  /** Sends the text messages that wait, as the product's worker does. */
  deliverTexts(): Promise<readonly Outcome[]>
  /** What was delivered so far, newest last. */
  readonly mailbox: readonly Delivered[]
  /** Serves the product on a port of its own, and returns its address. Closed with the installation. */
  serve(): Promise<string>
}

/** An installation of its own for a test file: databases copied from the template, a data directory, a clock. */
export async function testInstallation(environment: NodeJS.ProcessEnv = {}): Promise<TestInstallation> {
  const servers = inject('servers')
  const name = `t_${randomBytes(6).toString('hex')}`
  for (const url of [servers.data, servers.keyring])
    await onServer(url, async (owner) => void (await owner.query(`create database ${name} template ${template}`)))
  const databases: Databases = {
    data: withDatabase(servers.data, name),
    keyring: withDatabase(servers.keyring, name),
    stop: async () => undefined,
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'cc-data-'))
  const settings = readSettings({ PORT: '0', DATA_DIR: dataDir, ROLES_SECRET: testRolesSecret, LOG_LEVEL: 'silent', ...environment }, root)
  const clock = testClock()
  const installation = await openInstallation(settings, databases, clock)
  const owner = {
    data: patientPool(databases.data),
    keyring: patientPool(databases.keyring),
  }
  const log = pino({ level: 'silent' })
  const mailbox: Delivered[] = []
  const seen = new Set<string>()
  const closers: (() => Promise<unknown>)[] = []
  return {
    ...installation,
    clock,
    settings,
    databases,
    owner,
    async tick() {
      await owner.data.query('update privacy.sweep_clock set ran_at = $1', [clock.now()])
      await keepSchedule(installation, log).stop()
    },
    mailbox,
    async deliver(mails) {
      const worker = await mailWorker(installation, settings, log, mails)
      const outcomes: Outcome[] = []
      for (let more = true; more; ) {
        const turn = await worker.turn(1)
        outcomes.push(...turn)
        mailbox.push(...(await deliveredIn(dataDir, seen)))
        more = turn.length > 0
      }
      await worker.stop(5_000)
      return outcomes
    },
    async deliverTexts() {
      const worker = await textWorker(installation, settings, log)
      const outcomes: Outcome[] = []
      for (let more = true; more; ) {
        const turn = await worker.turn(1)
        outcomes.push(...turn)
        more = turn.length > 0
      }
      await worker.stop(5_000)
      return outcomes
    },
    async serve() {
      await keepViewSessionKeys(installation.keyring, clock)
      const server = await serve(settings, servingOn(servingUrls(settings, databases), clock), log, { metrics: false, installation })
      closers.push(() => server.close())
      const address = server.app.server.address()
      if (address === null || typeof address === 'string') throw new Error('the server does not listen')
      return `http://localhost:${address.port}`
    },
    async close() {
      for (const close of closers) await close()
      await Promise.all([installation.close(), owner.data.end(), owner.keyring.end()])
      for (const url of [servers.data, servers.keyring])
        await onServer(url, async (admin) => void (await admin.query(`drop database ${name} with (force)`)))
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
