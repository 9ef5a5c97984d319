import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { headsFiles } from '#platform/audit/heads-files.ts'
import { tamper } from '#test/audit.ts'
import { testRolesSecret } from '#test/databases.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { command, type Product, startProduct } from '#test/product.ts'

// The product as it runs links what is done in it; its command finds what was bent, there and elsewhere.

let installation: TestInstallation
let environment: NodeJS.ProcessEnv
let product: Product
beforeAll(async () => {
  installation = await testInstallation()
  environment = {
    DATABASE_URL: installation.databases.data,
    KEYRING_URL: installation.databases.keyring,
    DATA_DIR: installation.settings.dataDir,
    ROLES_SECRET: testRolesSecret,
    KEY_PROVIDER: 'environment',
    ROOT_KEYS: `1:${randomBytes(32).toString('hex')}`,
  }
  product = await startProduct(environment)
})
afterAll(() => installation.close())

const verify = (...args: readonly string[]) => command(['audit', 'verify', ...args], environment)
const waiting = async () => (await installation.owner.data.query('select from audit.waiting')).rowCount

test('a running product links what was done, exports its heads, and says how far it is behind', async () => {
  for (let tries = 0; tries < 200 && (await waiting()) !== 0; tries++) await pause(50)
  expect(await waiting()).toBe(0)
  const linked = await installation.owner.data.query('select from audit.link')
  const entries = await installation.owner.data.query('select from audit.entry')
  expect(linked.rowCount).toBe(entries.rowCount)
  expect(entries.rowCount).toBeGreaterThan(20)
  for (let tries = 0; tries < 200 && headsFiles(installation.headsFolder).length === 0; tries++) await pause(50)
  expect(headsFiles(installation.headsFolder).length).toBe(1)
  product.signal('SIGTERM')
  await product.ended
})

test('verification says that all is well, also by a public key that was kept, and by the heads alone without a database', async () => {
  const plain = await verify()
  expect(plain).toMatchObject({ code: 0, said: expect.stringContaining('Nothing was altered, removed, inserted or moved.') })
  const key = (await command(['audit', 'key'], environment)).out.trim()
  expect(key).toMatch(/^[\w-]{43}$/)
  const kept = join(installation.settings.dataDir, 'kept.pub')
  writeFileSync(kept, `${key}\n`)
  const [file = ''] = headsFiles(installation.headsFolder)
  const given = await verify('--heads', file, '--public-key', kept, '--json')
  expect(given.code).toBe(0)
  expect(JSON.parse(given.out)).toMatchObject({ found: expect.any(Array), first: 1, exportedHeads: expect.any(Number) })

  const nowhere = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/x', KEYRING_URL: 'postgres://nobody@127.0.0.1:1/y' }
  const alone = await command(['audit', 'verify', '--heads-only', '--heads', installation.headsFolder, '--public-key', key], nowhere)
  expect(alone).toMatchObject({ code: 0, said: expect.stringContaining('each signed by the key') })
  const other = randomBytes(32).toString('base64url')
  const wrong = await command(['audit', 'verify', '--heads-only', '--heads', file, '--public-key', other], nowhere)
  expect(wrong).toMatchObject({ code: 1, out: expect.stringContaining('NOT SIGNED by the key') })
})

test('what was bent is named, with status 1, and nothing else of anybody', async () => {
  const { rows } = await installation.owner.data.query<{ id: string; number: string }>(
    'select entry_id as id, number from audit.link where number in (3, 5) order by number',
  )
  const [altered, removed] = rows
  await tamper(installation, [
    `update audit.entry set deed = 'nothing' where id = '${altered?.id}'`,
    `delete from audit.entry where id = '${removed?.id}'`,
  ])
  const { code, out, said } = await verify()
  expect(code).toBe(1)
  expect(out.split('\n').filter((line) => !line.startsWith('note:'))).toEqual([
    `ALTERED: entry ${altered?.id}, number 3`,
    `REMOVED: entry ${removed?.id}, number 5`,
    '',
  ])
  expect(said).toContain('2 findings.')
  const json = await verify('--json')
  expect(json.code).toBe(1)
  expect(JSON.parse(json.out)).toMatchObject({
    found: expect.arrayContaining([{ kind: 'entry altered', number: 3, entries: [altered?.id] }]),
  })
})

test('a command that lacks what it needs says so', async () => {
  for (const [args, says] of [
    [['--heads', '/nowhere'], 'There are no heads at /nowhere.'],
    [['--public-key', 'salma'], '--public-key must be 32 bytes in base64url'],
    [['--heads-only', '--public-key', 'x'], 'Name the exported heads'],
    [['--heads-only', '--heads', installation.headsFolder], 'Name the public key'],
  ] as const)
    expect(await verify(...args)).toMatchObject({ code: 1, said: expect.stringContaining(says) })
  expect(readFileSync(headsFiles(installation.headsFolder)[0] ?? '', 'utf8')).not.toContain('salma')
})
