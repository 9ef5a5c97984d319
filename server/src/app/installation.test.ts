import { afterAll, beforeAll, expect, test } from 'vitest'
import { tieStores } from '#platform/db/migrate.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { someCard } from '#test/people.ts'

let installation: TestInstallation
beforeAll(async () => {
  installation = await testInstallation()
})
afterAll(() => installation.close())

const tie = () => tieStores(installation.databases.data, installation.databases.keyring)
const idsNow = async () => {
  const data = await installation.owner.data.query<{ id: string }>('select id from vault.installation')
  const keyring = await installation.owner.keyring.query<{ id: string }>('select id from keyring.installation')
  return [...data.rows, ...keyring.rows].map((row) => row.id)
}

test('two stores that belong together stay so, also when the first start was cut short between them', async () => {
  const before = await idsNow()
  expect(new Set(before).size).toBe(1)
  await tie()
  expect(await idsNow()).toEqual(before)
  await installation.owner.data.query('delete from vault.installation')
  await tie()
  expect(await idsNow()).toEqual(before)
})

test('data without a number beside a keyring in use, or with another number, are refused in one sentence', async () => {
  await someCard(installation)
  await installation.owner.data.query('delete from vault.installation')
  await expect(tie()).rejects.toThrow('belong to two installations')
  await installation.owner.data.query('insert into vault.installation values (gen_random_uuid())')
  await expect(tie()).rejects.toThrow('belong to two installations')
})
