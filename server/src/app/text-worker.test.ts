import { statSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import pino from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readSettings } from '#platform/config/settings.ts'
import { parkedJobs, retryParked } from '#platform/jobs/parked.ts'
import { textFiles } from '#platform/text-messages/files.ts'
import { postText } from '#platform/text-messages/post.ts'
import { canText } from '#platform/text-messages/provider.ts'
import type { TextMessages } from '#platform/text-messages/text-message.ts'
import { root, type TestInstallation, testInstallation } from '#test/installation.ts'
import { type TestTextProvider, testTextProvider } from '#test/text-provider.ts'
import { textWorker } from './text-worker.ts'

const object = '0192f3c1-7e1b-7c3a-9d2e-0123456789ab'
const message = { to: '+212661000013', text: 'ConnectCard: رمزك 042317\n«é»' }

let provider: TestTextProvider
let installation: TestInstallation
let texts: TextMessages
const logged: string[] = []
beforeAll(async () => {
  provider = await testTextProvider()
  installation = await testInstallation({ TEXT_MESSAGES_URL: provider.url, TEXT_MESSAGES_TOKEN: 'token-of-the-provider' })
})
afterAll(async () => {
  await installation.close()
  await provider.close()
})
beforeEach(async () => {
  texts = { code: async () => message }
  provider.taken.length = 0
  provider.answers.length = 0
  await installation.owner.data.query('delete from jobs.job')
})

const post = (kind = 'code') => installation.deeds.run((tx) => postText(tx, kind, object))
async function deliver(settings = installation.settings) {
  const sink = new Writable({
    write(chunk, _encoding, done) {
      logged.push(String(chunk))
      done()
    },
  })
  const worker = await textWorker(installation, settings, pino({ level: 'debug' }, sink), texts)
  const outcomes = await worker.turn()
  await worker.stop(1_000)
  return outcomes
}
const jobs = async () => (await installation.owner.data.query<{ id: string; data: unknown }>('select * from jobs.job')).rows
const later = () => installation.owner.data.query(`update jobs.job set start_after = now() where state = 'retry'`)
const idsTaken = () => provider.taken.map(({ body }) => JSON.parse(body).id)

test('a message goes to the provider whole, with the token, and its job is gone', async () => {
  await post()
  const [job] = await jobs()
  expect(job?.data).toEqual({ kind: 'code', id: object })
  expect(await deliver()).toEqual(['done'])
  expect(provider.taken).toMatchObject([
    { headers: { authorization: 'Bearer token-of-the-provider', 'content-type': 'application/json' }, body: expect.any(String) },
  ])
  expect(JSON.parse(provider.taken[0]?.body ?? '')).toEqual({ ...message, id: job?.id })
  expect(await jobs()).toEqual([])
})

test.each([500, 503, 429, 408, 401, 403, 404, 302])('an answer of %i is tried again, as the same message', async (status) => {
  provider.answers.push(status)
  await post()
  const [job] = await jobs()
  expect(await deliver()).toEqual(['later'])
  expect(await deliver()).toEqual([]) // it waits
  await later()
  expect(await deliver()).toEqual(['done'])
  expect(idsTaken()).toEqual([job?.id])
})

test.each([400, 422])('an answer of %i is believed: the message is parked, and sent again when told to', async (status) => {
  provider.answers.push(status)
  await post()
  const [job] = await jobs()
  expect(await deliver()).toEqual(['parked'])
  expect(await parkedJobs(installation.db, 'text')).toMatchObject([{ job: job?.id, kind: 'code', object, code: `text-${status}` }])
  expect(await retryParked(installation.db, 'text', job?.id)).toEqual([job?.id])
  expect(await deliver()).toEqual(['done'])
  expect(idsTaken()).toEqual([job?.id])
})

test('a provider that says nothing, or is away, is tried again', { timeout: 30_000 }, async () => {
  provider.answers.push('silence')
  await post()
  expect(await deliver()).toEqual(['later'])
  await later()
  const away = readSettings({ ...{ TEXT_MESSAGES_URL: 'http://127.0.0.1:1/', TEXT_MESSAGES_TOKEN: 't' } }, root)
  expect(await deliver(away)).toEqual(['later'])
  await later()
  expect(await deliver()).toEqual(['done'])
})

test('nothing is sent where there is nothing to say any more, and what this version does not know waits', async () => {
  texts = { code: async () => undefined }
  await post()
  expect(await deliver()).toEqual(['done'])
  await post('of a later version')
  expect(await deliver()).toEqual(['later'])
  expect(provider.taken).toEqual([])
})

test('without a provider the demo writes them where this user alone reads them, and production sends none', async () => {
  const { dataDir } = installation.settings
  const demo = readSettings({ DATA_DIR: dataDir }, root)
  await post()
  expect(await deliver(demo)).toEqual(['done'])
  expect(textFiles(dataDir, 10)).toMatchObject([message])
  expect(statSync(join(dataDir, 'messages')).mode & 0o777).toBe(0o700)
  expect(statSync(join(dataDir, 'messages', textFiles(dataDir, 1)[0]?.name ?? '')).mode & 0o777).toBe(0o600)

  const production = { ...demo, production: true }
  await post()
  expect(await deliver(production)).toEqual(['parked'])
  expect(await parkedJobs(installation.db, 'text')).toMatchObject([{ code: 'no-provider' }])
  expect([demo, production, installation.settings, { ...installation.settings, production: true }].map(canText)).toEqual([
    true,
    false,
    true,
    true,
  ])
})

test('the log and the tables of jobs held no number and no word of any of these', async () => {
  const rows = JSON.stringify((await installation.owner.data.query('select * from jobs.job')).rows)
  expect(logged.length).toBeGreaterThan(10)
  expect(`${logged.join('')}${rows}`).toContain('text-422')
  expect(`${logged.join('')}${rows}`).not.toMatch(/661000013|042317|token-of-the-provider|رمزك/)
})
