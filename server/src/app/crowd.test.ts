import { afterAll, beforeAll, expect, test } from 'vitest'
import { crowd } from '#db/world.ts'
import { accountByEmail } from '#domains/accounts/index.ts'
import { liveLinks } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { open } from '#test/people.ts'
import { makeCrowd } from './crowd.ts'

let installation: TestInstallation
let origin: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(() => installation.close())

const quiet = () => undefined

async function tokenOf(email: string): Promise<string | undefined> {
  return installation.deeds.run(async (tx) => {
    const account = await accountByEmail(tx, email)
    return account && (await liveLinks(tx, system, account.id))[0]?.token
  })
}

async function rowsIn(table: string): Promise<number> {
  const found = await installation.owner.data.query<{ rows: number }>(`select count(*)::int as rows from ${table}`)
  return found.rows[0]?.rows ?? Number.NaN
}

test('a crowd that fails in the middle leaves nobody behind', async () => {
  let keys = 0
  const failing = {
    ...installation.provider,
    wrap: (...key: Parameters<typeof installation.provider.wrap>) => {
      if (++keys > 20) throw new Error('the key provider is away')
      return installation.provider.wrap(...key)
    },
  }
  await expect(makeCrowd({ ...installation, provider: failing }, { size: 40, seed: 7 }, quiet)).rejects.toThrow('the key provider is away')
  for (const table of ['vault.subject', 'vault.blind_index', 'accounts.person', 'sharing.link', 'audit.entry'])
    expect(await rowsIn(table), table).toBe(0)
  const keysLeft = await installation.owner.keyring.query('select from keyring.subject_key')
  expect(keysLeft.rowCount).toBe(0)
})

test('the people of a crowd are as the deeds make them: their links open their cards', async () => {
  const said: unknown[] = []
  expect(await makeCrowd(installation, { size: 40, seed: 7 }, (done) => said.push(done))).toEqual({ made: 40, known: 0 })
  expect(said).toEqual([{ made: 40, known: 0 }])
  for (const { email, card } of crowd(3, 7)) {
    const answer = await open(origin, (await tokenOf(email)) ?? 'none')
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain(card?.emails[0]?.address)
  }
})

test('a crowd that was cut short goes on where it stopped, and made twice it is there once', async () => {
  expect(await makeCrowd(installation, { size: 60, seed: 7 }, quiet)).toEqual({ made: 20, known: 40 })
  expect(await makeCrowd(installation, { size: 60, seed: 7 }, quiet)).toEqual({ made: 0, known: 60 })
  expect(await rowsIn('sharing.link')).toBe(60)
})
