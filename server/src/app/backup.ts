import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { BackupTrouble, type Header, readArchive, writeArchive } from '#platform/backup/archive.ts'
import { RowDigest } from '#platform/backup/digest.ts'
import { archiveName, retire } from '#platform/backup/kept.ts'
import { recordsOf } from '#platform/backup/records.ts'
import { contentOf } from '#platform/backup/take.ts'
import type { Settings } from '#platform/config/settings.ts'
import type { Store } from '#platform/db/migrate.ts'
import { decrypt, encrypt } from '#platform/vault/crypto.ts'
import type { KeyProvider } from '#platform/vault/key-provider.ts'
import { currentRoot, type Keyring, keyringOn } from '#platform/vault/keyring.ts'
import type { Databases, Installation } from './installation.ts'

export interface BackupMade {
  readonly path: string
  readonly tables: number
  readonly rows: number
}

/**
 * Backs both stores up, each into its folder: the data first and the keyring after, so that the keyring's has every key that the data's needs. Each
 * is read again whole before it counts, and only then are older ones deleted. One at a time in an installation.
 */
export async function backUp(
  settings: Settings,
  databases: Pick<Databases, 'data' | 'keyring'>,
  { keyring, provider, clock }: Pick<Installation, 'keyring' | 'provider' | 'clock'>,
): Promise<{ readonly data: BackupMade; readonly keyring: BackupMade }> {
  const keys = keyringOn(keyring, provider, clock)
  const lock = await connected(databases.data)
  try {
    const alone = await lock.query<{ alone: boolean }>('select pg_try_advisory_lock(7236643) as alone')
    if (!alone.rows[0]?.alone) throw new BackupTrouble('Another backup is under way: wait until it is done.')
    const at = clock.now()
    const wraps = { data: wrapOfData(keys), keyring: wrapOfKeyring(provider, () => currentRoot(keyring, provider, clock)) }
    const one = async (store: Store) => {
      const made = await backUpStore(store, databases[store], settings.backups[store], at, wraps[store])
      retire(settings.backups[store], store, at)
      return made
    }
    return { data: await one('data'), keyring: await one('keyring') }
  } finally {
    await lock.end()
  }
}

/** How the key of a file is wrapped, and unwrapped again. */
export interface FileKeys {
  wrap(id: string, key: Buffer): Promise<Header['key']>
  unwrap(header: Header): Promise<Buffer>
}

const secretName = 'backup'
const noKey = 'The keyring has no key for this backup of the data: restore the keyring that belongs to it first.'

/** The data by a secret of the keyring: it is wrapped again with all others when the root key is replaced, so that last month's data can be read. */
export const wrapOfData = (keys: Keyring): FileKeys => ({
  async wrap(id, key) {
    const [{ version, key: secret }] = await keys.secret(secretName)
    return { version, wrapped: encrypt(secret, boundTo('data', id), key).toString('base64') }
  },
  async unwrap({ id, key }) {
    const secret = (await keys.secret(secretName)).find(({ version }) => version === key.version)
    const opened = secret && decrypt(secret.key, boundTo('data', id), Buffer.from(key.wrapped, 'base64'))
    if (!opened) throw new BackupTrouble(noKey)
    return opened
  },
})

/** A keyring by the root key of its time: once that is replaced, no older keyring opens. */
export const wrapOfKeyring = (provider: KeyProvider, root: () => Promise<number>): FileKeys => ({
  async wrap(id, key) {
    const version = await root()
    return { version, wrapped: (await provider.wrap(version, boundTo('keyring', id), key)).toString('base64') }
  },
  unwrap: ({ id, key }) => provider.unwrap(key.version, boundTo('keyring', id), Buffer.from(key.wrapped, 'base64')),
})

const boundTo = (store: Store, id: string) => `cc/backup/v1|${store}|${id}`

async function backUpStore(store: Store, url: string, folder: string, at: Date, keys: FileKeys): Promise<BackupMade> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, archiveName(store, at))
  const draft = `${path}.draft`
  rmSync(draft, { force: true }) // of one that was killed
  const connection = await connected(url)
  try {
    const key = randomBytes(32)
    const id = randomUUID()
    const header: Header = {
      archive: 'connectcard/1',
      store,
      id,
      takenAt: at.toISOString(),
      installation: await installationIn(connection, store),
      migrations: await migrationsIn(connection),
      key: await keys.wrap(id, key),
    }
    await writeArchive(draft, header, key, contentOf(connection))
    const counted = await verifyArchive(draft, keys)
    renameSync(draft, path)
    return { path, ...counted }
  } finally {
    await connection.end()
    rmSync(draft, { force: true })
  }
}

/** Reads an archive whole and counts again all it holds. Refuses one that is damaged. */
export async function verifyArchive(path: string, keys: FileKeys): Promise<{ readonly tables: number; readonly rows: number }> {
  const { header, content } = await readArchive(path)
  let digest = new RowDigest()
  let end: { readonly tables: number; readonly rows: number } | undefined
  for await (const record of recordsOf(content(await keys.unwrap(header)))) {
    if (record.kind === 'rows') digest.add(record.rows)
    else if (record.kind === 'counted') {
      const found = digest.end()
      if (found.rows !== record.counted.rows || found.digest !== record.counted.digest) break
      digest = new RowDigest()
    } else if (record.kind === 'end') end = record.end // and on to the last byte of the file
  }
  if (end) return end
  throw new BackupTrouble(`${path} does not hold what was to be backed up: it is not kept.`)
}

export async function connected(url: string): Promise<pg.Client> {
  const connection = new pg.Client({ connectionString: url, application_name: 'connectcard' })
  connection.on('error', () => undefined) // whoever uses it learns of it by the query
  await connection.connect()
  return connection
}

async function installationIn(connection: pg.Client, store: Store): Promise<string> {
  const found = await connection.query<{ id: string }>(`select id from ${store === 'data' ? 'vault' : 'keyring'}.installation`)
  const id = found.rows[0]?.id
  if (id === undefined) throw new BackupTrouble(`The ${store} database holds nothing yet: start the product first.`)
  return id
}

const migrationsIn = async (connection: pg.Client): Promise<string[]> =>
  (await connection.query<{ name: string }>('select name from migrations.kysely_migration order by name')).rows.map(({ name }) => name)
