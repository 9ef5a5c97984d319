import { readdirSync } from 'node:fs'
import { endEverySession } from '#domains/accounts/index.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import { BackupTrouble, type Header, readArchive } from '#platform/backup/archive.ts'
import { notedBuried } from '#platform/backup/buried.ts'
import { buryAgain } from '#platform/backup/bury-again.ts'
import { keptIn } from '#platform/backup/kept.ts'
import { loadContent } from '#platform/backup/load.ts'
import { type Clock, systemClock } from '#platform/clock.ts'
import type { Settings } from '#platform/config/settings.ts'
import { patientPool } from '#platform/db/connect.ts'
import { migrate, type Store, urlAs } from '#platform/db/migrate.ts'
import { uuidsByTime } from '#platform/ids.ts'
import { keyringOn } from '#platform/vault/keyring.ts'
import { connected, type FileKeys, wrapOfData, wrapOfKeyring } from './backup.ts'
import { type Dropped, dropBuriedRows } from './drop-buried.ts'
import { type Databases, keyProviderOf, migrateBoth, migrations, openInstallation, type Say } from './installation.ts'
import { mendCards } from './mend-cards.ts'
import { ownKeys } from './own-keys.ts'
import { rolesSecret } from './roles-secret.ts'

export interface ToRestore {
  readonly data: string
  readonly keyring: string
  /** Take out first what the databases hold. */
  readonly replace: boolean
}

export interface Restored {
  readonly dataOf: string
  readonly keyringOf: string
  readonly tables: number
  readonly rows: number
  /** Whose keys are destroyed, and how many of them since the data were backed up. */
  readonly erased: number
  readonly erasedSince: number
  /** Rows of theirs that came back with older data, and are gone again. */
  readonly dropped: Dropped
  /** Of cards of which a link was taken back since: none of them opens, and their owners share again. */
  readonly linksLost: number
  /** What was altered, removed or moved in the audit before it was backed up; heads told outside are held against it by `audit verify`. */
  readonly auditFindings: number
  readonly sessionsEnded: number
}

/** The newest backup of this kind, where none is named. */
export function newestBackup({ backups }: Settings, store: Store): string {
  const [newest] = keptIn(backups[store], store)
  if (!newest) throw new BackupTrouble(`There is no backup of the ${store} in ${backups[store]}: name one with --${store}.`)
  return newest.path
}

/**
 * Restores both stores into empty databases, each in one transaction, with the tables of the backup's time; brings them up to date; carries out again
 * what was erased, rows and all; and ends every session, for one that was ended since would be good again. Counts and digests of every table are those of the backup, or
 * nothing is restored.
 */
export async function restore(
  settings: Settings,
  databases: Databases,
  root: string,
  asked: ToRestore,
  say: Say,
  clock: Clock = systemClock,
): Promise<Restored> {
  const [keyring, data] = [await readArchive(asked.keyring), await readArchive(asked.data)]
  refuseMismatch(data.header, keyring.header, root)
  await makeRoom(databases, asked.replace)
  const provider = keyProviderOf(settings)

  const load = async (store: Store, { header, content }: typeof data, keys: FileKeys) => {
    const key = await keys.unwrap(header)
    await migrate(store, databases[store], rolesSecret(settings), migrations(root, store), () => undefined, header.migrations.at(-1))
    const connection = await connected(databases[store])
    try {
      const loaded = await loadContent(connection, content(key))
      say(`${store}: ${loaded.rows} rows in ${loaded.tables} tables, as they were counted on ${header.takenAt}`)
      return loaded
    } finally {
      await connection.end()
    }
  }
  const ofKeyring = await load(
    'keyring',
    keyring,
    wrapOfKeyring(provider, async () => keyring.header.key.version),
  )
  const pool = await connected(databases.keyring)
  const ofData = await load('data', data, wrapOfData(keyringOn(pool, provider, clock))).finally(() => pool.end())

  await migrateBoth(settings, databases, root, () => undefined)
  const installation = await openInstallation(settings, databases, clock)
  try {
    const keys = keyringOn(installation.keyring, provider, clock)
    const buried = await buryAgain(installation.db, keys, clock, uuidsByTime(clock), notedBuried(settings.backups.keyring))
    say(`${buried.erased} who were erased stay so, ${buried.sinceTheBackup} of them since the data were backed up`)
    const dropped = await dropBuriedRows(installation)
    const counts = Object.entries(dropped).map(([schema, count]) => `${schema} ${count}`)
    if (counts.length > 0) say(`Rows of theirs that came back are gone: ${counts.join(', ')}.`)
    const mended = await mendCards(installation, keys)
    if (mended.cards > 0)
      say(
        `${mended.links} links of ${mended.cards} cards are taken back: one of each was since, and nobody knows which. Their owners share again.`,
      )
    const auditFindings = await bentEntries(settings, databases, clock)
    say(auditFindings === 0 ? 'The audit is whole.' : `${auditFindings} findings in the audit: \`connectcard audit verify\` names them.`)
    const sessionsEnded = await installation.deeds.run((tx) => endEverySession(tx))
    say('Everybody signs in again.')
    return {
      dataOf: data.header.takenAt,
      keyringOf: keyring.header.takenAt,
      tables: ofKeyring.tables + ofData.tables,
      rows: ofKeyring.rows + ofData.rows,
      erased: buried.erased,
      erasedSince: buried.sinceTheBackup,
      dropped,
      linksLost: mended.links,
      auditFindings,
      sessionsEnded,
    }
  } finally {
    await installation.close()
  }
}

async function bentEntries(settings: Settings, databases: Databases, clock: Clock): Promise<number> {
  const data = patientPool(urlAs(databases.data, 'cc_read', rolesSecret(settings)), 1)
  const keyring = patientPool(urlAs(databases.keyring, 'cc_keyring', rolesSecret(settings)), 1)
  let findings = 0
  try {
    const keys = await ownKeys({ keyring, provider: keyProviderOf(settings), clock: systemClock })
    await verifyAudit(data, { keys, exported: [], now: clock.now() }, (one) => {
      if ('kind' in one) findings++
    })
  } finally {
    await Promise.all([data.end(), keyring.end()])
  }
  return findings
}

function refuseMismatch(data: Header, keyring: Header, root: string): void {
  if (data.store !== 'data' || keyring.store !== 'keyring')
    throw new BackupTrouble('These are not a backup of the data and one of a keyring: see which file is which.')
  if (data.installation !== keyring.installation)
    throw new BackupTrouble('The backup of the data and that of the keyring belong to two installations: they open nothing together.')
  if (keyring.takenAt < data.takenAt)
    throw new BackupTrouble('The keyring is older than the data: it lacks keys, and has some of people who were erased. Take a newer one.')
  for (const { store, migrations: made } of [data, keyring]) {
    const known = new Set(readdirSync(migrations(root, store)).map((file) => file.replace(/\.sql$/, '')))
    if (!made.every((name) => known.has(name)))
      throw new BackupTrouble(`The backup of the ${store} was made by a newer ConnectCard: restore it with that one.`)
  }
}

/** Nothing is restored over what is there, unless that was said, and never under a product that runs. */
async function makeRoom(databases: Databases, replace: boolean): Promise<void> {
  for (const store of ['data', 'keyring'] as const) {
    const connection = await connected(databases[store])
    try {
      const others = await connection.query(
        `select from pg_stat_activity where datname = current_database() and application_name like 'connectcard%' and pid <> pg_backend_pid()`,
      )
      if (others.rowCount !== 0) throw new BackupTrouble('The product is running on these databases: stop it, then restore.')
      const schemas = await connection.query<{ name: string }>(
        `select quote_ident(nspname) as name from pg_namespace where nspname not like 'pg\\_%' and nspname not in ('information_schema', 'public')`,
      )
      if (schemas.rows.length === 0) continue
      if (!replace)
        throw new BackupTrouble(`The ${store} database is not empty: restore into an empty one, or say --replace to lose what it holds.`)
      await connection.query(`drop schema ${schemas.rows.map(({ name }) => name).join(', ')} cascade`)
    } finally {
      await connection.end()
    }
  }
}
