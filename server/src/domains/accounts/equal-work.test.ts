import { Kysely, PostgresDialect } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, system } from '#platform/actor.ts'
import { pool } from '#platform/db/connect.ts'
import type { Tables } from '#platform/db/tables.ts'
import { type Deeds, deedsOn, type Tx } from '#platform/db/transaction.ts'
import { uuidsByTime } from '#platform/ids.ts'
import { keyringOn } from '#platform/vault/keyring.ts'
import { vaultOn } from '#platform/vault/vault.ts'
import { shownBy } from '#test/factors.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { askToChangeEmail } from './change-email.ts'
import { openAccount } from './open-account.ts'
import { closeAccount } from './own-account.ts'
import { hashPassword } from './password.ts'
import { beginFactor, confirmFactor } from './second-factor.ts'
import { askForCode, passwordToTry, setPassword, signUp } from './sign-in.ts'

// What takes the same time is what asks the same of both databases. How long it takes is measured by bench/sign-in-timing.ts; this holds it.

let installation: TestInstallation
let deeds: Deeds
const asked: string[] = []
const close: (() => Promise<unknown>)[] = []
beforeAll(async () => {
  installation = await testInstallation()
  const [data, keyring] = [pool(installation.urls.data, 2), pool(installation.urls.keyring, 2)]
  const { clock, provider } = installation
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: data }),
    log: ({ query }) => void asked.push(`data: ${query.sql}`),
  })
  const seen = {
    query: (...what: Parameters<typeof keyring.query>) => {
      const [first] = what
      asked.push(`keyring: ${typeof first === 'string' ? first : JSON.stringify(first)}`.replace(/"values".*$/, ''))
      return keyring.query(...what)
    },
  }
  deeds = deedsOn(db, vaultOn(keyringOn(seen as typeof keyring, provider, clock)), clock, uuidsByTime(clock))
  close.push(
    () => db.destroy(),
    () => keyring.end(),
  )
  await deeds.run((tx) => tx.vault.digest('warm', '')) // the index key is read once, for whoever comes first
  const hash = await hashPassword('le figuier du patio penche')
  await somebody('with-a-password', (tx, personId) => setPassword(tx, system, { personId, hash }))
  await somebody('with-an-application', async (tx, personId) => {
    const { secret } = await beginFactor(tx, system, personId, () => '')
    await confirmFactor(tx, system, personId, shownBy(secret, tx.clock.now()))
  })
  await somebody('without-one', async () => undefined)
  await somebody('closed', (tx, personId) => closeAccount(tx, system, personId, []))
})
afterAll(async () => {
  for (const one of close) await one()
  await installation.close()
})

const addressOf = (who: string) => `${who}@work.example`
async function somebody(who: string, more: (tx: Tx, personId: string) => Promise<void>): Promise<string> {
  return installation.deeds.run(async (tx) => {
    const personId = await openAccount(tx, system, { name: 'Nadia Alaoui', email: addressOf(who), language: 'fr' })
    await more(tx, personId)
    return personId
  })
}

/** Everything that is asked of the databases on the way. */
async function work(what: (tx: Tx) => Promise<unknown>): Promise<string[]> {
  asked.length = 0
  await deeds.run(what)
  return [...asked]
}

const everybody = ['with-a-password', 'with-an-application', 'without-one', 'closed', 'nobody'] as const
const source = '192.0.2.1'
let me: { readonly id: string; readonly actor: Actor }
beforeAll(async () => {
  const id = await somebody('me', async () => undefined)
  me = { id, actor: { kind: 'person', id } }
  await deeds.run((tx) => askToChangeEmail(tx, me.actor, me.id, addressOf('warm')))
})

const doors: { readonly [name: string]: (tx: Tx, email: string) => Promise<unknown> } = {
  'signing up': (tx, email) => signUp(tx, { name: 'Nadia', email, language: 'fr', noProspecting: true, notice: '2026-11-23' }, { source }),
  'asking for a code': (tx, email) => askForCode(tx, { email, language: 'fr' }, { source }),
  'trying a password': (tx, email) => passwordToTry(tx, email, { source }),
  'trying a password again': (tx, email) => passwordToTry(tx, email, { source }),
  'asking to move to that address': (tx, email) => askToChangeEmail(tx, me.actor, me.id, email),
}

describe.each(Object.entries(doors))('%s', (_name, door) => {
  test('asks the same of the databases, whoever has the address', async () => {
    const done = new Map<string, string[]>()
    for (const who of everybody) done.set(who, await work((tx) => door(tx, addressOf(who))))
    const nobodys = done.get('nobody') ?? []
    expect(nobodys.length).toBeGreaterThan(3)
    for (const who of everybody) expect(done.get(who), who).toEqual(nobodys)
  })
})
