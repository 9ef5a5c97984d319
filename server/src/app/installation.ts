import { join } from 'node:path'
import type { Kysely } from 'kysely'
import type pg from 'pg'
import { heldSubjects } from '#domains/privacy/index.ts'
import { type Clock, systemClock } from '#platform/clock.ts'
import type { Settings } from '#platform/config/settings.ts'
import { kyselyOn, patientPool, pool } from '#platform/db/connect.ts'
import { runningClusters, startClusters } from '#platform/db/embedded.ts'
import { DatabaseTrouble, migrate, refuseUnsafeServer, systemIdentifier, tieStores, urlAs } from '#platform/db/migrate.ts'
import type { Tables } from '#platform/db/tables.ts'
import { type Deeds, deedsOn } from '#platform/db/transaction.ts'
import { uuidsByTime } from '#platform/ids.ts'
import { fileKeyProvider, givenKeyProvider, type KeyProvider } from '#platform/vault/key-provider.ts'
import { keyringOn, refuseWrongRootKeys } from '#platform/vault/keyring.ts'
import { vaultOn } from '#platform/vault/vault.ts'
import { rolesSecret } from './roles-secret.ts'

export type Say = (line: string) => void

/** The databases of an installation: the owner's URLs, and how to let go of them. */
export interface Databases {
  readonly data: string
  readonly keyring: string
  stop(): Promise<void>
}

/** The external databases, the embedded ones of a product that runs already, or the embedded ones started here. */
export async function reachDatabases(settings: Settings, say: Say): Promise<Databases> {
  const nothingToStop = async () => undefined
  if (settings.databases) return { ...settings.databases, stop: nothingToStop }
  const running = await runningClusters(settings.dataDir)
  if (running) return { ...running, stop: nothingToStop }
  return startClusters({ dataDir: settings.dataDir, say })
}

export const migrations = (root: string, store: 'data' | 'keyring') => join(root, 'db', 'migrations', store)

/** Makes the roles and brings both stores up to date. */
export async function migrateBoth(settings: Settings, databases: Databases, root: string, say: Say): Promise<void> {
  const secret = rolesSecret(settings)
  if (settings.production) await refuseOneServer(databases)
  await migrate('data', databases.data, secret, migrations(root, 'data'), say)
  await migrate('keyring', databases.keyring, secret, migrations(root, 'keyring'), say)
  await tieStores(databases.data, databases.keyring)
}

async function refuseOneServer(databases: Databases): Promise<void> {
  const [data, keyring] = [patientPool(databases.data, 1), patientPool(databases.keyring, 1)]
  try {
    if ((await systemIdentifier(data)) === (await systemIdentifier(keyring)))
      throw new DatabaseTrouble(
        'DATABASE_URL and KEYRING_URL lead to one server: in production the keyring needs a server of its own, with backups of its own.',
      )
  } finally {
    await Promise.all([data.end(), keyring.end()])
  }
}

/** An installation in use: deeds on the data, keys in the keyring. */
export interface Installation {
  readonly deeds: Deeds
  readonly provider: KeyProvider
  readonly clock: Clock
  readonly db: Kysely<Tables>
  /** The data as cc_read, which only reads, and reads the record too: for the office. */
  readonly reading: Kysely<Tables>
  /** Connections to the keyring, as cc_keyring. */
  readonly keyring: pg.Pool
  /** Where cc_app and cc_read find the data, and cc_keyring the keys. */
  readonly urls: { readonly data: string; readonly reading: string; readonly keyring: string }
  close(): Promise<void>
}

/** An installation with what else the process needs that keeps the schedule, and no serving process has. */
export interface KeptInstallation extends Installation {
  /** The audit, as cc_chain. */
  readonly audit: Kysely<Tables>
  /** Where the signed heads of the audit go. */
  readonly headsFolder: string
}

export const keyProviderOf = (settings: Settings): KeyProvider =>
  settings.keyProvider.kind === 'file' ? fileKeyProvider(settings.keyProvider.folder) : givenKeyProvider(settings.keyProvider.keys)

export const installationUrls = (settings: Settings, databases: Pick<Databases, 'data' | 'keyring'>): Installation['urls'] => {
  const secret = rolesSecret(settings)
  return {
    data: urlAs(databases.data, 'cc_app', secret),
    reading: urlAs(databases.data, 'cc_read', secret),
    keyring: urlAs(databases.keyring, 'cc_keyring', secret),
  }
}

export async function openInstallation(settings: Settings, databases: Databases, clock: Clock = systemClock): Promise<KeptInstallation> {
  const installation = await installationAt(settings, installationUrls(settings, databases), clock)
  const connections = pool(urlAs(databases.data, 'cc_chain', rolesSecret(settings)), 2)
  return {
    ...installation,
    audit: kyselyOn<Tables>(connections),
    headsFolder: settings.auditHeads,
    async close() {
      await Promise.all([installation.close(), connections.end()])
    },
  }
}

/** Opens an installation whose databases are reached already, by the URLs of its roles. */
export async function installationAt(settings: Settings, urls: Installation['urls'], clock: Clock = systemClock): Promise<Installation> {
  const data = pool(urls.data, 6)
  const reading = pool(urls.reading, 2)
  const keyring = pool(urls.keyring, 4)
  await Promise.all([refuseUnsafeServer('data', data), refuseUnsafeServer('keyring', keyring)])
  const provider = keyProviderOf(settings)
  await refuseWrongRootKeys(keyring, provider)
  const db = kyselyOn<Tables>(data)
  return {
    deeds: deedsOn(db, vaultOn(keyringOn(keyring, provider, clock), heldSubjects), clock, uuidsByTime(clock)),
    provider,
    clock,
    db,
    reading: kyselyOn<Tables>(reading),
    keyring,
    urls,
    async close() {
      await Promise.all([db.destroy(), reading.end(), keyring.end()])
      if (!data.ending) await data.end() // Kysely leaves a pool alone that it never used
    },
  }
}

/** The URLs of a process that only serves cards: both stores as cc_serve, no root key. */
export function servingUrls(settings: Settings, databases: Pick<Databases, 'data' | 'keyring'>): { data: string; keyring: string } {
  const secret = rolesSecret(settings)
  return { data: urlAs(databases.data, 'cc_serve', secret), keyring: urlAs(databases.keyring, 'cc_serve', secret) }
}
