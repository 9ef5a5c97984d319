import { afterAll, beforeAll, expect, test } from 'vitest'
import { renewSubjectKeys } from '#app/renew-keys.ts'
import { TabKey } from '#contract/accounts.ts'
import { beginSession, openAccount } from '#domains/accounts/index.ts'
import { system } from '#platform/actor.ts'
import { sessionCookieName } from '#platform/http/operation.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'

// The key under which a tab keeps what was typed and not sent (docs/decisions/0034).

let installation: TestInstallation
let origin: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(() => installation.close())

let people = 0
const somebody = () =>
  installation.deeds.run((tx) => openAccount(tx, system, { name: 'Salma', email: `tab-${++people}@test.example`, language: 'fr' }))
const session = (personId: string) =>
  installation.deeds.run(async (tx) => `${sessionCookieName}=${await beginSession(tx, { personId, how: 'code', agent: undefined })}`)
const ask = (cookie?: string) =>
  fetch(`${origin}/api/account/tab-key`, { headers: { 'sec-fetch-site': 'same-origin', ...(cookie && { cookie }) } })
const keyOf = async (cookie: string) => TabKey.parse(await (await ask(cookie)).json()).key

test('is the same at each sign-in of one account, another one for another, and nobody’s without a session', async () => {
  const [one, other] = [await somebody(), await somebody()]
  const key = await keyOf(await session(one))
  expect(Buffer.from(key, 'base64url')).toHaveLength(32)
  expect(await keyOf(await session(one))).toBe(key)
  expect(await keyOf(await session(other))).not.toBe(key)
  expect((await ask()).status).toBe(401)
  const answer = await ask(await session(one))
  expect(answer.headers.get('cache-control')).toBe('no-store')
})

test('is not the key of the account itself, and another one once that was renewed', async () => {
  const one = await somebody()
  const cookie = await session(one)
  const key = await keyOf(cookie)
  const { rows } = await installation.owner.data.query('select subject_id from accounts.person where id = $1', [one])
  const own = await installation.deeds.run((tx) => tx.vault.keyring.subjectKey(rows[0].subject_id, 1))
  expect(own && Buffer.from(own).toString('base64url')).not.toBe(key)
  installation.clock.forward({ days: 2 })
  expect((await renewSubjectKeys(installation, 1, () => undefined)).renewed).toBeGreaterThan(0)
  expect(await keyOf(await session(one))).not.toBe(key)
})
