import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { decrypt, encrypt } from './crypto.ts'

/**
 * Where the root key lives. An external key management service fits behind these four calls: it keeps the key and does the
 * wrapping itself, so nothing here ever asks for the key's bytes.
 */
export interface KeyProvider {
  /** The versions this provider can use now, in no order. */
  versions(): Promise<readonly number[]>
  /** Makes a new version; made already (a rotation that was cut short) is fine. */
  make(version: number): Promise<void>
  wrap(version: number, boundTo: string, key: Uint8Array): Promise<Buffer>
  /** The wrapped key; refuses where version, binding or a bit differs. */
  unwrap(version: number, boundTo: string, wrapped: Uint8Array): Promise<Buffer>
  /** Destroys a version that wraps nothing any more. */
  destroy(version: number): Promise<void>
}

export class KeyTrouble extends Error {}

function fromKeys(keyOf: (version: number) => Buffer): Pick<KeyProvider, 'wrap' | 'unwrap'> {
  return {
    wrap: async (version, boundTo, key) => encrypt(keyOf(version), `cc/root/v1|${version}|${boundTo}`, key),
    async unwrap(version, boundTo, wrapped) {
      const key = decrypt(keyOf(version), `cc/root/v1|${version}|${boundTo}`, wrapped)
      if (!key)
        throw new KeyTrouble(`The root key, version ${version}, does not open the keyring: it is not the one this keyring was made with.`)
      return key
    },
  }
}

/** Root keys as files `<version>.key` (32 bytes, mode 0600) in a folder of their own. */
export function fileKeyProvider(folder: string): KeyProvider {
  const cache = new Map<number, Buffer>()
  const path = (version: number) => join(folder, `${version}.key`)
  const keyOf = (version: number) => {
    const known = cache.get(version)
    if (known) return known
    if (!existsSync(path(version)))
      throw new KeyTrouble(`The root key, version ${version}, is not in ${folder}: bring it back from where it is kept.`)
    const key = readFileSync(path(version))
    if (key.length !== 32) throw new KeyTrouble(`The root key file ${path(version)} is damaged: it must hold 32 bytes.`)
    cache.set(version, key)
    return key
  }
  return {
    ...fromKeys(keyOf),
    async versions() {
      if (!existsSync(folder)) return []
      return readdirSync(folder).flatMap((name) => (/^[1-9]\d*\.key$/.test(name) ? [Number.parseInt(name, 10)] : []))
    },
    async make(version) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      if (existsSync(path(version))) return
      // Whole or not at all, whenever we are killed; of several processes the first one makes it, for all.
      const draft = join(folder, `${version}.${randomBytes(8).toString('hex')}.new`)
      writeFileSync(draft, randomBytes(32), { mode: 0o600, flag: 'wx', flush: true })
      chmodSync(draft, 0o600)
      try {
        linkSync(draft, path(version))
      } catch (error) {
        if (!existsSync(path(version))) throw error
      } finally {
        rmSync(draft)
      }
    },
    async destroy(version) {
      cache.delete(version)
      try {
        writeFileSync(path(version), Buffer.alloc(32), { flag: 'r+', flush: true })
      } catch (error) {
        if (existsSync(path(version))) throw error
      }
      rmSync(path(version), { force: true })
    },
  }
}

/** Root keys given as text, `1:<64 hex digits>,2:<64 hex digits>`: for machines whose secrets come by environment. */
export function givenKeyProvider(text: string): KeyProvider {
  const keys = new Map<number, Buffer>()
  for (const part of text.split(',')) {
    const match = /^([1-9]\d*):([0-9a-f]{64})$/i.exec(part.trim())
    if (!match?.[1] || !match[2]) throw new KeyTrouble('ROOT_KEYS must look like 1:<64 hex digits>,2:<64 hex digits>.')
    keys.set(Number.parseInt(match[1], 10), Buffer.from(match[2], 'hex'))
  }
  return {
    ...fromKeys((version) => {
      const key = keys.get(version)
      if (!key) throw new KeyTrouble(`The root key, version ${version}, is not in ROOT_KEYS: bring it back.`)
      return key
    }),
    versions: async () => [...keys.keys()],
    async make(version) {
      if (!keys.has(version)) throw new KeyTrouble(`Add a line for version ${version} to ROOT_KEYS in every process, then rotate again.`)
    },
    async destroy() {
      // the environment is not ours to change: the operator takes the old line out, as the rotation tells them
    },
  }
}
