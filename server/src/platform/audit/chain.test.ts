import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { system } from '#platform/actor.ts'
import { kyselyOn, patientPool } from '#platform/db/connect.ts'
import { urlAs } from '#platform/db/migrate.ts'
import type { Tables } from '#platform/db/tables.ts'
import { keeperOf, keyringOf, someEntries, tamper, verified } from '#test/audit.ts'
import { testRolesSecret } from '#test/databases.ts'
import { root, type TestInstallation, testInstallation } from '#test/installation.ts'
import { anotherProcess } from '#test/processes.ts'
import { linkEntries } from './chain.ts'
import { headsFiles, newestHeads } from './heads-files.ts'
import { auditState } from './keep-audit.ts'
import { record } from './record.ts'
import { newestSigningKey, renewSigningKey } from './signing-key.ts'

let installation: TestInstallation
beforeAll(async () => {
  installation = await testInstallation()
})
afterAll(() => installation.close())

const link = () => keeperOf(installation).link()
const all = async <T extends object>(query: string): Promise<T[]> => (await installation.owner.data.query<T>(query)).rows
const linked = async () =>
  (await all<{ object_id: string }>('select object_id from audit.link join audit.entry on id = entry_id order by number')).map(
    ({ object_id: id }) => id,
  )
const clean = { findings: [] }

describe('the chainer', () => {
  test('links what is committed, however late: an entry from before what was linked comes in its turn', async () => {
    const late = '00000000-0000-4000-8000-00000000000a'
    const [written, commit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const slow = installation.deeds.run(async (tx) => {
      await record(tx, system, { deed: 'account.open', object: { kind: 'account', id: late }, purpose: 'the account' })
      written.resolve()
      await commit.promise
    })
    await written.promise
    installation.clock.forward({ seconds: 1 })
    const early = await someEntries(installation, 2)
    await link()
    expect((await linked()).sort()).toEqual([...early].sort())
    commit.resolve()
    await slow
    await link()
    expect((await linked()).at(-1)).toBe(late)
    expect(await verified(installation)).toMatchObject({ ...clean, links: 3, first: 1, last: 3 })
  })

  test('several at once, while deeds are done: each entry has one link, and nothing waits', async () => {
    const others = [await anotherProcess(installation), await anotherProcess(installation)]
    let writing = true
    const chainers = [installation, ...others].map(async (one) => {
      while (writing) await keeperOf(one).link()
    })
    const before = (await linked()).length
    const ids = (await Promise.all(Array.from({ length: 20 }, () => someEntries(installation, 10)))).flat()
    writing = false
    await Promise.all(chainers)
    await link()
    const after = (await linked()).slice(before)
    expect(after.toSorted()).toEqual(ids.toSorted())
    expect(await all('select from audit.waiting')).toEqual([])
    expect(await verified(installation)).toMatchObject(clean)
    await Promise.all(others.map((one) => one.close()))
  })

  test('says how long the oldest has waited', async () => {
    await someEntries(installation, 1)
    await installation.owner.data.query("update audit.waiting set since = now() - interval '9 seconds'")
    const state = await auditState(installation.audit, installation.headsFolder)
    expect(state).toMatchObject({ waiting: 1, behindSeconds: expect.toSatisfy((seconds: number) => seconds >= 9) })
    await link()
    expect(await auditState(installation.audit, installation.headsFolder)).toEqual({ waiting: 0, behindSeconds: 0, notExported: 0 })
  })

  test('an entry that is put among those waiting again is not linked twice, and holds up nobody', async () => {
    await installation.owner.data.query('insert into audit.waiting select entry_id, now() from audit.link limit 1')
    const ids = await someEntries(installation, 1)
    await link()
    expect((await linked()).at(-1)).toBe(ids[0])
    await tamper(installation, ['delete from audit.waiting'])
  })

  test('more than a batch of those that cannot be linked hold up nobody either', async () => {
    await tamper(installation, [
      `insert into audit.waiting select ('00000000-0000-4000-8000-' || lpad(number::text, 12, '0'))::uuid, now() from generate_series(1, 2500) as number`,
    ])
    const ids = await someEntries(installation, 1)
    await link()
    expect((await linked()).at(-1)).toBe(ids[0])
    await tamper(installation, ['delete from audit.waiting'])
  })

  test('goes through what waits, and not through what is linked already', async () => {
    const write = (count: number) =>
      installation.owner.data.query(
        `insert into audit.entry (id, at, actor_kind, deed, object_kind, purpose)
         select gen_random_uuid(), now(), 'system', 'test', 'test', 'security' from generate_series(1, $1::int)`,
        [count],
      )
    await write(10_000)
    await link()
    await write(4_000)
    const connection = patientPool(urlAs(installation.databases.data, 'cc_chain', testRolesSecret), 1)
    const before = await rowsRead()
    await linkEntries(kyselyOn<Tables>(connection), installation.clock, () => newestSigningKey(keyringOf(installation)))
    await connection.query('select pg_stat_force_next_flush()')
    await connection.end()
    expect((await rowsRead()) - before).toBeLessThan(3 * 4_000)
  })
  /** How many rows of entries and links were ever looked at. */
  const rowsRead = async () =>
    Number(
      (
        await all<{ read: string }>(
          `select (select sum(seq_tup_read) from pg_stat_user_tables where schemaname = 'audit' and relname in ('entry', 'link'))
             + (select sum(idx_tup_read) from pg_stat_user_indexes where schemaname = 'audit' and relname in ('entry', 'link')) as read`,
        )
      )[0]?.read,
    )
})

describe('signed heads', () => {
  const heads = () =>
    all<{ kind: string; number: string; through: string | null }>('select kind, number, through from audit.head order by id')
  const newest = async () => (await all<{ number: string }>('select max(number) as number from audit.link'))[0]?.number

  test('one for each minute in which something was linked, and one for each day', async () => {
    installation.clock.forward({ days: 1 })
    await link()
    const before = (await heads()).length
    await someEntries(installation, 1)
    await link()
    await link()
    expect((await heads()).slice(before)).toEqual([])
    installation.clock.forward({ minutes: 1 })
    await link()
    const number = await newest()
    expect((await heads()).slice(before)).toEqual([{ kind: 'minute', number, through: null }])
    installation.clock.forward({ minutes: 5 })
    await link()
    expect((await heads()).length).toBe(before + 1)
    const today = installation.clock.now().toISOString().slice(0, 10)
    installation.clock.forward({ days: 1 })
    await link()
    await link()
    expect((await heads()).slice(before + 1)).toEqual([{ kind: 'day', number, through: today }])
  })

  test('leave the database: what was cut short by a kill is done again, and a folder that was lost is filled again', async () => {
    const outside = () => newestHeads(installation.headsFolder, Number.POSITIVE_INFINITY)
    const inside = async () => (await all<{ id: string }>('select id from audit.head order by id')).map(({ id }) => id)
    expect(outside().map(({ id }) => id)).toEqual(await inside())
    const file = headsFiles(installation.headsFolder).at(-1) ?? ''
    const whole = readFileSync(file).length
    truncateSync(file, whole - 40)
    await someEntries(installation, 1)
    await link()
    installation.clock.forward({ minutes: 1 })
    await link()
    expect(outside().map(({ id }) => id)).toEqual(await inside())
    expect((await verified(installation)).found).toEqual([{ remark: 'line is no head', count: 1 }])

    rmSync(installation.headsFolder, { recursive: true })
    await keeperOf(installation).look()
    expect(outside().map(({ id }) => id)).toEqual(await inside())
    expect(await verified(installation)).toMatchObject(clean)
  })

  test('after a backup was restored, its chain goes on, and what goes on is told outside beside what was lost', async () => {
    const [kept] = await all<{ number: string }>('select number from audit.head order by id desc limit 1')
    await someEntries(installation, 3)
    await link()
    installation.clock.forward({ minutes: 1 })
    await link()
    expect(await verified(installation)).toMatchObject(clean)
    await tamper(installation, [
      `delete from audit.entry using audit.link where entry_id = entry.id and number > ${kept?.number}`,
      `delete from audit.link where number > ${kept?.number}`,
      `delete from audit.head where number > ${kept?.number}`,
    ])
    await someEntries(installation, 5)
    await link()
    installation.clock.forward({ minutes: 1 })
    await link()
    const [last] = await all<{ signature: Buffer }>('select signature from audit.head order by id desc limit 1')
    expect(newestHeads(installation.headsFolder, 4_096).at(-1)?.signature).toEqual(last?.signature)
    expect(await auditState(installation.audit, installation.headsFolder)).toMatchObject({ notExported: 0 })
    expect((await verified(installation)).findings).toEqual([expect.objectContaining({ kind: 'chain rewritten' })])
    rmSync(installation.headsFolder, { recursive: true }) // put aside, with a note of why
    await keeperOf(installation).look()
    expect(await verified(installation)).toMatchObject(clean)
  })

  test('signed by the newest key; the older ones stay good', async () => {
    const old = await newestSigningKey(keyringOf(installation))
    const renewed = await renewSigningKey(keyringOf(installation))
    expect(renewed.version).toBe(old.version + 1)
    await someEntries(installation, 1)
    await link()
    installation.clock.forward({ minutes: 1 })
    await link()
    expect(newestHeads(installation.headsFolder, 4_096).at(-1)).toMatchObject({
      publicKey: renewed.publicKey,
      head: { keyVersion: renewed.version },
    })
    expect(await verified(installation)).toMatchObject(clean)
    expect((await verified(installation, { keys: [renewed.publicKey] })).findings.length).toBeGreaterThan(0)
  })

  test('a clock that jumps ahead and back again breaks no chain', async () => {
    for (const step of [{ days: 800 }, { days: -800 }, { minutes: -90 }, { minutes: 90 }]) {
      installation.clock.forward(step)
      await someEntries(installation, 2)
      await link()
      installation.clock.forward({ minutes: 1 })
      await link()
    }
    const { findings } = await verified(installation)
    expect(findings).toEqual([])
    expect(await auditState(installation.audit, installation.headsFolder)).toMatchObject({ notExported: 0 })
  })
})

test('killed in the middle, the next one goes on: nothing is lost or doubled', async () => {
  await installation.owner.data.query(
    `insert into audit.entry (id, at, actor_kind, deed, object_kind, purpose)
     select gen_random_uuid(), now(), 'system', 'test', 'test', 'security' from generate_series(1, 12000)`,
  )
  const left = async () => Number((await all<{ count: string }>('select count(*) from audit.waiting'))[0]?.count)
  for (let kill = 0; kill < 2; kill++) {
    const before = await left()
    const { databases, settings } = installation
    const child = spawn(process.execPath, [join(root, 'server', 'test', 'chainer.ts')], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, CHAINED: JSON.stringify({ databases, dataDir: settings.dataDir, rolesSecret: settings.rolesSecret }) },
    })
    const ended = once(child, 'exit')
    while ((await left()) === before && child.exitCode === null) await pause(5)
    child.kill('SIGKILL')
    expect((await ended)[1]).toBe('SIGKILL')
  }
  expect(await left()).toBeGreaterThan(0)
  while ((await left()) > 0) await link() // the server may still be about to see that the other one is gone
  const [counted] = await all('select count(*), count(distinct entry_id) as entries, max(number) as last from audit.link')
  const entries = (await all<{ count: string }>('select count(*) from audit.entry'))[0]?.count
  expect(counted).toEqual({ count: entries, entries, last: entries })
  expect(await verified(installation)).toMatchObject(clean)
})
