import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerRequest } from '#domains/privacy/answer-request.ts'
import { askBack } from '#domains/privacy/ask-back.ts'
import { completeRequest } from '#domains/privacy/complete-request.ts'
import { identityShown } from '#domains/privacy/desk.ts'
import { fileRequest } from '#domains/privacy/file-request.ts'
import { breachById } from '#domains/privacy/find-breach.ts'
import { type FoundRequest, requestById } from '#domains/privacy/find-request.ts'
import { amendBreach, openBreach } from '#domains/privacy/open-breach.ts'
import { withdrawRequest } from '#domains/privacy/withdraw-request.ts'
import { system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'

// Each step of a request, and each entry of an incident, stands in the audit; one that could not be written there is not taken.

let installation: TestInstallation
beforeAll(async () => {
  installation = await testInstallation()
})
afterAll(() => installation.close())

const run = <T>(deed: (tx: Tx) => Promise<T>) => installation.deeds.run(deed)
const asks = { kind: 'objection', door: 'form', language: 'fr', mail: false } as const
const applicant = { name: 'Nadia', email: 'nadia@steps.example', text: 'Je m’y oppose.' }
const file = () => run((tx) => fileRequest(tx, system, { ...asks, applicant }))
const on = (id: string, act: (tx: Tx, found: FoundRequest) => Promise<unknown>) =>
  run(async (tx) => act(tx, await requestById(tx, system, id)))
const incident = { what: 'Un vol.', natures: ['confidentiality' as const], categories: [], dgssi: false }

const steps: readonly (readonly [step: string, act: (tx: Tx, found: FoundRequest) => Promise<unknown>])[] = [
  ['asked', (tx, found) => askBack(tx, system, found, 'De quoi s’agit-il ?')],
  ['completed', (tx, found) => completeRequest(tx, system, found, { text: 'De mes coordonnées.' })],
  ['proved', (tx, found) => identityShown(tx, system, found, 'in person')],
  ['answered', (tx, found) => answerRequest(tx, system, found, { outcome: 'granted', text: 'C’est fait.' })],
]
async function standing(id: string) {
  const taken = await installation.owner.data.query<{ deed: string }>(
    "select 'request.' || step as deed from privacy.step where request_id = $1 order by 1",
    [id],
  )
  const state = await installation.owner.data.query('select state, proven_at from privacy.request where id = $1', [id])
  return { taken: taken.rows.map(({ deed }) => deed), state: state.rows }
}
const recorded = async (id: string) =>
  (
    await installation.owner.data.query<{ deed: string }>('select deed from audit.entry where object_id = $1 and case_id = $1 order by 1', [
      id,
    ])
  ).rows.map(({ deed }) => deed)

test('every step leaves its entry, and one whose entry cannot be written is not taken', async () => {
  const { id } = await file()
  for (const [step, act] of steps) {
    const before = await standing(id)
    await installation.owner.data.query('revoke insert on audit.entry from cc_app')
    await expect(on(id, act), step).rejects.toThrow('permission denied')
    await installation.owner.data.query('grant insert on audit.entry to cc_app')
    expect(await standing(id), step).toEqual(before)
    await on(id, act)
  }
  const { taken } = await standing(id)
  expect(taken).toEqual(['received', ...steps.map(([step]) => step)].map((step) => `request.${step}`).sort())
  expect(await recorded(id)).toEqual(taken)
  const other = await file()
  await on(other.id, (tx, found) => withdrawRequest(tx, system, found))
  expect(await recorded(other.id)).toEqual((await standing(other.id)).taken)
})

test('nor is a request filed, or an incident opened or amended', async () => {
  const noticedAt = installation.clock.now().toISOString()
  const opened = await run((tx) => openBreach(tx, system, { noticedAt, ...incident }))
  const counts = () =>
    installation.owner.data
      .query('select (select count(*) from privacy.request) as requests, (select count(*) from privacy.breach_entry) as entries')
      .then(({ rows }) => rows)
  const before = await counts()
  await installation.owner.data.query('revoke insert on audit.entry from cc_app')
  await expect(file()).rejects.toThrow('permission denied')
  await expect(run((tx) => openBreach(tx, system, { noticedAt, ...incident }))).rejects.toThrow('permission denied')
  const amend = run(async (tx) => amendBreach(tx, system, await breachById(tx, system, opened), { persons: 3 }))
  await expect(amend).rejects.toThrow('permission denied')
  await installation.owner.data.query('grant insert on audit.entry to cc_app')
  expect(await counts()).toEqual(before)
  expect(await recorded(opened)).toEqual(['breach.opened'])
})
