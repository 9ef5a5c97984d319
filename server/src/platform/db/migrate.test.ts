import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { getRollbackPlans } from 'pg-boss'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { onServer, testRolesSecret, withDatabase } from '#test/databases.ts'
import { root } from '#test/installation.ts'
import { patientPool } from './connect.ts'
import {
  DatabaseTrouble,
  migrate,
  type RoleName,
  refuseUnsafeServer,
  rolePassword,
  rolesOf,
  type Store,
  systemIdentifier,
  urlAs,
} from './migrate.ts'

const servers = inject('servers')
const name = `m_${randomBytes(6).toString('hex')}`
const stores = ['data', 'keyring'] as const
const urls = { data: withDatabase(servers.data, name), keyring: withDatabase(servers.keyring, name) }
const folderOf = (store: Store) => join(root, 'db', 'migrations', store)

beforeAll(async () => {
  for (const store of stores) await onServer(servers[store], async (owner) => void (await owner.query(`create database ${name}`)))
})
afterAll(async () => {
  for (const store of stores)
    await onServer(servers[store], async (owner) => void (await owner.query(`drop database ${name} with (force)`)))
})

const rows = async (url: string, text: string, values: unknown[] = []): Promise<unknown[][]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query({ text, values, rowMode: 'array' })).rows
  } finally {
    await client.end()
  }
}

describe.each(stores)('migrating the %s database', (store) => {
  test('three at once, and again, leaves each migration done once', async () => {
    const said: string[] = []
    const run = () => migrate(store, urls[store], testRolesSecret, folderOf(store), (line) => said.push(line))
    await Promise.all([run(), run(), run()])
    await run()
    expect(new Set(said).size).toBe(said.length)
    expect(said[0]).toMatch(new RegExp(`^${store} database: 0001-`))
    const [done] = await rows(urls[store], 'select count(*)::int, count(distinct name)::int from migrations.kysely_migration')
    const ours = said.filter((line) => /: \d{4}-/.test(line))
    expect(done).toEqual([ours.length, ours.length])
    expect(said.length - ours.length).toBe(store === 'data' ? 1 : 0) // the tables of the jobs, made once
  })

  test('makes roles with no more rights than they need', async () => {
    for (const role of rolesOf[store]) {
      const url = urlAs(urls[store], role, testRolesSecret)
      const [rights] = await rows(
        url,
        `select current_user::text, rolsuper, rolcreatedb, rolcreaterole, rolbypassrls, rolreplication,
           has_database_privilege(current_database(), 'CREATE'), has_database_privilege(current_database(), 'TEMP'),
           has_schema_privilege('public', 'CREATE'), has_schema_privilege('migrations', 'USAGE')
         from pg_roles where rolname = current_user`,
      )
      expect(rights).toEqual([role, false, false, false, false, false, false, false, false, false])
      const owned = await rows(url, 'select relname from pg_class where pg_get_userbyid(relowner) = current_user')
      expect(owned).toEqual([])
    }
  })
})

test('each role reaches its own, and nothing of the others', async () => {
  const may = async (store: Store, role: RoleName, table: string, right: string) =>
    (
      await rows(urls[store], "select has_schema_privilege($1, split_part($2, '.', 1), 'USAGE') and has_table_privilege($1, $2, $3)", [
        role,
        table,
        right,
      ])
    )[0]?.[0]
  expect(await may('keyring', 'cc_serve', 'keyring.card_share', 'SELECT')).toBe(true)
  for (const table of ['keyring.subject_key', 'keyring.secret', 'keyring.root_key'])
    for (const right of ['SELECT', 'INSERT', 'UPDATE', 'DELETE'])
      expect(await may('keyring', 'cc_serve', table, right), `${table} ${right}`).toBe(false)
  for (const table of ['keyring.card_share', 'keyring.view_session_key'])
    for (const right of ['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE'])
      expect(await may('keyring', 'cc_serve', table, right), `${table} ${right}`).toBe(false)
  for (const right of ['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) expect(await may('data', 'cc_read', 'sharing.link', right)).toBe(false)
  for (const right of ['INSERT', 'UPDATE', 'DELETE']) expect(await may('data', 'cc_serve', 'profiles.snapshot', right)).toBe(false)
  expect(await may('data', 'cc_serve', 'accounts.person', 'SELECT')).toBe(false)
  expect(await may('data', 'cc_app', 'audit.entry', 'INSERT')).toBe(true)
  for (const right of ['SELECT', 'UPDATE', 'DELETE', 'TRUNCATE'])
    expect(await may('data', 'cc_app', 'audit.entry', right), `audit ${right}`).toBe(false)
  for (const [store, role] of [
    ['keyring', 'cc_app'],
    ['keyring', 'cc_read'],
    ['data', 'cc_keyring'],
  ] as const)
    await expect(rows(urlAs(urls[store], role, testRolesSecret), 'select 1'), `${role} in ${store}`).rejects.toThrow()
})

describe('a server that may lose what it confirmed, or is too old, is refused in one sentence', () => {
  // a look-alike of PostgreSQL's own function, found first, stands in for a server with that setting
  const shadowed = async (setting: string, value: string, work: (url: string) => Promise<void>) => {
    await onServer(urls.data, async (owner) => {
      await owner.query('create schema if not exists shadow')
      await owner.query(
        `create or replace function shadow.current_setting(name text) returns text language sql as
         $$ select case when name = '${setting}' then '${value}' else pg_catalog.current_setting(name) end $$`,
      )
    })
    await work(`${urls.data}${urls.data.includes('?') ? '&' : '?'}options=${encodeURIComponent('-c search_path=shadow,pg_catalog')}`)
    await onServer(urls.data, async (owner) => void (await owner.query('drop schema shadow cascade')))
  }
  test.each([
    ['fsync', 'off', 'fsync = off'],
    ['full_page_writes', 'off', 'full_page_writes = off'],
    ['synchronous_commit', 'off', 'synchronous_commit = off'],
    ['synchronous_commit', 'local', 'synchronous_commit = local'],
    ['server_version_num', '140019', 'PostgreSQL 14'],
  ])('%s = %s', async (setting, value, says) => {
    await shadowed(setting, value, async (url) => {
      const trouble = await migrate('data', url, testRolesSecret, folderOf('data'), () => undefined).catch((error: unknown) => error)
      expect(trouble).toBeInstanceOf(DatabaseTrouble)
      expect(String(trouble)).toMatch(new RegExp(`^Error: The data database [^\\n]*${says}[^\\n]*\\.$`))
    })
  })

  test('synchronous_commit really off for this connection', async () => {
    const connections = patientPool(
      `${urls.data}${urls.data.includes('?') ? '&' : '?'}options=${encodeURIComponent('-c synchronous_commit=off')}`,
      1,
    )
    await expect(refuseUnsafeServer('data', connections)).rejects.toThrow('Set synchronous_commit = on and start again.')
    await connections.end()
  })

  test('a safe one passes', async () => {
    const connections = patientPool(urls.data, 1)
    await refuseUnsafeServer('data', connections)
    await connections.end()
  })
})

test('a migration that fails leaves nothing half done, and the next run goes on from there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cc-migrations-'))
  const fresh = `${name}_broken`
  const url = withDatabase(servers.data, fresh)
  await onServer(servers.data, async (owner) => void (await owner.query(`create database ${fresh}`)))
  try {
    writeFileSync(join(folder, '0001-first.sql'), 'create table first_table (n int);')
    writeFileSync(join(folder, '0002-second.sql'), 'create table second_table (n int); select 1 / 0;')
    const run = () => migrate('data', url, testRolesSecret, folder, () => undefined)
    await expect(run()).rejects.toThrow('division by zero')
    expect(await rows(url, "select to_regclass('second_table')")).toEqual([[null]])
    writeFileSync(join(folder, '0002-second.sql'), 'create table second_table (n int);')
    await run()
    expect(await rows(url, "select to_regclass('first_table')::text, to_regclass('second_table')::text")).toEqual([
      ['first_table', 'second_table'],
    ])
  } finally {
    await onServer(servers.data, async (owner) => void (await owner.query(`drop database ${fresh} with (force)`)))
    rmSync(folder, { recursive: true })
  }
})

test('entries from before there was a chain wait for their links, and pseudonyms in plain for their seal', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cc-migrations-'))
  const old = `${name}_old`
  const url = withDatabase(servers.data, old)
  await onServer(servers.data, async (owner) => void (await owner.query(`create database ${old}`)))
  try {
    for (const file of readdirSync(folderOf('data'))) if (file < '0013') copyFileSync(join(folderOf('data'), file), join(folder, file))
    await migrate('data', url, testRolesSecret, folder, () => undefined)
    await rows(
      url,
      "insert into vault.subject (id, kind, pseudonym, made_at) values (gen_random_uuid(), 'account', gen_random_uuid(), now())",
    )
    await rows(
      url,
      `insert into audit.entry (id, at, actor_kind, deed, object_kind, subject_pseudonym, purpose)
       select gen_random_uuid(), now(), 'system', 'account.open', 'account', pseudonym, 'the account' from vault.subject`,
    )
    await migrate('data', url, testRolesSecret, folderOf('data'), () => undefined)
    expect(await rows(url, 'select count(*)::int from audit.waiting join audit.entry on id = entry_id')).toEqual([[1]])
    const kept = 'select sealed_pseudonym, pseudonym = subject_pseudonym from vault.subject, audit.entry'
    expect(await rows(url, kept)).toEqual([[null, true]])
  } finally {
    await onServer(servers.data, async (owner) => void (await owner.query(`drop database ${old} with (force)`)))
    rmSync(folder, { recursive: true })
  }
})

describe('the address of a role', () => {
  const password = rolePassword('s', 'cc_app')
  test.each([
    ['postgres://o:p@h/x', `postgres://cc_app:${password}@h/x`],
    ['postgresql://o@h:5433/x?sslmode=require', `postgresql://cc_app:${password}@h:5433/x?sslmode=require`],
    ['postgres://o:a%40b%2Fc@[::1]/x', `postgres://cc_app:${password}@[::1]/x`],
    ['postgres://o:p@/x?host=/run/pg&port=5433', `postgres://cc_app:${password}@/x?host=/run/pg&port=5433`],
  ])('%s', (owner, expected) => {
    expect(urlAs(owner, 'cc_app', 's')).toBe(expected)
  })

  test('differs by role and by secret, and tells nothing of the secret', () => {
    const all = ['s', 't'].flatMap((secret) =>
      (['cc_app', 'cc_read', 'cc_serve', 'cc_keyring'] as const).map((role) => rolePassword(secret, role)),
    )
    expect(new Set(all).size).toBe(8)
    for (const one of all) expect(one).toMatch(/^[\w-]{43}$/)
  })
})

test('two servers are told apart, and two databases of one are not', async () => {
  const identify = async (url: string) => {
    const connections = patientPool(url, 1)
    try {
      return await systemIdentifier(connections)
    } finally {
      await connections.end()
    }
  }
  expect(await identify(urls.data)).toMatch(/^\d{10,}$/)
  expect(await identify(urls.data)).toBe(await identify(servers.data))
  expect(await identify(urls.data)).not.toBe(await identify(urls.keyring))
})

test('the tables of the jobs rise from an older version, and keep what waits in them', async () => {
  const url = urls.data
  const version = async () => (await rows(url, 'select version from jobs.version'))[0]?.[0]
  const run = () => migrate('data', url, testRolesSecret, folderOf('data'), () => undefined)
  await run()
  const newest = Number(await version())
  await rows(url, "insert into jobs.job (name, data) values ('mail', '{}')")
  await rows(url, getRollbackPlans('jobs', newest))
  expect(await version()).toBe(newest - 1)
  await run()
  expect(await version()).toBe(newest)
  expect(await rows(url, 'select name from jobs.job')).toEqual([['mail']])
})
