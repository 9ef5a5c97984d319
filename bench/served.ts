import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import pino from 'pino'
import { type KeptInstallation, migrateBoth, openInstallation, servingUrls } from '#app/installation.ts'
import { rolesSecret } from '#app/roles-secret.ts'
import { serve } from '#app/server.ts'
import { keepViewSessionKeys, servingOn } from '#domains/sharing/index.ts'
import { systemClock } from '#platform/clock.ts'
import { readSettings } from '#platform/config/settings.ts'
import { bulkConnection, rowsOn } from '#platform/db/bulk-load.ts'
import { startClusters } from '#platform/db/embedded.ts'
import { urlAs } from '#platform/db/migrate.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { uuidsByTime } from '#platform/ids.ts'
import { keyringOn } from '#platform/vault/keyring.ts'
import { vaultOn } from '#platform/vault/vault.ts'

export const root = resolve(import.meta.dirname, '..')
export const say = (line: string) => void process.stderr.write(`${line}\n`)

export interface BenchProduct {
  readonly installation: KeptInstallation
  /** Where cc_read finds the data. */
  readonly readUrl: string
  /** Where the owner of the data database finds it: for what only a bench makes there. */
  readonly ownerUrl: string
  /** Fills the databases fast, in one go. */
  fill<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Tells the data database how much there is, as its own housekeeping does after a while. */
  analyze(): Promise<void>
  /** Serves what was filled in; returns the port. */
  serve(): Promise<number>
  close(): Promise<void>
}

/** A product of its own, empty, in a folder that goes with it; or in a folder that an earlier run filled, and was cut short. */
export async function benchProduct(filled?: string): Promise<BenchProduct> {
  const dataDir = filled ?? mkdtempSync(join(tmpdir(), 'cc-bench-'))
  const clusters = await startClusters({ dataDir, say })
  const settings = readSettings({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn' }, root)
  await migrateBoth(settings, clusters, root, say)
  const installation = await openInstallation(settings, clusters)
  const undo: (() => Promise<unknown>)[] = []
  async function analyze(): Promise<void> {
    const owner = new pg.Client({ connectionString: clusters.data })
    await owner.connect()
    await owner.query('vacuum analyze')
    await owner.end()
  }
  return {
    analyze,
    installation,
    ownerUrl: clusters.data,
    readUrl: urlAs(clusters.data, 'cc_read', rolesSecret(settings)),
    async fill(work) {
      const [data, keys] = await Promise.all([bulkConnection(installation.urls.data), bulkConnection(installation.urls.keyring)])
      const clock = systemClock
      const vault = vaultOn(keyringOn(keys, installation.provider, clock))
      const done = await work({ rows: rowsOn(data), vault, clock, ids: uuidsByTime(clock) })
      await Promise.all([data.end(), keys.end()])
      return done
    },
    async serve() {
      await analyze()
      await keepViewSessionKeys(installation.keyring, installation.clock)
      const serving = servingOn(servingUrls(settings, clusters), systemClock)
      const server = await serve(settings, serving, pino({ level: 'warn' }), { metrics: false, installation })
      undo.push(() => server.close())
      const address = server.app.server.address()
      if (address === null || typeof address === 'string') throw new Error('the server does not listen')
      return address.port
    },
    async close() {
      for (const step of undo) await step()
      await installation.close()
      await clusters.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
