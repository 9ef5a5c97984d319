import pino from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { beginSession, closeAccount, openAccount } from '#domains/accounts/index.ts'
import { runSweep, type Sweep } from '#domains/privacy/index.ts'
import { deleteCard } from '#domains/profiles/index.ts'
import { system } from '#platform/actor.ts'
import { moroccanDate } from '#platform/dates.ts'
import { backgroundMetrics } from '#platform/http/metrics.ts'
import { keyringOn } from '#platform/vault/keyring.ts'
import { someContact } from '#test/contacts.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { type PublishedCard, someCard } from '#test/people.ts'
import { retentionFindings } from './doctor-retention.ts'
import { onAccountClosed } from './reactions.ts'
import { sweepAll } from './retention.ts'
import { certificates, clockConfirmed, preview } from './retention-commands.ts'
import { keepSchedule } from './schedule.ts'
import { sweeps } from './sweeps.ts'

let installation: TestInstallation
let said: { readonly msg: string; readonly sweep?: string }[]
beforeEach(async () => {
  installation = await testInstallation()
  said = []
  await run()
})
afterEach(() => installation.close())

const log = pino({ level: 'error' }, { write: (line: string) => void said.push(JSON.parse(line)) })
const run = (all: readonly Sweep[] = sweeps) => {
  const { deeds, keyring, provider, clock } = installation
  return sweepAll(deeds, keyringOn(keyring, provider, clock), log, all)
}
/** Lives on, with a run each day. */
async function live(days: number) {
  for (let day = 0; day < days; day++) {
    installation.clock.forward({ days: 1 })
    await run()
  }
}
const count = async (text: string, values: unknown[] = []) => (await installation.owner.data.query(text, values)).rowCount ?? 0
const close = ({ ownerId }: PublishedCard) => installation.deeds.run((tx) => closeAccount(tx, system, ownerId, onAccountClosed))
const findings = () => retentionFindings(installation.settings, installation.databases, installation.clock)
const isThere = ({ ownerId }: PublishedCard) => count('select from accounts.person where id = $1', [ownerId])

describe('a clock that jumped', () => {
  test('erases nothing, says so, and waits until it is back', async () => {
    const owner = await someCard(installation)
    await close(owner)
    installation.clock.forward({ days: 800 })
    await run()
    expect(await isThere(owner)).toBe(1)
    expect(said.map(({ msg }) => msg)).toEqual([expect.stringContaining('confirm-clock')])
    expect(await backgroundMetrics.getSingleMetricAsString('connectcard_retention_clock_jumped')).toContain('clock_jumped 1')
    expect((await findings())[0]).toMatchObject({ ok: false, says: expect.stringContaining('confirm-clock') })
    installation.clock.forward({ days: -800 })
    await run()
    expect(await isThere(owner)).toBe(1)
    expect((await findings())[0]).toMatchObject({ ok: true })
    expect(await backgroundMetrics.getSingleMetricAsString('connectcard_retention_clock_jumped')).toContain('clock_jumped 0')
  })

  test('goes on when the operator names the day it is, and for no other', async () => {
    const owner = await someCard(installation)
    await close(owner)
    installation.clock.forward({ days: 100 })
    await run()
    expect(await clockConfirmed(installation, undefined)).toMatchObject({ confirmed: false, clock: installation.clock.now().toISOString() })
    await expect(clockConfirmed(installation, '2026-11-23')).rejects.toThrow('name the day it is')
    await run()
    expect(await isThere(owner)).toBe(1)
    expect(await clockConfirmed(installation, moroccanDate(installation.clock.now()))).toMatchObject({ confirmed: true })
    await run()
    expect(await isThere(owner)).toBe(0)
  })

  test('keeps sessions, codes and keys of views from nothing, and those of deeds under way from the orphans', async () => {
    const owner = await someCard(installation)
    await installation.deeds.run((tx) => beginSession(tx, { personId: owner.ownerId, how: 'code', agent: undefined }))
    const undone = installation.deeds.run(async (tx) => {
      await tx.vault.newSubject(tx, 'account', { actor: system, purpose: 'the account' })
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    const keys = () => installation.owner.keyring.query('select from keyring.subject_key').then(({ rowCount }) => rowCount)
    const before = await keys()
    installation.clock.forward({ days: 60 })
    await keepSchedule(installation, log).stop()
    expect(await count('select from accounts.session')).toBe(0)
    expect(await keys()).toBe(before)
    await installation.tick()
    expect(await keys()).toBe((before ?? 0) - 1)
  })

  test('set back, ends nothing and closes nobody', async () => {
    const owner = await someCard(installation)
    await close(owner)
    installation.clock.forward({ days: -20 })
    await run()
    expect(await isThere(owner)).toBe(1)
    installation.clock.forward({ days: -400 })
    await run()
    expect(said).toHaveLength(1)
    expect(await isThere(owner)).toBe(1)
  })
})

describe('what is late', () => {
  test('is told of by the name of its sweep, and of its sweep alone, until it is gone', async () => {
    const owner = await someCard(installation)
    await close(owner)
    const broken = sweeps.map(
      (one): Sweep => (one.name === 'closed accounts' ? { ...one, end: () => Promise.reject(new Error('broken')) } : one),
    )
    for (let month = 0; month < 3; month++) {
      installation.clock.forward({ days: 30 })
      await run(broken).catch(() => undefined)
    }
    expect(said).toEqual([])
    expect((await findings())[1]).toMatchObject({ ok: true })
    installation.clock.forward({ days: 1, minutes: 1 })
    await expect(run(broken)).rejects.toThrow('broken')
    expect(said).toEqual([expect.objectContaining({ sweep: 'closed accounts' })])
    expect(JSON.stringify(said)).not.toMatch(/Salma|test\.example/)
    expect((await findings())[1]).toMatchObject({ ok: false, says: expect.stringContaining('1 of closed accounts') })
    expect(await backgroundMetrics.getSingleMetricAsString('connectcard_retention_late')).toContain('{sweep="closed accounts"} 1')
    await run()
    expect((await findings())[1]).toMatchObject({ ok: true })
    expect(await backgroundMetrics.getSingleMetricAsString('connectcard_retention_late')).toContain('{sweep="closed accounts"} 0')
    expect(await certificates(installation)).toContainEqual(expect.objectContaining({ sweep: 'closed accounts', ended: 1, late: 1 }))
  })

  test('a sweep that fails keeps no other from its turn', async () => {
    const owner = await someCard(installation)
    const contact = await someContact(installation, owner)
    await installation.owner.data.query('update contacts.contact set keep_until = $1', ['2026-11-20'])
    const first: Sweep = {
      ...(sweeps[3] as Sweep),
      name: 'broken',
      due: () => {
        throw new Error('broken')
      },
    }
    await expect(run([first, ...sweeps])).rejects.toThrow('broken')
    expect(await count('select from contacts.contact where id = $1 and details is null', [contact])).toBe(1)
  })

  test('one that cannot be ended keeps nobody else, and costs only those beside it their turn together', async () => {
    const accounts = await installation.deeds.run(async (tx) => {
      const made: string[] = []
      for (let one = 0; one < 110; one++)
        made.push(await openAccount(tx, system, { name: `Client ${one}`, email: `many-${one}@client.example`, language: 'fr' }))
      for (const id of made) await closeAccount(tx, system, id, onAccountClosed)
      return made
    })
    installation.clock.forward({ days: 90 })
    const closed = sweeps.find(({ name }) => name === 'closed accounts') as Sweep
    const together: number[] = []
    const first: Sweep = {
      ...closed,
      async end(tx, ids, at) {
        together.push(ids.length)
        if (ids.includes(accounts.toSorted()[0] ?? '')) throw new Error('it cannot be ended')
        return closed.end(tx, ids, at)
      },
    }
    await expect(runSweep(installation.deeds, first, installation.clock.now())).rejects.toThrow('it cannot be ended')
    expect(together).toEqual([50, ...Array(50).fill(1), 50, 10])
    expect(await count('select from accounts.person')).toBe(1)
  })
})

describe('the preview', () => {
  test('says what would go until a day, of which account and since when, and changes nothing', async () => {
    const [closed, other] = [await someCard(installation), await someCard(installation)]
    await close(closed)
    await installation.deeds.run((tx) => deleteCard(tx, system, other))
    const today = moroccanDate(installation.clock.now())
    const dueBy = async (until?: string) =>
      (await preview(installation, until)).sweeps.filter(({ due }) => due > 0).map(({ sweep, due, first }) => ({ sweep, due, first }))
    expect(await dueBy()).toEqual([])
    const inDays = (days: number) => moroccanDate(installation.clock.now(), { days })
    const since = installation.clock.now().toISOString()
    const card = { sweep: 'deleted cards', due: 1, first: [{ id: other.cardId, account: other.ownerId, since }] }
    const account = { sweep: 'closed accounts', due: 1, first: [{ id: closed.ownerId, account: closed.ownerId, since }] }
    expect(await dueBy(inDays(29))).toEqual([])
    expect(await dueBy(inDays(30))).toEqual([card])
    expect(await dueBy(inDays(89))).toEqual([card])
    expect(await dueBy(inDays(90))).toEqual([card, account])
    expect(JSON.stringify(await preview(installation, inDays(90)))).not.toMatch(/Salma|Benjelloun|@/)
    for (const wrong of ['2026-02-30', 'demain', moroccanDate(installation.clock.now(), { days: -1 })])
      await expect(preview(installation, wrong)).rejects.toThrow(`from ${today} on`)
    expect(await count('select from profiles.card where id = $1', [other.cardId])).toBe(1)
    expect(await count('select from privacy.certificate')).toBe(0)
  })
})

describe('a certificate', () => {
  test('sums up a day of a sweep, is signed when the day is over, and then stays', async () => {
    const owners = [await someCard(installation), await someCard(installation), await someCard(installation)]
    for (const owner of owners.slice(0, 2)) await close(owner)
    await live(89)
    installation.clock.forward({ minutes: 60 })
    await close(owners[2] as PublishedCard)
    installation.clock.forward({ days: 1 })
    await run()
    expect(await certificates(installation)).toEqual([
      expect.objectContaining({ sweep: 'closed accounts', ended: 2, late: 0, signature: 'open' }),
    ])
    await live(1)
    const [signed] = await certificates(installation)
    expect(signed).toMatchObject({ ended: 2, signature: 'good' })
    await live(89)
    const all = await certificates(installation)
    expect(all).toHaveLength(2)
    expect(all[1]).toEqual(signed)
    expect(all[0]?.digest).not.toBe(signed?.digest)
    for (const change of ['ended = 7', 'day = day + 1', 'signature = null, key_version = null'])
      await expect(installation.owner.data.query(`update privacy.certificate set ${change} where signature is not null`)).rejects.toThrow(
        'stays as it is',
      )
    await installation.owner.data.query('alter table privacy.certificate disable trigger stays')
    await installation.owner.data.query('update privacy.certificate set ended = 1 where ended = 2')
    expect((await certificates(installation)).find(({ day }) => day === signed?.day)?.signature).toBe('bad')
  }, 60_000)

  test('counts each once: two processes at once, and a run killed in the middle that goes on', async () => {
    const owners: PublishedCard[] = []
    for (let one = 0; one < 60; one++) owners.push(await someCard(installation))
    for (const owner of owners) await close(owner)
    for (let month = 0; month < 3; month++) {
      installation.clock.forward({ days: 30 })
      if (month < 2) await run()
    }
    let batches = 0
    const killed = sweeps.map(
      (one): Sweep =>
        one.name === 'closed accounts'
          ? {
              ...one,
              async end(tx, ids, at) {
                const done = await one.end(tx, ids, at)
                if (++batches >= 2) throw new Error('killed')
                return done
              },
            }
          : one,
    )
    await expect(run(killed)).rejects.toThrow('killed')
    expect(await count('select from accounts.person')).toBe(10)
    expect(await certificates(installation)).toEqual([expect.objectContaining({ ended: 50 })])
    await Promise.all([run(), run()])
    expect(await count('select from accounts.person')).toBe(0)
    expect(await certificates(installation)).toEqual([expect.objectContaining({ ended: 60 })])
  }, 60_000)
})
