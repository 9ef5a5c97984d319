import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { backUp } from '#app/backup.ts'
import { dropBuriedRows } from '#app/drop-buried.ts'
import { type Databases, openInstallation } from '#app/installation.ts'
import { restore } from '#app/restore.ts'
import { rightsHouse } from '#app/rights.ts'
import { accountHolder, beginSession, nameOf, openAccount } from '#domains/accounts/index.ts'
import { openCompany } from '#domains/clients/index.ts'
import { identityShown } from '#domains/privacy/desk.ts'
import { announceErasure } from '#domains/privacy/erase-request.ts'
import { fileRequest } from '#domains/privacy/file-request.ts'
import { requestById } from '#domains/privacy/find-request.ts'
import { carryOutErasures, knownThrough } from '#domains/privacy/index.ts'
import { publishCard } from '#domains/profiles/index.ts'
import { system } from '#platform/actor.ts'
import { buriedNotes } from '#platform/backup/buried.ts'
import type { Settings } from '#platform/config/settings.ts'
import { destroyBuriedKeys } from '#platform/vault/destroy.ts'
import { keyringOn } from '#platform/vault/keyring.ts'
import { someContact } from '#test/contacts.ts'
import { onServer, withDatabase } from '#test/databases.ts'
import { worksAs } from '#test/documents.ts'
import { root, type TestInstallation, testInstallation } from '#test/installation.ts'
import { salmaCard, someLink, someNamedLink } from '#test/people.ts'

let installation: TestInstallation
let folder: string
let settings: Settings
const into = `r_${randomBytes(6).toString('hex')}`
const servers = () => Object.values(inject('servers'))
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cc-restored-'))
  installation = await testInstallation({ KEY_PROVIDER: `file:${join(folder, 'root-keys')}` })
  settings = { ...installation.settings, backups: { data: join(folder, 'data'), keyring: join(folder, 'keyring'), daily: true } }
})
afterAll(async () => {
  await installation.close()
  for (const url of servers())
    await onServer(url, async (owner) => void (await owner.query(`drop database if exists ${into} with (force)`)))
  rmSync(folder, { recursive: true, force: true })
})

const run = <T>(deed: Parameters<typeof installation.deeds.run<T>>[0]) => installation.deeds.run(deed)

async function owner(email: string) {
  return run(async (tx) => {
    const ownerId = await openAccount(tx, system, { name: 'Salma Benjelloun', email, language: 'fr' })
    const cardId = await publishCard(tx, system, { ownerId, label: 'Carte', card: salmaCard })
    return { ownerId, cardId, subjectId: (await accountHolder(tx, ownerId))?.subjectId ?? '' }
  })
}

/** The columns that lead from a row to a person, and in which of them one of these ids stands. Tombstones and the audit stay: they name nobody. */
async function rowsOf(databases: Databases, ids: readonly string[]): Promise<string[]> {
  const found: string[] = []
  await onServer(databases.data, async (connection) => {
    const columns = await connection.query<{ name: string; column: string }>(`
      select format('%I.%I', c.table_schema, c.table_name) as name, quote_ident(c.column_name) as column
      from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
      where t.table_type = 'BASE TABLE' and c.table_schema not in ('audit', 'pg_catalog', 'information_schema') and c.data_type = 'uuid'
        and c.table_schema || '.' || c.table_name not in ('vault.tombstone', 'vault.subject')`)
    for (const { name, column } of columns.rows) {
      const { rowCount } = await connection.query(`select from ${name} where ${column} = any($1)`, [ids])
      if (rowCount) found.push(`${name}.${column}`)
    }
  })
  return found.sort()
}

test('who was erased by the desk has no row after an older backup is restored, and the others are there as before', async () => {
  const email = 'salma@restored.example'
  const [salma, other] = [await owner(email), await owner('other@restored.example')]
  await someLink(installation, salma)
  const forNadia = await someNamedLink(installation, salma, { visitor: { name: 'Nadia', email: 'nadia@restored.example' } })
  const leftToSalma = await someContact(installation, salma, { name: 'Nadia Tazi', email: 'nadia@restored.example' })
  const leftBySalma = await someContact(installation, other, { name: 'Salma Benjelloun', email })
  const leftByNadia = await someContact(installation, other, { name: 'Nadia Tazi', email: 'nadia@restored.example' })
  const forSalma = await someNamedLink(installation, other, { visitor: { name: 'Salma', email } })
  const stays = await someLink(installation, other)
  await run(async (tx) => {
    await beginSession(tx, { personId: salma.ownerId, how: 'code', agent: 'Firefox' })
    const companyId = await openCompany(tx, system, { name: 'Atlas Bois' })
    await tx.rows
      .insertInto('clients.membership')
      .values({ company_id: companyId, person_id: salma.ownerId, role: 'owner', since: tx.clock.now() })
      .execute()
  })
  await worksAs(installation, salma.ownerId, 'sales')
  installation.clock.forward({ seconds: 1 })
  const pair = await backUp(settings, installation.databases, installation)

  const { id } = await run((tx) =>
    fileRequest(tx, system, { kind: 'erasure', door: 'form', language: 'fr', applicant: { name: 'Salma', email }, mail: true }),
  )
  await run(async (tx) => identityShown(tx, system, await requestById(tx, system, id), 'in person'))
  await run(async (tx) => {
    const found = await requestById(tx, system, id)
    await announceErasure(tx, system, found, await knownThrough(rightsHouse)(tx, found))
  })
  installation.clock.forward({ days: 8 })
  expect(await carryOutErasures(installation.deeds, installation.clock, rightsHouse, knownThrough(rightsHouse))).toBe(1)
  const keys = keyringOn(installation.keyring, installation.provider, installation.clock)
  await destroyBuriedKeys(installation.db, keys, installation.clock, buriedNotes(settings.backups.keyring, installation.clock))

  for (const url of servers()) await onServer(url, async (connection) => void (await connection.query(`create database ${into}`)))
  const [data, keyring] = [inject('servers').data, inject('servers').keyring].map((url) => withDatabase(url, into))
  const databases: Databases = { data: data ?? '', keyring: keyring ?? '', stop: async () => undefined }
  const said: string[] = []
  const files = { data: pair.data.path, keyring: pair.keyring.path, replace: false }
  const done = await restore(settings, databases, root, files, (line) => said.push(line), installation.clock)

  const gone = [salma.ownerId, salma.subjectId, salma.cardId, leftToSalma, leftBySalma, forNadia.id, forSalma.id]
  expect(await rowsOf(databases, gone)).toEqual([])
  expect(done.dropped).toEqual({ contacts: 2, sharing: 3, profiles: 1, clients: 1, access: 1, accounts: 1 })
  expect(said.join('\n')).toContain('accounts 1')

  const there = await openInstallation(settings, databases, installation.clock)
  expect(await dropBuriedRows(there)).toEqual({}) // a second time there is nothing left
  await there.deeds.read(async (tx) => {
    expect(await rightsHouse.knownBy(tx, email)).toEqual([])
    expect(await nameOf(tx, system, other.ownerId)).toBe('Salma Benjelloun')
    expect((await rightsHouse.knownBy(tx, 'nadia@restored.example')).length).toBe(1)
  })
  const lines = await there.db.selectFrom('contacts.contact').select('id').where('owner_id', '=', other.ownerId).execute()
  expect(lines).toEqual([{ id: leftByNadia }])
  const links = await there.db.selectFrom('sharing.link').select('id').execute()
  expect(links).toEqual([{ id: stays.id }])
  await there.close()
})
