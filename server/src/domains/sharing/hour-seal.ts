import { decrypt, encrypt } from '#platform/vault/crypto.ts'
import type { Serving } from './serving.ts'

// What a browser keeps for us, or a form brings back, under the key of an hour: any process can seal and open it, also one without root key.

const bindingOf = (name: string, hour: number) => `${name}|${hour}`
const hourBytes = 4

/** Seals bytes under the newest key; `name` says what they are, and nothing of another name opens as it. */
export async function sealForHour(serving: Serving, name: string, plain: Uint8Array): Promise<string> {
  const current = await serving.viewSessionKey()
  if (!current) throw new Error('there is no view-session key: the worker has not made one yet')
  const hour = Buffer.alloc(hourBytes)
  hour.writeUInt32BE(current.hour)
  return Buffer.concat([hour, encrypt(current.key, bindingOf(name, current.hour), plain)]).toString('base64url')
}

/** Undefined for what is not ours, was altered, or lies under a key that is gone: a quarter of an hour after its hour at the earliest. */
export async function openFromHour(serving: Serving, name: string, text: string): Promise<Buffer | undefined> {
  const sealed = Buffer.from(text, 'base64url')
  if (sealed.length < hourBytes) return undefined
  const hour = sealed.readUInt32BE(0)
  if (hour > 2 ** 31 - 1) return undefined
  const found = await serving.viewSessionKey(hour)
  return found && decrypt(found.key, bindingOf(name, hour), sealed.subarray(hourBytes))
}
