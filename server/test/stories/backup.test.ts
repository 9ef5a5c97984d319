import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type BackupMade, backUp, verifyArchive, wrapOfData, wrapOfKeyring } from '#app/backup.ts'
import { drill, lastDrill } from '#app/drill.ts'
import { type Databases, migrations, openInstallation } from '#app/installation.ts'
import { restore } from '#app/restore.ts'
import { accountByEmail, beginSession } from '#domains/accounts/index.ts'
import { eraseContacts } from '#domains/contacts/index.ts'
import { publishCard } from '#domains/profiles/index.ts'
import { revokeLink, shareCard } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import { buriedNotes } from '#platform/backup/buried.ts'
import { archiveName, keptIn, retire } from '#platform/backup/kept.ts'
import { readSettings, type Settings } from '#platform/config/settings.ts'
import { migrate, tieStores } from '#platform/db/migrate.ts'
import { destroyBuriedKeys } from '#platform/vault/destroy.ts'
import { keyringOn } from '#platform/vault/keyring.ts'
import { someContact } from '#test/contacts.ts'
import { onServer, testRolesSecret, withDatabase } from '#test/databases.ts'
import { root, type TestInstallation, testClock, testInstallation } from '#test/installation.ts'
import { open, type PublishedCard, salmaCard, someCard, someLink } from '#test/people.ts'

let installation: TestInstallation
let folder: string
let settings: Settings
let card: PublishedCard
let contact: string
const made: string[] = []
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cc-backup-'))
  installation = await testInstallation({ KEY_PROVIDER: `file:${join(folder, 'root-keys')}` })
  settings = { ...installation.settings, backups: { data: join(folder, 'data'), keyring: join(folder, 'keyring'), daily: true } }
  card = await someCard(installation)
  contact = await someContact(installation, card)
})
afterAll(async () => {
  await installation.close()
  const servers = inject('servers')
  for (const name of made)
    for (const url of [servers.data, servers.keyring])
      await onServer(url, async (owner) => void (await owner.query(`drop database if exists ${name} with (force)`)))
  rmSync(folder, { recursive: true, force: true })
})

/** Two databases with nothing in them. */
async function nothing(): Promise<Databases> {
  const name = `r_${randomBytes(6).toString('hex')}`
  const servers = inject('servers')
  made.push(name)
  for (const url of [servers.data, servers.keyring])
    await onServer(url, async (owner) => void (await owner.query(`create database ${name}`)))
  return { data: withDatabase(servers.data, name), keyring: withDatabase(servers.keyring, name), stop: async () => undefined }
}
async function backedUp(): Promise<{ data: BackupMade; keyring: BackupMade }> {
  installation.clock.forward({ seconds: 1 }) // its name is its second
  return backUp(settings, installation.databases, installation)
}
const restored = (pair: { data: BackupMade | string; keyring: BackupMade | string }, into: Databases, there: Settings = settings) =>
  restore(
    there,
    into,
    root,
    { data: pathOf(pair.data), keyring: pathOf(pair.keyring), replace: false },
    () => undefined,
    installation.clock,
  )
const pathOf = (one: BackupMade | string) => (typeof one === 'string' ? one : one.path)
const openedOn = (databases: Databases) => openInstallation(settings, databases, installation.clock)

/** What the schedule does with who was erased. */
const bury = (note = buriedNotes(settings.backups.keyring, installation.clock)) =>
  destroyBuriedKeys(installation.db, keyringOn(installation.keyring, installation.provider, installation.clock), installation.clock, note)

/** Every table with its rows, but for what a restore changes by itself. */
async function rowsIn(databases: Databases): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const url of [databases.data, databases.keyring])
    await onServer(url, async (owner) => {
      const tables = await owner.query<{ name: string }>(
        `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not like 'pg\\_%' and schemaname not in ('information_schema', 'migrations')`,
      )
      for (const { name } of tables.rows) {
        const { rows } = await owner.query<{ count: number }>(`select count(*)::int as count from ${name}`)
        counts[name] = rows[0]?.count ?? 0
      }
    })
  delete counts['accounts.session']
  // the queue makes tables for its days to come as they come
  for (const name of Object.keys(counts)) if (/^jobs\.queue_stats_\d+$/.test(name)) delete counts[name]
  return counts
}

describe('what was backed up and is restored', () => {
  test('is all there, opens, and asks everybody to sign in again', async () => {
    const link = await someLink(installation, card)
    await installation.deeds.run((tx) => beginSession(tx, { personId: card.ownerId, how: 'code', agent: undefined }))
    await installation.tick() // its schedule links what was done
    const pair = await backedUp()
    const before = await rowsIn(installation.databases)
    expect(readFileSync(pair.data.path).includes('nadia')).toBe(false)
    await someCard(installation) // is not in it
    const into = await nothing()
    const done = await restored(pair, into)
    expect(done).toMatchObject({ sessionsEnded: 1, erased: 0, auditFindings: 0, rows: pair.data.rows + pair.keyring.rows })
    expect(await rowsIn(into)).toEqual(before)
    const bend = onServer(into.data, async (owner) => void (await owner.query("update audit.entry set deed = 'nothing'")))
    await expect(bend).rejects.toThrow(/audit/) // its guards stand again

    const there = await openedOn(into)
    const found = await there.deeds.read((tx) => accountByEmail(tx, 'person-1@test.example'))
    expect(found).toBeDefined()
    const served = await servedOn(into)
    expect((await open(served.origin, link.token)).status).toBe(200)
    await served.close()
    await there.close()
  })

  test('comes up to date from the tables of an older time', async () => {
    const old = await nothing()
    const own = readSettings({ DATA_DIR: folder, ROLES_SECRET: testRolesSecret }, root)
    await migrate('data', old.data, testRolesSecret, migrations(root, 'data'), () => undefined, '0006-editions')
    await migrate('keyring', old.keyring, testRolesSecret, migrations(root, 'keyring'), () => undefined)
    await tieStores(old.data, old.keyring)
    const there = await openInstallation(own, old, installation.clock)
    const backups = { data: join(folder, 'old-data'), keyring: join(folder, 'old-keyring'), daily: false }
    const pair = await backUp({ ...own, backups }, old, there).finally(() => there.close())
    const into = await nothing()
    await restored(pair, into, { ...own, backups })
    expect(await rowsIn(into)).toMatchObject({ 'contacts.contact': 0, 'vault.installation': 1 })
  })
})

describe('who was erased since', () => {
  const erasedIn = async (databases: Databases, contactId: string) => {
    const there = await openedOn(databases)
    const { rows } = await there.db
      .selectFrom('contacts.contact')
      .select(['subject_id'])
      .where('id', '=', contactId)
      .execute()
      .then((found) => ({ rows: found }))
    const [row] = rows
    const subject =
      row && (await there.deeds.read((tx) => tx.vault.subjectIfAny(tx, row.subject_id, { actor: system, purpose: 'sharing the card' })))
    await there.close()
    return subject === undefined
  }

  test('stays erased: with a keyring of before, by what was noted outside; with a newer one, by the keys that are gone', async () => {
    const pair = await backedUp()
    await installation.deeds.run((tx) => eraseContacts(tx, [contact], 'author'))
    await bury()

    const byNotes = await nothing()
    expect(await restored(pair, byNotes)).toMatchObject({ erased: 1, erasedSince: 1 })
    expect(await erasedIn(byNotes, contact)).toBe(true)

    const unnoted = { ...settings, backups: { ...settings.backups, keyring: join(folder, 'no-notes') } }
    const later = await backedUp()
    const byKeys = await nothing()
    expect(await restored({ data: pair.data, keyring: later.keyring }, byKeys, unnoted)).toMatchObject({ erased: 1, erasedSince: 1 })
    expect(await erasedIn(byKeys, contact)).toBe(true)

    // the old pair alone would bring them back: what is above can fail
    const back = await nothing()
    expect(await restored(pair, back, unnoted)).toMatchObject({ erased: 0 })
    expect(await erasedIn(back, contact)).toBe(false)
  })

  test('and a link that was taken back stays dead', async () => {
    const link = await someLink(installation, card)
    const stays = await someLink(installation, card)
    const pair = await backedUp()
    await installation.deeds.run((tx) => revokeLink(tx, system, { ownerId: card.ownerId, linkId: link.id }))
    await bury()
    const into = await nothing()
    expect((await restored(pair, into)).linksLost).toBeGreaterThanOrEqual(2)
    const served = await servedOn(into)
    expect((await open(served.origin, link.token)).status).toBe(404)
    // nobody knows any more which of them was taken back: none opens, and the owner shares again
    expect((await open(served.origin, stays.token)).status).toBe(404)
    const there = await openedOn(into)
    await there.deeds.run((tx) => publishCard(tx, system, { ownerId: card.ownerId, cardId: card.cardId, label: 'Carte', card: salmaCard }))
    const anew = await there.deeds.run((tx) => shareCard(tx, system, { ownerId: card.ownerId, cardId: card.cardId, label: 'Lien' }))
    expect((await open(served.origin, anew.token)).status).toBe(200)
    expect((await open(served.origin, link.token)).status).toBe(404)
    await there.close()
    await served.close()
  })
})

describe('is refused, and nothing is restored', () => {
  test('a backup with one bit changed, cut off, or with its parts in another order', async () => {
    const pair = await backedUp()
    const into = await nothing()
    const bent = join(folder, 'bent.ccbackup')
    const { keyring, provider, clock } = installation
    const keys = { data: wrapOfData(keyringOn(keyring, provider, clock)), keyring: wrapOfKeyring(provider, async () => 1) }
    const said = /damaged|not a backup|two installations|no key|does not open|not empty/
    for (const store of ['data', 'keyring'] as const) {
      const bytes = readFileSync(pair[store].path)
      const head = bytes.indexOf(0x0a)
      const wrongs: Buffer[] = [bytes.subarray(0, bytes.length - 1), bytes.subarray(0, head + 1), Buffer.concat([bytes, Buffer.from([0])])]
      for (const at of [20, head - 10, head + 3, head + 9, Math.floor((head + bytes.length) / 2), bytes.length - 1]) {
        const wrong = Buffer.from(bytes)
        wrong[at] = (wrong[at] ?? 0) ^ 1
        wrongs.push(wrong)
      }
      for (const wrong of wrongs) {
        writeFileSync(bent, wrong)
        await expect(verifyArchive(bent, keys[store])).rejects.toThrow(said)
      }
      await expect(restored({ ...pair, [store]: bent }, into)).rejects.toThrow(said)
      expect((await rowsIn(into))['accounts.person'] ?? 0).toBe(0)
    }
  })

  test('databases that are not empty, or in use; a pair that is none', async () => {
    const pair = await backedUp()
    for (const store of ['data', 'keyring'] as const) await installation.owner[store].query('select 1')
    await expect(restored(pair, installation.databases)).rejects.toThrow('running')
    const into = await nothing()
    await restored(pair, into)
    await expect(restored(pair, into)).rejects.toThrow('not empty')
    await expect(restored({ data: pair.keyring, keyring: pair.data }, await nothing())).rejects.toThrow('which file is which')
    const later = await backedUp()
    await expect(restored({ data: later.data, keyring: pair.keyring }, await nothing())).rejects.toThrow('older than the data')
    const foreign = await testInstallation()
    const elsewhere = { ...settings, backups: { data: join(folder, 'f-data'), keyring: join(folder, 'f-keyring'), daily: false } }
    foreign.clock.forward({ days: 1 })
    const other = await backUp(elsewhere, foreign.databases, foreign)
    await foreign.close()
    await expect(restored({ data: pair.data, keyring: other.keyring }, await nothing())).rejects.toThrow(/two installations|root key/) // every copy of the tests' template has one number
  })

  test('a second backup at the same time', async () => {
    installation.clock.forward({ seconds: 1 })
    const both = await Promise.allSettled([1, 2].map(() => backUp(settings, installation.databases, installation)))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

async function servedOn(databases: Databases): Promise<{ origin: string; close(): Promise<void> }> {
  const { serve } = await import('#app/server.ts')
  const { servingUrls } = await import('#app/installation.ts')
  const { keepViewSessionKeys, servingOn } = await import('#domains/sharing/index.ts')
  const { default: pino } = await import('pino')
  const there = await openedOn(databases)
  await keepViewSessionKeys(there.keyring, installation.clock)
  const server = await serve(settings, servingOn(servingUrls(settings, databases), installation.clock), pino({ level: 'silent' }), {
    metrics: false,
    installation: there,
  })
  const address = server.app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server does not listen')
  return {
    origin: `http://localhost:${address.port}`,
    close: async () => {
      await server.close()
      await there.close()
    },
  }
}

test('a drill restores the newest backups elsewhere and says what came of it; a damaged one is told of', async () => {
  const pair = await backedUp()
  const done = await drill(settings, root, () => undefined, installation.clock)
  expect(done).toMatchObject({ ok: true, rows: pair.data.rows + pair.keyring.rows })
  expect(lastDrill(settings)).toEqual(done)
  expect(readdirSync(settings.dataDir).filter((name) => name.startsWith('drill-'))).toEqual([])
  const bytes = readFileSync(pair.data.path)
  bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1
  writeFileSync(pair.data.path, bytes)
  expect(await drill(settings, root, () => undefined, installation.clock)).toMatchObject({
    ok: false,
    says: expect.stringContaining('damaged'),
  })
  rmSync(pair.data.path)
})

test('of the data those of 35 days stay, of the keyring the newest two of seven; the newest always', () => {
  const clock = testClock()
  const place = mkdtempSync(join(folder, 'kept-'))
  const kept = (store: 'data' | 'keyring') => keptIn(place, store).map(({ takenAt }) => takenAt.toISOString().slice(5, 10))
  for (let days = 0; days < 40; days++) {
    for (const store of ['data', 'keyring'] as const) {
      writeFileSync(join(place, archiveName(store, clock.now())), '')
      retire(place, store, clock.now())
    }
    clock.forward({ days: 1 })
  }
  expect(kept('keyring')).toEqual(['01-01', '12-31'])
  expect([kept('data').length, kept('data').at(-1)]).toEqual([36, '11-27'])
  clock.forward({ days: 100 })
  for (const store of ['data', 'keyring'] as const) {
    writeFileSync(join(place, archiveName(store, clock.now())), '')
    retire(place, store, clock.now())
    expect(kept(store)).toHaveLength(1)
  }
})
