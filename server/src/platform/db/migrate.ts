import { createHmac } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type MigrationProvider, Migrator } from 'kysely/migration'
import pg from 'pg'
import { migrateJobs } from '../jobs/migrate-jobs.ts'
import { kyselyOn, patientPool } from './connect.ts'

/** A database that cannot be used as it is: one sentence for the operator. */
export class DatabaseTrouble extends Error {}

export type RoleName = 'cc_app' | 'cc_read' | 'cc_serve' | 'cc_chain' | 'cc_keyring'
export const rolesOf = {
  data: ['cc_app', 'cc_read', 'cc_serve', 'cc_chain'],
  keyring: ['cc_keyring', 'cc_serve'],
} as const satisfies Record<string, readonly RoleName[]>
export type Store = keyof typeof rolesOf

/** Every role's password comes from one secret, so that all processes of an installation agree on it without storing it. */
export const rolePassword = (secret: string, role: RoleName): string =>
  createHmac('sha256', secret).update(`cc/role/v1|${role}`).digest('base64url')

/** The owner's URL with another user: what a process connects with. */
export function urlAs(ownerUrl: string, role: RoleName, secret: string): string {
  return ownerUrl.replace(/^(postgres(?:ql)?:\/\/)(?:[^@/]*@)?/, `$1${role}:${rolePassword(secret, role)}@`)
}

/**
 * Makes the roles and brings the tables of one store up to date, or as far as the migration `upTo`. Running it twice, or twice at once, is
 * fine.
 */
export async function migrate(
  store: Store,
  ownerUrl: string,
  rolesSecret: string,
  folder: string,
  say: (line: string) => void,
  upTo?: string,
): Promise<void> {
  const connections = patientPool(ownerUrl)
  const db = kyselyOn<unknown>(connections)
  try {
    await refuseUnsafeServer(store, connections)
    await makeRoles(connections, ownerUrl, rolesOf[store], rolesSecret)
    const migrator = new Migrator({ db, provider: filesIn(folder), migrationTableSchema: 'migrations', allowUnorderedMigrations: false })
    const { error, results } = await (upTo === undefined ? migrator.migrateToLatest() : migrator.migrateTo(upTo))
    for (const one of results ?? []) if (one.status === 'Success') say(`${store} database: ${one.migrationName}`)
    if (error) throw error
    if (store === 'data') await migrateJobs(connections, say)
  } finally {
    await db.destroy()
  }
}

const filesIn = (folder: string): MigrationProvider => ({
  async getMigrations() {
    const names = readdirSync(folder)
      .filter((name) => name.endsWith('.sql'))
      .sort()
    const texts = names.map((name): [string, string] => [name.slice(0, -'.sql'.length), readFileSync(join(folder, name), 'utf8')])
    return Object.fromEntries(texts.map(([name, text]) => [name, { up: async (db) => void (await sql.raw(text).execute(db)) }]))
  },
})

async function makeRoles(owner: pg.Pool, ownerUrl: string, roles: readonly RoleName[], secret: string): Promise<void> {
  const database = (await owner.query<{ name: string }>('select current_database() as name')).rows[0]?.name ?? ''
  const quoted = pg.escapeIdentifier(database)
  const client = await owner.connect()
  try {
    await client.query('select pg_advisory_lock(7236641)') // roles belong to the whole server: one migration at a time makes them
    for (const role of roles) {
      const known = await client.query('select 1 from pg_roles where rolname = $1', [role])
      const password = pg.escapeLiteral(rolePassword(secret, role))
      if (known.rowCount === 0) await client.query(`create role ${role} login nosuperuser nocreatedb nocreaterole password ${password}`)
      else if (!(await canLogIn(urlAs(ownerUrl, role, secret)))) await client.query(`alter role ${role} login password ${password}`)
      await client.query(`grant connect on database ${quoted} to ${role}`)
    }
    await client.query(`revoke all on database ${quoted} from public`)
    for (const role of roles) await client.query(`grant connect on database ${quoted} to ${role}`)
    await client.query('revoke all on schema public from public')
  } finally {
    await client.query('select pg_advisory_unlock(7236641)')
    client.release()
  }
}

async function canLogIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch {
    return false // whatever the reason, the owner sets the password again
  } finally {
    await client.end()
  }
}

const durable = ['fsync', 'full_page_writes', 'synchronous_commit'] as const

/** PostgreSQL 15 or later, and one that keeps what it has said it keeps. */
export async function refuseUnsafeServer(store: Store, connections: pg.Pool): Promise<void> {
  const found = await connections.query<{ version: number; name: string; value: string }>(
    `select current_setting('server_version_num')::int as version, name, current_setting(name) as value from unnest($1::text[]) as name`,
    [durable],
  )
  for (const { version, name, value } of found.rows) {
    if (version < 150_000)
      throw new DatabaseTrouble(`The ${store} database is PostgreSQL ${Math.floor(version / 10_000)}: version 15 or later is needed.`)
    if (value === 'off' || value === 'local')
      throw new DatabaseTrouble(
        `The ${store} database runs with ${name} = ${value}: it could lose what was confirmed. Set ${name} = on and start again.`,
      )
  }
}

/** Ties data and keyring to one another at their first use, and refuses two that were not tied: the sweeps would destroy each other's keys. */
export async function tieStores(dataUrl: string, keyringUrl: string): Promise<void> {
  const [data, keyring] = [patientPool(dataUrl, 1), patientPool(keyringUrl, 1)]
  const idOf = async (store: pg.Pool, table: string) => (await store.query<{ id: string }>(`select id from ${table}`)).rows[0]?.id
  try {
    const inKeyring = await idOf(keyring, 'keyring.installation')
    const inData = await idOf(data, 'vault.installation')
    if (inData === undefined && inKeyring === undefined) {
      const first = await keyring.query<{ id: string }>(
        `insert into keyring.installation select gen_random_uuid() where not exists (select from keyring.installation) returning id`,
      )
      const id = first.rows[0]?.id ?? (await idOf(keyring, 'keyring.installation'))
      await data.query('insert into vault.installation values ($1) on conflict do nothing', [id])
    } else if (inData === undefined && (await isEmpty(keyring))) {
      await data.query('insert into vault.installation values ($1) on conflict do nothing', [inKeyring]) // cut short between the two
    } else if (inData !== inKeyring)
      throw new DatabaseTrouble(
        'The data database and the keyring belong to two installations: see whether DATABASE_URL and KEYRING_URL are the right pair.',
      )
  } finally {
    await Promise.all([data.end(), keyring.end()])
  }
}

const isEmpty = async (keyring: pg.Pool): Promise<boolean> =>
  (await keyring.query('select 1 from keyring.subject_key limit 1')).rowCount === 0

export async function systemIdentifier(connections: pg.Pool): Promise<string> {
  const found = await connections.query<{ id: string }>('select system_identifier::text as id from pg_control_system()')
  return found.rows[0]?.id ?? ''
}
