import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { system } from '#platform/actor.ts'
import { deedsOn, type Tx } from '#platform/db/transaction.ts'
import { uuidsByTime } from '#platform/ids.ts'
import { deeds, publishCard } from '#test/deeds.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { open, salmaCard } from '#test/people.ts'
import { anotherProcess } from '#test/processes.ts'
import { destroyBuriedKeys } from './destroy.ts'
import { type Keyring, keyringOn } from './keyring.ts'
import { emailTerm, foldWord, nameTerms } from './normalise.ts'
import { sealedText } from './sealed.ts'
import { Erased, type Subject, vaultOn } from './vault.ts'

let installation: TestInstallation
let other: Awaited<ReturnType<typeof anotherProcess>>
let keyring: Keyring
beforeAll(async () => {
  installation = await testInstallation()
  other = await anotherProcess(installation)
  keyring = keyringOn(installation.keyring, installation.provider, installation.clock)
})
afterAll(async () => {
  await other.close()
  await installation.close()
})

const access = { actor: system, purpose: 'the account' } as const
const name = sealedText('accounts.person', 'name', ['the account'])
const nameField = 'accounts.person.name'
const emailField = 'accounts.person.email'
const phoneField = 'accounts.person.phone'

let people = 0
interface Person {
  readonly id: string
  readonly subjectId: string
  readonly name: string
  readonly email: string
}
async function somebody(given = 'Salma Benjelloun'): Promise<Person> {
  const email = `vault-${++people}@people.example`
  const id = await installation.deeds.run((tx) => deeds.openAccount(tx, system, { name: given, email, language: 'fr' }))
  const row = await installation.db.selectFrom('accounts.person').select('subject_id').where('id', '=', id).executeTakeFirstOrThrow()
  return { id, subjectId: row.subject_id, name: given, email }
}

/** Reads a person's name as a process does: through the vault, or not at all. */
const read = (process: Pick<TestInstallation, 'deeds'>, person: Person): Promise<string> => process.deeds.run((tx) => readIn(tx, person))
async function readIn(tx: Tx, person: Person): Promise<string> {
  const subject = await tx.vault.subject(tx, person.subjectId, access)
  const row = await tx.rows.selectFrom('accounts.person').select(['id', 'name']).where('id', '=', person.id).executeTakeFirstOrThrow()
  return subject.open(name, row.id, row.name)
}

const erase = (person: Person) => installation.deeds.run((tx) => tx.vault.erase(tx, person.subjectId))
const count = async (store: 'data' | 'keyring', from: string, ...values: unknown[]): Promise<number> =>
  (await installation.owner[store].query<{ count: number }>(`select count(*)::int as count from ${from}`, values)).rows[0]?.count ?? -1
const keysOf = (person: Person) => count('keyring', 'keyring.subject_key where subject_id = $1', person.subjectId)
const indexRowsOf = (person: Person) => count('data', 'vault.blind_index where subject_id = $1', person.subjectId)
const find = (field: string, term: string) => installation.deeds.run((tx) => tx.vault.find(tx, field, term))

describe('a new subject', () => {
  const withKeyring = (changed: Partial<Keyring>) =>
    deedsOn(installation.db, vaultOn({ ...keyring, ...changed }), installation.clock, uuidsByTime(installation.clock))

  test('has its key committed in the keyring before its row is written', async () => {
    let seen: unknown
    await installation.deeds.run(async (tx) => {
      const careful = withKeyring({
        async makeSubjectKey(id, version) {
          const key = await keyring.makeSubjectKey(id, version)
          const rows = await tx.rows.selectFrom('vault.subject').select('id').where('id', '=', id).execute()
          seen = { rows: rows.length, keys: await count('keyring', 'keyring.subject_key where subject_id = $1', id) }
          return key
        },
      })
      await careful.run((inner) => inner.vault.newSubject({ ...inner, rows: tx.rows }, 'contact', access))
    })
    expect(seen).toEqual({ rows: 0, keys: 1 })
  })

  test('is nowhere when the keyring does not answer', async () => {
    const before = await count('data', 'vault.subject')
    const away = withKeyring({ makeSubjectKey: () => Promise.reject(new Error('the keyring is away')) })
    await away.run(async (tx) => {
      await expect(tx.vault.newSubject(tx, 'contact', access)).rejects.toThrow('the keyring is away')
    })
    expect(await count('data', 'vault.subject')).toBe(before)
  })

  test('has a key and a pseudonym that no other has, and that tell nothing of each other', async () => {
    const subjects = await installation.deeds.run(async (tx) => {
      const made: Subject<'the account'>[] = []
      for (let one = 0; one < 20; one++) made.push(await tx.vault.newSubject(tx, 'contact', access))
      return made
    })
    const keys = await Promise.all(subjects.map((one) => keyring.subjectKey(one.id, 1)))
    expect(new Set(keys.map((key) => key?.toString('hex'))).size).toBe(20)
    expect(new Set(subjects.flatMap((one) => [one.id, one.pseudonym])).size).toBe(40)
    const [first, second] = subjects
    if (!first || !second) throw new Error('no subjects')
    expect(() => second.open(name, 'row', first.seal(name, 'row', 'Salma'))).toThrow('does not open')
  })

  test('that a rolled-back deed made leaves only an orphan key, swept a day later and not before', async () => {
    const stays = await somebody()
    let orphan = ''
    const deed = installation.deeds.run(async (tx) => {
      orphan = (await tx.vault.newSubject(tx, 'account', access)).id
      throw new Error('rolled back')
    })
    await expect(deed).rejects.toThrow('rolled back')
    expect(await count('data', 'vault.subject where id = $1', orphan)).toBe(0)
    const keys = () => count('keyring', 'keyring.subject_key where subject_id = $1', orphan)
    expect(await keys()).toBe(1)
    installation.clock.forward({ minutes: 24 * 60 - 1 })
    await installation.tick()
    expect(await keys()).toBe(1)
    installation.clock.forward({ minutes: 2 })
    await installation.tick()
    expect(await keys()).toBe(0)
    expect(await keysOf(stays)).toBe(1)
    expect(await read(await freshProcess(), stays)).toBe(stays.name)
  })

  test('is not swept while the deed that makes it is under way', async () => {
    await installation.deeds.run(async (tx) => {
      const subject = await tx.vault.newSubject(tx, 'account', access)
      await installation.tick()
      expect(await count('keyring', 'keyring.subject_key where subject_id = $1', subject.id)).toBe(1)
    })
  })
})

const fresh: Awaited<ReturnType<typeof anotherProcess>>[] = []
async function freshProcess() {
  const process = await anotherProcess(installation)
  fresh.push(process)
  return process
}
afterAll(async () => {
  for (const process of fresh) await process.close()
})

describe('an erased subject', () => {
  test('is refused from the commit on, also by another process that has its key at hand', async () => {
    const person = await somebody()
    expect(await read(installation, person)).toBe(person.name)
    expect(await read(other, person)).toBe(person.name)
    await installation.deeds.run(async (tx) => {
      await tx.vault.erase(tx, person.subjectId)
      await expect(readIn(tx, person)).rejects.toThrow(Erased)
    })
    await expect(read(other, person)).rejects.toThrow(Erased)
    await expect(read(installation, person)).rejects.toThrow(Erased)
    expect(await keysOf(person)).toBe(1) // it was the tombstone, not a missing key
  })

  test('is refused to a reader who asked before the commit and is answered after it', async () => {
    const person = await somebody()
    expect(await read(other, person)).toBe(person.name)
    let asked: Promise<unknown> = Promise.resolve()
    await installation.deeds.run(async (tx) => {
      await tx.vault.erase(tx, person.subjectId)
      asked = read(other, person).catch((error: unknown) => error)
      await pause(300)
    })
    expect(await asked).toBeInstanceOf(Erased)
  })

  test('is as before when the deed that erases it is rolled back', async () => {
    const person = await somebody()
    const deed = installation.deeds.run(async (tx) => {
      await tx.vault.erase(tx, person.subjectId)
      throw new Error('rolled back')
    })
    await expect(deed).rejects.toThrow('rolled back')
    await installation.tick()
    expect(await read(installation, person)).toBe(person.name)
    expect(await read(await freshProcess(), person)).toBe(person.name)
    expect(await find(emailField, person.email)).toEqual([person.subjectId])
  })

  test('has no key in the keyring after the next turn of the schedule, and erasing twice is erasing once', async () => {
    const person = await somebody()
    await erase(person)
    await erase(person)
    await installation.tick()
    expect(await keysOf(person)).toBe(0)
    await erase(person)
    await installation.tick()
    expect(await count('data', 'vault.tombstone where subject_id = $1 and destroyed_at is not null', person.subjectId)).toBe(1)
    for (const process of [installation, other, await freshProcess()]) await expect(read(process, person)).rejects.toThrow(Erased)
  })

  test('is looked for like one that never was, where nobody may learn which: neither is there, and the living one is', async () => {
    const [gone, stays] = [await somebody(), await somebody()]
    await erase(gone)
    const found = await installation.deeds.run(async (tx) => [
      await tx.vault.subjectIfAny(tx, gone.subjectId, access),
      await tx.vault.subjectIfAny(tx, '019ab2c3-d4e5-7f60-8172-93a4b5c6d7e8', access),
      (await tx.vault.subjectIfAny(tx, stays.subjectId, access))?.id,
    ])
    expect(found).toEqual([undefined, undefined, stays.subjectId])
  })

  test('takes nobody along', async () => {
    const [before, person, after] = [await somebody(), await somebody(), await somebody()]
    await erase(person)
    await installation.tick()
    for (const neighbour of [before, after]) {
      for (const process of [installation, other, await freshProcess()]) expect(await read(process, neighbour)).toBe(neighbour.name)
      expect(await keysOf(neighbour)).toBe(1)
      expect(await find(emailField, neighbour.email)).toEqual([neighbour.subjectId])
    }
    expect(await find(nameField, 'benjelloun')).toEqual(expect.arrayContaining([before.subjectId, after.subjectId]))
  })

  test('does not open without its tombstone either, once its key is destroyed', async () => {
    const person = await somebody()
    await erase(person)
    await installation.tick()
    await installation.owner.data.query('delete from vault.tombstone where subject_id = $1', [person.subjectId])
    await expect(read(await freshProcess(), person)).rejects.toThrow(Erased)
  })
})

describe('the task that destroys keys', () => {
  const run = (with_: Keyring = keyring) => destroyBuriedKeys(installation.db, with_, installation.clock)
  const waiting = (person: Person) => count('data', 'vault.tombstone where subject_id = $1 and destroyed_at is null', person.subjectId)

  test('killed between the two stores, ends its work at the next turn', async () => {
    const person = await somebody()
    await erase(person)
    const killed: Keyring = {
      ...keyring,
      async destroySubjectKeys(ids) {
        await keyring.destroySubjectKeys(ids)
        throw new Error('killed')
      },
    }
    await expect(run(killed)).rejects.toThrow('killed')
    expect([await keysOf(person), await waiting(person)]).toEqual([0, 1])
    await expect(read(await freshProcess(), person)).rejects.toThrow(Erased)
    expect(await run()).toBe(1)
    expect([await keysOf(person), await waiting(person)]).toEqual([0, 0])
    expect(await run()).toBe(0)
  })

  test('whose keyring is away, leaves the tombstone waiting and tries again', async () => {
    const person = await somebody()
    await erase(person)
    await expect(run({ ...keyring, destroySubjectKeys: () => Promise.reject(new Error('away')) })).rejects.toThrow('away')
    expect([await keysOf(person), await waiting(person)]).toEqual([1, 1])
    await expect(read(other, person)).rejects.toThrow(Erased)
    await run()
    expect([await keysOf(person), await waiting(person)]).toEqual([0, 0])
  })

  test('runs in several processes at once', async () => {
    const erased = await Promise.all(Array.from({ length: 20 }, () => somebody()))
    for (const person of erased) await erase(person)
    const elsewhere = keyringOn(other.keyring, other.provider, other.clock)
    await Promise.all([run(), destroyBuriedKeys(other.db, elsewhere, other.clock), run()])
    for (const person of erased) expect([await keysOf(person), await waiting(person)]).toEqual([0, 0])
  })
})

describe('old rows put back beside the keyring of today', () => {
  const tables = [
    'vault.subject',
    'vault.blind_index',
    'vault.tombstone',
    'accounts.person',
    'profiles.card',
    'profiles.snapshot',
    'sharing.link',
  ]
  const copyOf = (table: string) => `backup.${table.replace('.', '_')}`
  const owner = (text: string) => installation.owner.data.query(text)

  test('bring nobody back, not even to someone who kept a link', async () => {
    const origin = await installation.serve()
    const [stays, person] = [await somebody('Yasmine Chraïbi'), await somebody()]
    const links = await installation.deeds.run(async (tx) => {
      const made: { cardId: string; token: string }[] = []
      for (const { id: ownerId } of [stays, person]) {
        const cardId = await publishCard(tx, system, { ownerId, label: 'Carte', card: salmaCard })
        made.push({ cardId, ...(await deeds.shareCard(tx, system, { ownerId, cardId, label: 'Lien' })) })
      }
      return made
    })
    const [kept, lost] = links
    if (!kept || !lost) throw new Error('no links')
    expect((await open(origin, lost.token)).status).toBe(200)

    await owner('create schema backup')
    for (const table of tables) await owner(`create table ${copyOf(table)} as table ${table}`)
    await installation.deeds.run(async (tx) => {
      await tx.vault.erase(tx, person.subjectId)
      await tx.vault.buryShare(tx, lost.cardId, 1)
    })
    expect((await open(origin, lost.token)).status).toBe(404)
    await installation.tick()

    const restored = await installation.owner.data.connect()
    await restored.query('set session_replication_role = replica') // as a restore does: without asking the foreign keys
    for (const table of tables) {
      await restored.query(`delete from ${table}`)
      await restored.query(`insert into ${table} table ${copyOf(table)}`)
    }
    await restored.query('reset session_replication_role')
    restored.release()
    await owner('drop schema backup cascade')

    expect(await count('data', 'vault.tombstone where subject_id = $1', person.subjectId)).toBe(0)
    expect(await count('data', 'accounts.person where id = $1', person.id)).toBe(1)
    const restarted = await freshProcess()
    await expect(read(restarted, person)).rejects.toThrow(Erased)
    expect(await read(restarted, stays)).toBe(stays.name)
    await pause(5_100) // card shares are kept in memory for five seconds
    expect((await open(origin, lost.token)).status).toBe(404)
    expect((await open(origin, kept.token)).status).toBe(200)
  })
})

describe('the blind index', () => {
  test('finds by e-mail address, however it is written, and by phone', async () => {
    const id = await installation.deeds.run((tx) =>
      deeds.openAccount(tx, system, {
        name: 'Ghita Lahlou',
        email: 'Ghita.Lahlou@Trois-Sources.example',
        phone: '+212661000017',
        language: 'fr',
      }),
    )
    const { subject_id } = await installation.db
      .selectFrom('accounts.person')
      .select('subject_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    for (const written of [
      'ghita.lahlou@trois-sources.example',
      ' GHITA.LAHLOU@TROIS-SOURCES.EXAMPLE',
      'ｇhita.lahlou@trois-sources.example',
    ])
      expect(await find(emailField, emailTerm(written)), written).toEqual([subject_id])
    expect(await find(phoneField, '+212661000017')).toEqual([subject_id])
    for (const [field, term] of [
      [emailField, 'ghita'],
      [phoneField, '+21266100001'],
      [phoneField, '+212661000018'],
      [nameField, 'ghita.lahlou@trois-sources.example'],
      [emailField, '+212661000017'],
    ] as const)
      expect(await find(field, term), `${field} ${term}`).toEqual([])
  })

  test.each([
    [
      'Leïla Aït-Benhaddou',
      ['leila', 'LEÏLA', 'lei', 'leïl', 'ait', 'benhaddou', 'ben', 'benhad', 'Benhaddou'],
      ['le', 'be', 'haddou', 'leilab'],
    ],
    ['سَلْمَى بنجلّون', ['سلمى', 'سلمي', 'سَلْمَى', 'سلم', 'بنجلون', 'بنج'], ['سل', 'جلون']],
    ['أحمد الإدريسي', ['احمد', 'أحمد', 'إحمد', 'آحمد', 'احم', 'الادريسي', 'الإدريسى', 'الا'], ['اح', 'حمد']],
    ['مؤمن بنت هانئ', ['مومن', 'مؤمن', 'هاني', 'هانى', 'هانئ', 'بنت'], ['ها']],
    ['فاطمة الزهراء', ['فاطمة', 'فاطمه', 'فاط', 'الزهراء', 'الزهرا'], ['طمة']],
    ["Driss M’Barek El'Fassi", ['driss', 'm', 'barek', 'bar', 'el', 'fassi'], ['mbarek', 'elfassi']],
  ])('finds %s by words and their beginnings', async (given, found, unfound) => {
    const person = await somebody(given)
    for (const term of found) expect(await find(nameField, foldWord(term)), term).toContain(person.subjectId)
    for (const term of unfound) expect(await find(nameField, foldWord(term)), term).not.toContain(person.subjectId)
  })

  test('is made anew when the value changes, and then finds the old one no more', async () => {
    const person = await somebody('Meryem Slaoui')
    await installation.deeds.run((tx) => tx.vault.index(tx, nameField, person.subjectId, nameTerms('Meryem Tazi')))
    expect(await find(nameField, 'slaoui')).not.toContain(person.subjectId)
    expect(await find(nameField, 'tazi')).toContain(person.subjectId)
    expect(await find(emailField, person.email)).toEqual([person.subjectId])
    await installation.deeds.run((tx) => tx.vault.index(tx, nameField, person.subjectId, []))
    expect(await find(nameField, 'tazi')).not.toContain(person.subjectId)
  })

  test('holds keyed digests only: no two fields share one, and nobody computes one without the key', async () => {
    const rows = await installation.deeds.run(async (tx) => {
      const subject = await tx.vault.newSubject(tx, 'contact', access)
      for (const field of ['test.one', 'test.two']) await tx.vault.index(tx, field, subject.id, ['+212661000099'])
      return tx.rows.selectFrom('vault.blind_index').select('digest').where('subject_id', '=', subject.id).execute()
    })
    expect(rows.map((row) => row.digest.length)).toEqual([32, 32])
    expect(rows[0]?.digest).not.toEqual(rows[1]?.digest)
    const known = await installation.owner.data.query<{ found: boolean }>(
      `select digest = sha256(convert_to(term, 'UTF8')) as found from vault.blind_index,
         unnest(array['+212661000099', 'test.one|+212661000099', 'cc/index/v1|test.one|+212661000099']) as term`,
    )
    expect(known.rows.some((row) => row.found)).toBe(false)
  })

  test('loses its rows when the subject is erased, in the same transaction', async () => {
    const person = await somebody('Abdelhak Sqalli')
    expect(await indexRowsOf(person)).toBeGreaterThan(5)
    await erase(person)
    expect(await indexRowsOf(person)).toBe(0)
    expect(await find(emailField, person.email)).toEqual([])
    // and the address is free again
    await installation.deeds.run((tx) => deeds.openAccount(tx, system, { name: 'Abdelhak Sqalli', email: person.email, language: 'fr' }))
  })

  test('keeps no row of a deed that was under way when the subject was erased', async () => {
    const person = await somebody()
    let erasure: Promise<unknown> = Promise.resolve()
    await installation.deeds.run(async (tx) => {
      await tx.vault.index(tx, nameField, person.subjectId, nameTerms('Salma Tazi'))
      erasure = erase(person)
      await pause(300)
    })
    await erasure
    await installation.tick()
    expect(await indexRowsOf(person)).toBe(0)
  })

  test('takes no row for a subject that is being erased', async () => {
    const person = await somebody()
    let late: Promise<unknown> = Promise.resolve()
    await installation.deeds.run(async (tx) => {
      await tx.vault.erase(tx, person.subjectId)
      late = expect(
        other.deeds.run((inner) => inner.vault.index(inner, nameField, person.subjectId, nameTerms('Salma Tazi'))),
      ).rejects.toThrow(Erased)
      await pause(300)
    })
    await late
    await installation.tick()
    expect(await indexRowsOf(person)).toBe(0)
  })
})

describe('a value that was moved', () => {
  let [one, two]: Person[] = []
  beforeEach(async () => {
    ;[one, two] = [await somebody('Karim Doukkali'), await somebody('Houda Rguibi')]
  })

  test('to another row, in the database itself, does not open', async () => {
    if (!one || !two) throw new Error('nobody')
    await installation.owner.data.query(
      'update accounts.person set name = (select name from accounts.person where id = $2) where id = $1',
      [one.id, two.id],
    )
    await expect(read(installation, one)).rejects.toThrow('accounts.person.name of row')
    expect(await read(installation, two)).toBe('Houda Rguibi')
  })

  test('to another column of its own row does not open either', async () => {
    if (!one) throw new Error('nobody')
    await installation.owner.data.query('update accounts.person set name = email where id = $1', [one.id])
    await expect(read(installation, one)).rejects.toThrow('accounts.person.name of row')
  })
})

describe('several subjects at once', () => {
  test('open as each alone does, without those that are erased', async () => {
    const [first, second, gone] = [await somebody('Un'), await somebody('Deux'), await somebody('Parti')]
    await erase(gone)
    const fresh = deedsOn(installation.db, vaultOn(keyring), installation.clock, uuidsByTime(installation.clock)) // nothing in its cache
    for (const deeds of [fresh, fresh, installation.deeds]) {
      const names = await deeds.read(async (tx) => {
        const subjects = await tx.vault.subjects(tx, [second.subjectId, first.subjectId, gone.subjectId, first.subjectId], access)
        const rows = await tx.rows
          .selectFrom('accounts.person')
          .select(['id', 'subject_id', 'name'])
          .where('id', 'in', [first.id, second.id, gone.id])
          .execute()
        return rows.map((row) => subjects.get(row.subject_id)?.open(name, row.id, row.name)).sort()
      })
      expect(names).toEqual(['Deux', 'Un', undefined])
    }
  })

  test('asks the keyring once, however many', async () => {
    const people = [await somebody(), await somebody(), await somebody()]
    let asked = 0
    const counting: Keyring = {
      ...keyring,
      subjectKeys(names) {
        asked++
        return keyring.subjectKeys(names)
      },
    }
    const deeds = deedsOn(installation.db, vaultOn(counting), installation.clock, uuidsByTime(installation.clock))
    const ids = people.map(({ subjectId }) => subjectId)
    expect((await deeds.read((tx) => tx.vault.subjects(tx, ids, access))).size).toBe(3)
    expect(asked).toBe(1)
  })
})
