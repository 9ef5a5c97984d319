import { afterAll, beforeAll, expect, test } from 'vitest'
import { deedsOn } from '#platform/db/transaction.ts'
import { uuidsByTime } from '#platform/ids.ts'
import { keyringOn } from '#platform/vault/keyring.ts'
import { vaultOn } from '#platform/vault/vault.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { newTicket, readTicket, type Ticket, ticketText } from './ticket.ts'

let installation: TestInstallation
let ticket: Ticket
let text: string
beforeAll(async () => {
  installation = await testInstallation()
  const linkId = '019ab2c3-d4e5-7f60-8172-93a4b5c6d7e8'
  ticket = newTicket({ linkId, drawnAt: installation.clock.now(), notice: 'n', keepMonths: 6, to: 'سلمى «é»', place: 3 })
  text = await installation.deeds.read((tx) => ticketText(tx, ticket))
})
afterAll(() => installation.close())

const read = (of: string) => installation.deeds.read((tx) => readTicket(tx, of))

test('comes back whole, for seventy-five minutes', async () => {
  expect(await read(text)).toEqual(ticket)
  installation.clock.forward({ minutes: 75 })
  expect(await read(text)).toEqual(ticket)
  installation.clock.forward({ seconds: 1 })
  expect(await read(text)).toBeUndefined()
  installation.clock.forward({ minutes: -75, seconds: -1 })
})

test('one that was altered in any place, cut, or made elsewhere is none', async () => {
  const [body = '', digest = ''] = text.split('.')
  const of = (change: object) =>
    Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(body, 'base64url').toString()), ...change })).toString('base64url')
  const forged = [
    `${of({ l: '019ab2c3-d4e5-7f60-8172-93a4b5c6d7e9' })}.${digest}`,
    `${of({ t: Date.now() * 2 })}.${digest}`,
    `${of({ k: 24 })}.${digest}`,
    `${body}.${Buffer.alloc(32).toString('base64url')}`,
    `${body}.`,
    body,
    '',
    '.',
    `${text}x`,
    ` ${text}`,
    text.toUpperCase(),
  ]
  for (let at = 0; at < text.length; at += 7) forged.push(`${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`)
  for (const one of forged) expect(await read(one), one).toBeUndefined()
})

test('is read while the index key is being replaced, also by a process that knows the new one', async () => {
  const { keyring, provider, clock, db } = installation
  const keys = keyringOn(keyring, provider, clock)
  await keys.makeSecret('index', 2)
  const fresh = deedsOn(db, vaultOn(keys), clock, uuidsByTime(clock))
  expect(await fresh.read((tx) => readTicket(tx, text))).toEqual(ticket)
  const newer = await fresh.read((tx) => ticketText(tx, ticket))
  expect(newer).not.toBe(text)
  expect(await fresh.read((tx) => readTicket(tx, newer))).toEqual(ticket)
})
