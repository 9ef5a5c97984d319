import { createSecretKey } from 'node:crypto'
import fc from 'fast-check'
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { purposes } from '#contract/purposes.ts'
import { system } from '#platform/actor.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { Damaged, openUnder, type Sealed, sealedBytes, sealedJson, sealedText, sealUnder, versionOf } from './sealed.ts'

const name = sealedText('test.person', 'name', ['the account', 'rights'])
const photo = sealedBytes('test.person', 'photo', ['the account'])
const card = sealedJson('test.person', 'card', z.json(), ['the account'])

const key = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => createSecretKey(Buffer.from(bytes)))
const version = fc.integer({ min: 0, max: 65_535 })
const rowId = fc.tuple(fc.uuid(), fc.constantFrom('', '/7')).map((parts) => parts.join(''))
const wellFormed = fc.string({ unit: 'binary', maxLength: 300 })
const bytes = fc.uint8Array({ maxLength: 2_000 }).map((given) => Buffer.from(given))

/** As if the database had given it: what a thief or a broken disk made of a sealed text. */
const found = (changed: Buffer): Sealed<string> => changed as Sealed<string>
function flipped(sealed: Buffer, bit: number): Sealed<string> {
  const changed = Buffer.from(sealed)
  changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
  return found(changed)
}

describe('what was sealed opens to the same value', () => {
  test('text, in any script', () => {
    fc.assert(
      fc.property(key, version, rowId, wellFormed, (key, version, rowId, text) => {
        const sealed = sealUnder(key, version, name, rowId, text)
        expect(versionOf(sealed)).toBe(version)
        expect(openUnder(key, name, rowId, sealed)).toBe(text)
      }),
      { numRuns: 500 },
    )
  })

  test('bytes', () => {
    fc.assert(
      fc.property(key, version, rowId, bytes, (key, version, rowId, given) => {
        expect(openUnder(key, photo, rowId, sealUnder(key, version, photo, rowId, given))).toEqual(given)
      }),
      { numRuns: 300 },
    )
  })

  test('any JSON', () => {
    const json = fc.json({ stringUnit: 'binary' }).map((text) => z.json().parse(JSON.parse(text)))
    fc.assert(
      fc.property(key, version, rowId, json, (key, version, rowId, value) => {
        expect(openUnder(key, card, rowId, sealUnder(key, version, card, rowId, value))).toEqual(value)
      }),
      { numRuns: 300 },
    )
  })

  test('or it is refused before it is sealed: half a character, a version that has no place in the header', () => {
    const one = createSecretKey(Buffer.alloc(32, 7))
    for (const text of ['\ud83d', 'Salma \udc00', '\udc00\ud83d']) expect(() => sealUnder(one, 1, name, 'row', text), text).toThrow()
    for (const version of [65_536, -1, 1.5, Number.NaN]) expect(() => sealUnder(one, version, name, 'row', 'Salma'), `${version}`).toThrow()
  })

  test('and nothing of the plain value is in the sealed one', () => {
    fc.assert(
      fc.property(key, rowId, fc.string({ unit: 'grapheme', minLength: 6, maxLength: 60 }), (key, rowId, text) => {
        expect(sealUnder(key, 1, name, rowId, text).includes(text)).toBe(false)
      }),
    )
  })
})

describe('what was sealed is refused', () => {
  test('with any single bit flipped', () => {
    fc.assert(
      fc.property(key, version, rowId, wellFormed, fc.nat(), (key, version, rowId, text, place) => {
        const sealed = sealUnder(key, version, name, rowId, text)
        expect(() => openUnder(key, name, rowId, flipped(sealed, place % (sealed.length * 8)))).toThrow()
      }),
      { numRuns: 1_000 },
    )
    const one = createSecretKey(Buffer.alloc(32, 7))
    const sealed = sealUnder(one, 1, name, 'row', 'Salma Benjelloun')
    for (let bit = 0; bit < sealed.length * 8; bit++)
      expect(() => openUnder(one, name, 'row', flipped(sealed, bit)), `bit ${bit}`).toThrow()
  })

  test('in another row, column or table, under another key or key version, and cut short', () => {
    const identifier = fc.stringMatching(/^[a-z_]{1,12}$/)
    const place = fc.record({ table: identifier, column: identifier, rowId, version, key })
    fc.assert(
      fc.property(place, place, wellFormed, fc.nat(), (here, there, text, cut) => {
        const columnOf = ({ table, column }: { table: string; column: string }) => sealedText(table, column, ['the account'])
        const sealed = sealUnder(here.key, here.version, columnOf(here), here.rowId, text)
        for (const part of ['table', 'column', 'rowId'] as const) {
          if (here[part] === there[part]) continue
          const moved = { ...here, [part]: there[part] }
          expect(() => openUnder(here.key, columnOf(moved), moved.rowId, sealed), part).toThrow(Damaged)
        }
        if (!here.key.equals(there.key)) expect(() => openUnder(there.key, columnOf(here), here.rowId, sealed)).toThrow(Damaged)
        if (here.version !== there.version) {
          const renamed = Buffer.from(sealed)
          renamed.writeUInt16BE(there.version, 1)
          expect(() => openUnder(here.key, columnOf(here), here.rowId, found(renamed))).toThrow(Damaged)
        }
        const short = found(sealed.subarray(0, cut % sealed.length))
        expect(() => openUnder(here.key, columnOf(here), here.rowId, short)).toThrow()
      }),
      { numRuns: 500 },
    )
  })

  test('when it holds JSON of another shape than the column has', () => {
    const one = createSecretKey(Buffer.alloc(32, 7))
    const strict = sealedJson('test.person', 'card', z.strictObject({ name: z.string() }), ['the account'])
    const loose = sealedJson('test.person', 'card', z.custom<{ name: string }>(), ['the account'])
    const sealed = sealUnder(one, 1, loose, 'row', JSON.parse('{"name":3}'))
    expect(() => openUnder(one, strict, 'row', sealed)).toThrow(z.ZodError)
  })

  test('with a message that holds neither the value nor the key', () => {
    const one = createSecretKey(Buffer.alloc(32, 7))
    const sealed = sealUnder(one, 1, name, 'row', 'Salma Benjelloun')
    expect(() => openUnder(one, name, 'other', sealed)).toThrow(/^test\.person\.name of row other does not open$/)
  })
})

interface TestTables {
  'test.person': { id: string; name: Sealed<string>; photo: Sealed<Buffer> | null }
}
const rows = new Kysely<TestTables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

describe('what does not compile', () => {
  test('a plain value in a sealed column, or one sealed from another type', () => {
    const sealed = sealUnder(createSecretKey(Buffer.alloc(32, 7)), 1, name, 'row', 'Salma')
    const people = rows.insertInto('test.person')
    const person = rows.updateTable('test.person')
    expect(people.values({ id: '1', name: sealed, photo: null }).compile().parameters[1]).toBe(sealed)
    // @ts-expect-error a text is not sealed
    people.values({ id: '1', name: 'Salma', photo: null })
    // @ts-expect-error nor are its bytes
    people.values({ id: '1', name: Buffer.from('Salma'), photo: null })
    // @ts-expect-error a sealed text is no sealed photo
    people.values({ id: '1', name: sealed, photo: sealed })
    // @ts-expect-error nor by an update
    person.set({ name: 'Salma' })
    // @ts-expect-error nor by name
    person.set('name', 'Salma')
    // @ts-expect-error nor compared with a plain one
    rows.selectFrom('test.person').where('name', '=', 'Salma')
    // @ts-expect-error and the value is not read as a text
    const text: string = sealed
    expect(text).toBe(sealed)
    // @ts-expect-error a column of bytes seals no text
    expect(() => sealUnder(createSecretKey(Buffer.alloc(32)), 1, photo, 'row', 5)).toThrow()
  })
})

describe('a purpose that the column does not grant', () => {
  let installation: TestInstallation
  beforeAll(async () => {
    installation = await testInstallation()
  })
  afterAll(() => installation.close())

  test('does not compile, and is refused at run time too', async () => {
    await installation.deeds.run(async (tx) => {
      const owner = await tx.vault.newSubject(tx, 'account', { actor: system, purpose: 'the account' })
      const sealed = owner.seal(name, 'row', 'Salma')
      expect(owner.open(name, 'row', sealed)).toBe('Salma')

      const seller = await tx.vault.subject(tx, owner.id, { actor: system, purpose: 'orders' })
      // @ts-expect-error orders may not read the name
      expect(() => seller.open(name, 'row', sealed)).toThrow('test.person.name is not opened for: orders')

      // any purpose at all is too many: each must be granted
      const anyone = await tx.vault.subject(tx, owner.id, {
        actor: system,
        purpose: purposes.find((one) => one === 'security') ?? 'security',
      })
      // @ts-expect-error the compiler does not know which purpose it is
      expect(() => anyone.open(name, 'row', sealed)).toThrow('test.person.name is not opened for: security')

      // @ts-expect-error who and why must be said
      await expect(tx.vault.subject(tx, owner.id, { actor: system })).resolves.toBeDefined()
      // @ts-expect-error and the list of purposes is closed
      await tx.vault.subject(tx, owner.id, { actor: system, purpose: 'advertising' })
      // @ts-expect-error also for columns
      sealedText('test.person', 'name', ['advertising'])
    })
  })
})
