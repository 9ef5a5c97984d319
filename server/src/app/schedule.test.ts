import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishCard } from '#domains/profiles/index.ts'
import { system } from '#platform/actor.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { open, salmaCard, someCard, someLink } from '#test/people.ts'

let installation: TestInstallation
let origin: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(() => installation.close())

test('the shares made by a deed that was rolled back are swept a day later, and no others', async () => {
  const card = await someCard(installation)
  const { token } = await someLink(installation, card)
  const shares = async () => (await installation.owner.keyring.query('select 1 from keyring.card_share')).rowCount
  const before = await shares()
  const undone = installation.deeds.run(async (tx) => {
    await publishCard(tx, system, { ownerId: card.ownerId, label: 'Brouillon', card: salmaCard })
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect(await shares()).toBe((before ?? 0) + 3)
  await installation.tick()
  expect(await shares()).toBe((before ?? 0) + 3)
  installation.clock.forward({ days: 2 })
  await installation.tick()
  expect(await shares()).toBe(before)
  expect((await open(origin, token)).status).toBe(200)
})
