import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fileKeyProvider, givenKeyProvider, type KeyProvider, KeyTrouble } from './key-provider.ts'

let base: string
let folder: string
let folders = 0
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'cc-root-keys-'))
})
beforeEach(() => {
  folder = join(base, String(++folders), 'root-keys')
})
afterAll(() => rmSync(base, { recursive: true, force: true }))

const key = randomBytes(32)
const mode = (path: string) => (statSync(path).mode & 0o777).toString(8)

describe.each([
  ['files', async () => fileKeyProvider(folder)],
  ['the environment', async () => givenKeyProvider(`1:${'0a'.repeat(32)}, 2:${'0B'.repeat(32)}`)],
])('root keys in %s', (_, provide: () => Promise<KeyProvider>) => {
  let provider: KeyProvider
  beforeEach(async () => {
    provider = await provide()
    await provider.make(1)
    await provider.make(2)
  })

  test('wrap a key, and give it back for the same version and place only', async () => {
    const wrapped = await provider.wrap(1, 'subject|a|1', key)
    expect(wrapped.includes(key)).toBe(false)
    expect(await provider.unwrap(1, 'subject|a|1', wrapped)).toEqual(key)
    expect(await provider.wrap(1, 'subject|a|1', key)).not.toEqual(wrapped)
    await expect(provider.unwrap(1, 'subject|b|1', wrapped)).rejects.toThrow(KeyTrouble)
    await expect(provider.unwrap(2, 'subject|a|1', wrapped)).rejects.toThrow(KeyTrouble)
    for (let byte = 0; byte < wrapped.length; byte++) {
      const altered = Buffer.from(wrapped)
      altered.writeUInt8(altered.readUInt8(byte) ^ 1, byte)
      await expect(provider.unwrap(1, 'subject|a|1', altered)).rejects.toThrow(KeyTrouble)
    }
  })

  test('are told by number', async () => {
    expect([...(await provider.versions())].sort()).toEqual([1, 2])
  })

  test('are made once: making a version again changes nothing', async () => {
    const wrapped = await provider.wrap(2, 'here', key)
    await provider.make(2)
    expect(await (await provide()).unwrap(2, 'here', wrapped)).toEqual(key)
  })
})

describe('a root key file', () => {
  test('can be read by its owner alone, as its folder', async () => {
    await fileKeyProvider(folder).make(1)
    expect(mode(join(folder, '1.key'))).toBe('600')
    expect(mode(folder)).toBe('700')
    expect(statSync(join(folder, '1.key')).size).toBe(32)
    expect(readdirSync(folder)).toEqual(['1.key'])
  })

  test('that is missing is asked for in one sentence, and never made anew', async () => {
    const provider = fileKeyProvider(folder)
    expect(await provider.versions()).toEqual([])
    const sentence = new KeyTrouble(`The root key, version 1, is not in ${folder}: bring it back from where it is kept.`)
    await expect(provider.wrap(1, 'here', key)).rejects.toThrow(sentence)
    await expect(provider.unwrap(1, 'here', Buffer.alloc(60))).rejects.toThrow(sentence)
    expect(existsSync(folder)).toBe(false)
  })

  test('that is another one does not open the keyring, and says so', async () => {
    const [first, second] = [fileKeyProvider(join(folder, 'a')), fileKeyProvider(join(folder, 'b'))]
    await first.make(1)
    await second.make(1)
    expect(readFileSync(join(folder, 'a', '1.key'))).not.toEqual(readFileSync(join(folder, 'b', '1.key')))
    const wrapped = await first.wrap(1, 'here', key)
    const sentence = 'The root key, version 1, does not open the keyring: it is not the one this keyring was made with.'
    await expect(second.unwrap(1, 'here', wrapped)).rejects.toThrow(new KeyTrouble(sentence))
  })

  test('that is damaged is refused in one sentence', async () => {
    await fileKeyProvider(folder).make(1)
    writeFileSync(join(folder, '1.key'), randomBytes(31))
    const sentence = `The root key file ${join(folder, '1.key')} is damaged: it must hold 32 bytes.`
    await expect(fileKeyProvider(folder).wrap(1, 'here', key)).rejects.toThrow(new KeyTrouble(sentence))
  })

  test('that is destroyed is gone, from the disk and from memory, and the others stay', async () => {
    const provider = fileKeyProvider(folder)
    await provider.make(1)
    await provider.make(2)
    const [one, two] = [await provider.wrap(1, 'here', key), await provider.wrap(2, 'here', key)]
    await provider.destroy(1)
    await provider.destroy(1)
    expect(readdirSync(folder)).toEqual(['2.key'])
    await expect(provider.unwrap(1, 'here', one)).rejects.toThrow(KeyTrouble)
    expect(await provider.unwrap(2, 'here', two)).toEqual(key)
  })

  test('is not confused by what else lies in the folder', async () => {
    const provider = fileKeyProvider(folder)
    await provider.make(3)
    for (const name of ['0.key', '03.key', '4.key.new', 'x.key', '5.KEY', '.6.key']) writeFileSync(join(folder, name), 'x')
    expect(await provider.versions()).toEqual([3])
  })

  test('made by several processes at once is one key for all of them', async () => {
    // each process makes twenty versions at the same moments as the others, and tells what it can then wrap with
    const program = `
      const { fileKeyProvider } = await import(${JSON.stringify(new URL('./key-provider.ts', import.meta.url).href)})
      const provider = fileKeyProvider(process.argv[1])
      const wrapped = []
      for (let version = 1; version <= 20; version++) {
        while (Date.now() < Number(process.argv[2]) + version * 10);
        await provider.make(version)
        wrapped.push((await provider.wrap(version, 'here', Buffer.alloc(32, version))).toString('hex'))
      }
      console.log(JSON.stringify(wrapped))`
    const at = String(Date.now() + 1_500)
    const runs = Array.from({ length: 3 }, () =>
      promisify(execFile)(process.execPath, ['--input-type=module', '-e', program, folder, at], { timeout: 30_000 }),
    )
    const provider = fileKeyProvider(folder)
    for (const { stdout } of await Promise.all(runs)) {
      const wrapped: string[] = JSON.parse(stdout)
      expect(wrapped).toHaveLength(20)
      for (const [index, text] of wrapped.entries())
        expect(await provider.unwrap(index + 1, 'here', Buffer.from(text, 'hex'))).toEqual(Buffer.alloc(32, index + 1))
    }
    expect(readdirSync(folder)).toHaveLength(20)
  })
})

describe('root keys given as text', () => {
  test.each([
    '',
    '1',
    '1:',
    `1:${'0a'.repeat(31)}`,
    `1:${'0a'.repeat(33)}`,
    `0:${'0a'.repeat(32)}`,
    `1:${'0g'.repeat(32)}`,
    `1:${'0a'.repeat(32)},`,
  ])('%j are refused in one sentence', (text) => {
    expect(() => givenKeyProvider(text)).toThrow(new KeyTrouble('ROOT_KEYS must look like 1:<64 hex digits>,2:<64 hex digits>.'))
  })

  test('never name a key in what they refuse', () => {
    const secret = '0a'.repeat(30)
    expect(() => givenKeyProvider(`1:${secret}`)).toThrow(expect.objectContaining({ message: expect.not.stringContaining('0a0a') }))
  })

  test('lack a version: the sentence says which, and what to do', async () => {
    const provider = givenKeyProvider(`1:${'0a'.repeat(32)}`)
    await expect(provider.make(2)).rejects.toThrow(
      new KeyTrouble('Add a line for version 2 to ROOT_KEYS in every process, then rotate again.'),
    )
    await expect(provider.wrap(2, 'here', key)).rejects.toThrow(
      new KeyTrouble('The root key, version 2, is not in ROOT_KEYS: bring it back.'),
    )
  })

  test('go on working once destroyed: the environment is the operator’s to change', async () => {
    const provider = givenKeyProvider(`1:${'0a'.repeat(32)}`)
    await provider.destroy(1)
    expect(await provider.unwrap(1, 'here', await provider.wrap(1, 'here', key))).toEqual(key)
  })
})
