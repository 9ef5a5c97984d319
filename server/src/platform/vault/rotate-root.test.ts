import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { system } from '#platform/actor.ts'
import { deeds } from '#test/deeds.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { anotherProcess } from '#test/processes.ts'
import { fileKeyProvider, givenKeyProvider, type KeyProvider, KeyTrouble } from './key-provider.ts'
import { type Keyring, keyringOn } from './keyring.ts'
import { rotateRoot } from './rotate-root.ts'
import { sealedText } from './sealed.ts'
import { Erased } from './vault.ts'

type Process = Awaited<ReturnType<typeof anotherProcess>>

let installation: TestInstallation
let keyring: Keyring
let folder: string
const processes: Process[] = []
beforeEach(async () => {
  installation = await testInstallation()
  keyring = keyringOf(installation)
  folder = join(installation.settings.dataDir, 'root-keys')
})
afterEach(async () => {
  for (const process of processes.splice(0)) await process.close()
  await installation.close()
})

async function process(): Promise<Process> {
  const made = await anotherProcess(installation)
  processes.push(made)
  return made
}
const keyringOf = ({ keyring, provider, clock }: Process): Keyring => keyringOn(keyring, provider, clock)
const quiet = () => undefined
const rotate = ({ keyring, provider, clock }: Process = installation, progress: (done: number, all: number) => void = quiet) =>
  rotateRoot(keyring, provider, clock, progress)

/** Some at a time: a pool answers as many in the time that anyone waits for a connection. */
async function each<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = []
  for (let at = 0; at < all.length; at += 50) done.push(...(await Promise.all(all.slice(at, at + 50).map(work))))
  return done
}

/** Subject keys, straight in the keyring, by the id of their subject. */
async function manyKeys(number: number): Promise<Map<string, Buffer>> {
  const ids = Array.from({ length: number }, (_, one) => `00000000-0000-7000-8000-${one.toString(16).padStart(12, '0')}`)
  return new Map(await each(ids, async (id): Promise<[string, Buffer]> => [id, await keyring.makeSubjectKey(id, 1)]))
}
async function expectToOpen(keys: Map<string, Buffer>, in_: Process): Promise<void> {
  const found = await each([...keys.keys()], (id) => keyringOf(in_).subjectKey(id, 1))
  expect(found.map((key) => key?.toString('hex'))).toEqual([...keys.values()].map((key) => key.toString('hex')))
}

const access = { actor: system, purpose: 'the account' } as const
const name = sealedText('accounts.person', 'name', ['the account'])
let people = 0
const account = (at: Process) =>
  at.deeds.run((tx) =>
    deeds.openAccount(tx, system, { name: 'Salma Benjelloun', email: `root-${++people}@people.example`, language: 'fr' }),
  )
const nameOf = (at: Process, id: string) =>
  at.deeds.run(async (tx) => {
    const row = await tx.rows.selectFrom('accounts.person').select(['subject_id', 'name']).where('id', '=', id).executeTakeFirstOrThrow()
    return (await tx.vault.subject(tx, row.subject_id, access)).open(name, id, row.name)
  })

/** How many wrapped keys lie under each root key, and the versions of root keys that the keyring knows. */
async function standing(): Promise<{ under: Record<number, number>; roots: number[]; files: string[] }> {
  const under = await installation.owner.keyring.query<{ root: number; keys: number }>(
    `select root_version as root, count(*)::int as keys
     from (select root_version from keyring.subject_key union all select root_version from keyring.secret) as wrapped group by 1`,
  )
  const roots = await installation.owner.keyring.query<{ version: number }>('select version from keyring.root_key order by version')
  return {
    under: Object.fromEntries(under.rows.map((row) => [row.root, row.keys])),
    roots: roots.rows.map((row) => row.version),
    files: existsSync(folder) ? readdirSync(folder).sort() : [],
  }
}

describe('a rotation', () => {
  test('wraps every key anew, destroys the old root key, and everything still opens, also in a process that holds keys in memory', async () => {
    const [warm, cold] = [await process(), await process()]
    const id = await account(warm)
    expect(await nameOf(warm, id)).toBe('Salma Benjelloun')
    const wrapped = async () =>
      (await installation.owner.keyring.query<{ wrapped: Buffer }>('select wrapped from keyring.subject_key')).rows[0]?.wrapped
    const before = await wrapped()
    expect(await standing()).toEqual({ under: { 1: 2 }, roots: [1], files: ['1.key'] })

    expect(await rotate()).toEqual({ version: 2, rewrapped: 2, destroyed: [1] })

    expect(await standing()).toEqual({ under: { 2: 2 }, roots: [2], files: ['2.key'] })
    expect((statSync(join(folder, '2.key')).mode & 0o777).toString(8)).toBe('600')
    expect(await wrapped()).not.toEqual(before)
    for (const at of [installation, warm, cold, await process()]) expect(await nameOf(at, id)).toBe('Salma Benjelloun')
    expect(await nameOf(cold, await account(warm))).toBe('Salma Benjelloun')

    expect(await rotate(warm)).toMatchObject({ version: 3, destroyed: [2] })
    expect(await standing()).toEqual({ under: { 3: 3 }, roots: [3], files: ['3.key'] })
    for (const at of [installation, warm, cold, await process()]) expect(await nameOf(at, id)).toBe('Salma Benjelloun')
  })

  test('of an empty keyring is one too', async () => {
    expect(await rotate()).toEqual({ version: 2, rewrapped: 0, destroyed: [1] })
    expect(await standing()).toEqual({ under: {}, roots: [2], files: ['2.key'] })
    expect(await nameOf(installation, await account(installation))).toBe('Salma Benjelloun')
  })

  test('leaves the card shares and the view-session keys alone', async () => {
    const share = await keyring.makeCardShare('00000000-0000-7000-8000-000000000001', 1)
    await rotate()
    expect(await keyring.cardShare('00000000-0000-7000-8000-000000000001', 1)).toEqual(share)
  })

  test('makes dead what is left of destroyed keys on a disk or in a backup of the keyring', async () => {
    const id = await account(installation)
    const { subject_id } = await installation.db
      .selectFrom('accounts.person')
      .select('subject_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const owner = installation.owner.keyring
    await owner.query('create table keyring.leftover as select * from keyring.subject_key')
    await installation.deeds.run((tx) => tx.vault.erase(tx, subject_id))
    await installation.tick()
    await installation.owner.data.query('delete from vault.tombstone')
    await expect(nameOf(await process(), id)).rejects.toThrow(Erased)
    await rotate()
    await owner.query('alter table keyring.subject_key drop constraint subject_key_root_version_fkey')
    await owner.query('insert into keyring.subject_key select * from keyring.leftover')
    await expect(keyringOn(installation.keyring, fileKeyProvider(folder), installation.clock).subjectKey(subject_id, 1)).rejects.toThrow(
      KeyTrouble,
    )
    // and the new root key does not open it either
    await owner.query('update keyring.subject_key set root_version = 2')
    await expect(keyring.subjectKey(subject_id, 1)).rejects.toThrow(KeyTrouble)
  })

  test('tells how far it is', async () => {
    await manyKeys(450)
    const told: [number, number][] = []
    await rotate(installation, (done, all) => told.push([done, all]))
    expect(told).toEqual([
      [200, 450],
      [400, 450],
      [450, 450],
    ])
  })

  test('finds each key by its index, however many there are', async () => {
    await manyKeys(1_000)
    const owner = installation.owner.keyring
    await owner.query('vacuum analyze keyring.subject_key')
    const rotating = await anotherProcess(installation)
    expect(await rotate(rotating)).toMatchObject({ rewrapped: 1_000 })
    await rotating.close() // its connections write their statistics as they end
    await pause(500)
    const read = await owner.query<{ scans: number }>(
      `select seq_scan::int as scans from pg_stat_user_tables where relname = 'subject_key'`,
    )
    expect(read.rows[0]?.scans).toBeLessThan(100)
  })
})

describe('a rotation under traffic', () => {
  test('loses nobody: accounts opened and read meanwhile by another process all open, and none lies under the old root key', async () => {
    const busy = await process()
    const keys = await manyKeys(700)
    const first = await account(busy)
    const opened: string[] = []
    let rotating = true
    const traffic = async () => {
      while (rotating) {
        opened.push(await account(busy))
        expect(await nameOf(busy, first)).toBe('Salma Benjelloun')
        const [id, key] = [...keys][opened.length % keys.size] ?? ['', Buffer.alloc(0)]
        expect(await keyringOf(busy).subjectKey(id, 1)).toEqual(key)
      }
    }
    const lanes = [traffic(), traffic(), traffic()]
    await pause(100)
    const before = opened.length
    const done = await rotate()
    const during = opened.length - before
    await pause(100)
    rotating = false
    await Promise.all(lanes)

    expect(during).toBeGreaterThan(5)
    expect(done).toMatchObject({ version: 2, destroyed: [1] })
    expect(await standing()).toEqual({ under: { 2: 700 + opened.length + 2 }, roots: [2], files: ['2.key'] })
    const fresh = await process()
    await expectToOpen(keys, fresh)
    for (const id of [first, ...opened]) for (const at of [installation, busy, fresh]) expect(await nameOf(at, id)).toBe('Salma Benjelloun')
  })

  /** A key provider so slow that a rotation begins and ends while it does one call. */
  function slowAt(call: 'wrap' | 'unwrap') {
    const far = fileKeyProvider(folder)
    const [begun, rotated] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    async function waitAt(here: 'wrap' | 'unwrap'): Promise<void> {
      if (here !== call) return
      begun.resolve()
      await rotated.promise
    }
    const provider: KeyProvider = {
      ...far,
      wrap: (...given) => waitAt('wrap').then(() => far.wrap(...given)),
      unwrap: (...given) => waitAt('unwrap').then(() => far.unwrap(...given)),
    }
    const rotateMeanwhile = async () => {
      await begun.promise
      await rotate()
      rotated.resolve()
    }
    return { provider, rotateMeanwhile }
  }

  test('does not trouble a reader that found a key under the old root key and unwraps it when that one is destroyed', async () => {
    const [[id = '', key] = []] = await manyKeys(1)
    const secret = await keyring.secret('index')
    const { provider, rotateMeanwhile } = slowAt('unwrap')
    const { keyring: connections, clock } = await process()
    const slow = keyringOn(connections, provider, clock)
    const [read, readSecret] = await Promise.all([slow.subjectKey(id, 1), slow.secret('index'), rotateMeanwhile()])
    expect(read).toEqual(key)
    expect(readSecret).toEqual(secret)
  })

  test('makes a writer wrap again that wrapped a key under the old root key and stores it when that one is destroyed', async () => {
    const [id] = await manyKeys(1).then((keys) => [...keys.keys()])
    const { provider, rotateMeanwhile } = slowAt('wrap')
    const { keyring: connections, clock } = await process()
    const other = '00000000-0000-7000-9000-000000000000'
    const [key] = await Promise.all([keyringOn(connections, provider, clock).makeSubjectKey(other, 1), rotateMeanwhile()])
    expect(await keyring.subjectKey(other, 1)).toEqual(key)
    expect(await keyring.subjectKey(id ?? '', 1)).toBeDefined()
    expect(await standing()).toEqual({ under: { 2: 2 }, roots: [2], files: ['2.key'] })
  })

  test('by two processes at once is one rotation, or one after the other, and loses nothing', async () => {
    const keys = await manyKeys(500)
    const other = await process()
    const done = await Promise.all([rotate(), rotate(other)])
    expect(done.reduce((sum, one) => sum + one.rewrapped, 0)).toBeGreaterThanOrEqual(500)
    const { under, roots, files } = await standing()
    const [newest] = roots
    expect(roots).toHaveLength(1)
    expect(under).toEqual({ [newest ?? 0]: 500 })
    expect(files).toEqual([`${newest}.key`])
    await expectToOpen(keys, await process())
  })
})

describe('a rotation that was cut short', () => {
  const killed = () => {
    throw new Error('killed')
  }

  test('after its first batch goes on where it stopped, and opens nothing less meanwhile', async () => {
    const keys = await manyKeys(450)
    const id = await account(installation)
    await expect(rotate(installation, killed)).rejects.toThrow('killed')
    expect(await standing()).toEqual({ under: { 1: 252, 2: 200 }, roots: [1, 2], files: ['1.key', '2.key'] })
    const fresh = await process()
    await expectToOpen(keys, fresh)
    expect(await nameOf(fresh, id)).toBe('Salma Benjelloun')
    await account(fresh)
    expect((await standing()).under).toEqual({ 1: 252, 2: 201 })

    expect(await rotate(fresh)).toEqual({ version: 2, rewrapped: 252, destroyed: [1] })
    expect(await standing()).toEqual({ under: { 2: 453 }, roots: [2], files: ['2.key'] })
    await expectToOpen(keys, await process())
  })

  test('in the middle of a batch leaves the whole batch as it was', async () => {
    const keys = await manyKeys(30)
    let wrapped = 0
    const provider: KeyProvider = {
      ...installation.provider,
      async wrap(...given) {
        if (++wrapped === 20) throw new Error('killed')
        return installation.provider.wrap(...given)
      },
    }
    await expect(rotateRoot(installation.keyring, provider, installation.clock, quiet)).rejects.toThrow('killed')
    expect((await standing()).under).toEqual({ 1: 30 })
    await expectToOpen(keys, await process())
    expect(await rotate()).toEqual({ version: 2, rewrapped: 30, destroyed: [1] })
    await expectToOpen(keys, await process())
  })

  test('by a connection to the keyring that breaks ends with an error, not with the process, and goes on', async () => {
    const keys = await manyKeys(30)
    let wrapped = 0
    const provider: KeyProvider = {
      ...installation.provider,
      async wrap(...given) {
        if (++wrapped === 20) {
          await installation.owner.keyring.query(
            `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`,
          )
          await pause(100)
        }
        return installation.provider.wrap(...given)
      },
    }
    await expect(rotateRoot(installation.keyring, provider, installation.clock, quiet)).rejects.toThrow()
    expect((await standing()).under).toEqual({ 1: 30 })
    expect(await rotate()).toEqual({ version: 2, rewrapped: 30, destroyed: [1] })
    await expectToOpen(keys, await process())
  })

  test('before the new root key stood in the keyring uses the one that was made', async () => {
    const keys = await manyKeys(3)
    await installation.provider.make(2)
    expect(await rotate()).toEqual({ version: 2, rewrapped: 3, destroyed: [1] })
    await expectToOpen(keys, await process())
  })

  test('after the old root key was destroyed and before the keyring forgot it: a process starts, and the next rotation ends it', async () => {
    const keys = await manyKeys(3)
    const provider: KeyProvider = {
      ...installation.provider,
      async destroy(version) {
        await installation.provider.destroy(version)
        throw new Error('killed')
      },
    }
    await expect(rotateRoot(installation.keyring, provider, installation.clock, quiet)).rejects.toThrow('killed')
    expect(await standing()).toEqual({ under: { 2: 3 }, roots: [1, 2], files: ['2.key'] })
    const fresh = await process()
    await expectToOpen(keys, fresh)
    expect(await rotate(fresh)).toEqual({ version: 2, rewrapped: 0, destroyed: [1] })
    expect(await standing()).toEqual({ under: { 2: 3 }, roots: [2], files: ['2.key'] })
  })
})

describe('root keys given by the environment', () => {
  const [one, two] = [`1:${'0a'.repeat(32)}`, `2:${'0b'.repeat(32)}`]
  let given: TestInstallation
  beforeEach(async () => {
    given = await testInstallation({ KEY_PROVIDER: 'environment', ROOT_KEYS: one })
  })
  afterEach(() => given.close())

  test('rotate once every process has the new line, and say which is missing before', async () => {
    const key = await keyringOf(given).makeSubjectKey('00000000-0000-7000-8000-000000000001', 1)
    const sentence = 'Add a line for version 2 to ROOT_KEYS in every process, then rotate again.'
    await expect(rotate(given)).rejects.toThrow(new KeyTrouble(sentence))
    const read = (provider: KeyProvider) =>
      keyringOn(given.keyring, provider, given.clock).subjectKey('00000000-0000-7000-8000-000000000001', 1)
    expect(await read(given.provider)).toEqual(key)

    const both = givenKeyProvider(`${one},${two}`)
    expect(await rotateRoot(given.keyring, both, given.clock, quiet)).toEqual({ version: 2, rewrapped: 1, destroyed: [1] })
    expect(await read(givenKeyProvider(two))).toEqual(key)
    await expect(read(givenKeyProvider(one))).rejects.toThrow('The root key, version 2, is not in ROOT_KEYS: bring it back.')
  })
})
