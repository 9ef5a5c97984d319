import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { buildScreens } from '#app/build-screens.ts'
import { startClusters } from '#platform/db/embedded.ts'
import { migrate, tieStores } from '#platform/db/migrate.ts'

export interface TestServers {
  readonly data: string
  readonly keyring: string
}
declare module 'vitest' {
  interface ProvidedContext {
    servers: TestServers
  }
}

export const testRolesSecret = 'roles of the tests, of no other installation'
export const template = 'cc_template'
const root = resolve(import.meta.dirname, '..', '..')

/**
 * Two real PostgreSQL servers for the whole run, with one migrated template database each, which every test file copies. They are the
 * embedded ones, or those of TEST_DATABASE_URL and TEST_KEYRING_URL (URLs of an owner who may make databases and roles).
 */
export default async function databases(project: TestProject): Promise<() => Promise<void>> {
  await buildScreens(root, () => undefined)
  const { TEST_DATABASE_URL: data, TEST_KEYRING_URL: keyring } = process.env
  if (data && keyring) {
    await prepare({ data, keyring })
    project.provide('servers', { data, keyring })
    return async () => undefined
  }
  const folder = mkdtempSync(join(tmpdir(), 'cc-test-'))
  const clusters = await startClusters({ dataDir: folder, say: () => undefined })
  await prepare(clusters)
  project.provide('servers', { data: clusters.data, keyring: clusters.keyring })
  return async () => {
    await clusters.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function prepare(servers: TestServers): Promise<void> {
  for (const store of ['data', 'keyring'] as const) {
    await onServer(servers[store], async (owner) => {
      await owner.query(`drop database if exists ${template} with (force)`)
      await owner.query(`create database ${template}`)
    })
    await migrate(store, withDatabase(servers[store], template), testRolesSecret, join(root, 'db', 'migrations', store), () => undefined)
  }
  await tieStores(withDatabase(servers.data, template), withDatabase(servers.keyring, template))
}

export const withDatabase = (url: string, name: string): string => url.replace(/\/[^/?]*(\?|$)/, `/${name}$1`)

export async function onServer(url: string, work: (owner: pg.Client) => Promise<void>): Promise<void> {
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  try {
    await work(owner)
  } finally {
    await owner.end()
  }
}
