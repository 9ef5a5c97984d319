import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '#platform/actor.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { keyringOn } from './keyring.ts'
import { sealPseudonyms } from './seal-pseudonyms.ts'
import { vaultOn } from './vault.ts'

let installation: TestInstallation
beforeAll(async () => {
  installation = await testInstallation()
})
afterAll(() => installation.close())

const access = { actor: system, purpose: 'the account' } as const
const somebody = () => installation.deeds.run((tx) => tx.vault.newSubject(tx, 'account', access))
const pseudonymOf = (id: string) => installation.deeds.read(async (tx) => (await tx.vault.subject(tx, id, access)).pseudonym)
const rowOf = async (id: string) =>
  (
    await installation.owner.data.query<{ pseudonym: string | null; sealed_pseudonym: Buffer | null }>(
      'select pseudonym, sealed_pseudonym from vault.subject where id = $1',
      [id],
    )
  ).rows[0]

test('a pseudonym tells no time, stays the same under a new key, and is nowhere to be read', async () => {
  const { id, pseudonym } = await somebody()
  expect(pseudonym).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/)
  expect(await pseudonymOf(id)).toBe(pseudonym)
  await installation.deeds.run((tx) => tx.vault.renew(tx, id, async () => undefined))
  expect(await pseudonymOf(id)).toBe(pseudonym)
  const row = await rowOf(id)
  expect(row?.pseudonym).toBe(null)
  expect(row?.sealed_pseudonym?.includes(pseudonym)).toBe(false)
  const all = await installation.owner.data.query<{ row: string }>('select subject::text as row from vault.subject')
  expect(all.rows.filter(({ row }) => row.includes(pseudonym))).toEqual([])
})

test('of another subject it does not open, and with the key gone not at all', async () => {
  const [one, other] = [await somebody(), await somebody()]
  await installation.owner.data.query(
    'update vault.subject set sealed_pseudonym = (select sealed_pseudonym from vault.subject where id = $1) where id = $2',
    [one.id, other.id],
  )
  await expect(pseudonymOf(other.id)).rejects.toThrow('does not open')
  const { keyring, provider, clock } = installation
  const keys = keyringOn(keyring, provider, clock)
  await keys.destroySubjectKeys([one.id])
  const fresh = vaultOn(keys) // that has kept no key
  await expect(installation.deeds.read((tx) => fresh.subject(tx, one.id, access))).rejects.toThrow('no key')
})

test('those in plain, from before, go on standing for their subjects, and are sealed; those of the erased go', async () => {
  const people = await Promise.all(Array.from({ length: 3 }, somebody))
  const [living, renewed, erased] = people
  if (!living || !renewed || !erased) throw new Error('nobody there')
  const plain = new Map(people.map(({ id }) => [id, randomUUID()]))
  for (const [id, pseudonym] of plain)
    await installation.owner.data.query('update vault.subject set pseudonym = $2, sealed_pseudonym = null where id = $1', [id, pseudonym])
  await installation.deeds.run((tx) => tx.vault.erase(tx, erased.id))
  expect(await pseudonymOf(living.id)).toBe(plain.get(living.id))
  await installation.deeds.run((tx) => tx.vault.renew(tx, renewed.id, async () => undefined))
  expect(await rowOf(renewed.id)).toMatchObject({ pseudonym: null })

  expect(await sealPseudonyms(installation.deeds)).toBe(2)
  expect(await sealPseudonyms(installation.deeds)).toBe(0)
  for (const { id } of [living, renewed]) {
    expect(await rowOf(id)).toMatchObject({ pseudonym: null, sealed_pseudonym: expect.any(Buffer) })
    expect(await pseudonymOf(id)).toBe(plain.get(id))
  }
  expect(await rowOf(erased.id)).toEqual({ pseudonym: null, sealed_pseudonym: null })
})
