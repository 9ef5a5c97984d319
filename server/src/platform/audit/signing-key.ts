import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import type { Keyring, Secret } from '../vault/keyring.ts'
import { type CanonicalHead, headBytes } from './canonical.ts'

const secretName = 'audit signing'
// RFC 8410: what stands before the 32 bytes of a seed, and of a public key
const [seedHeader, publicHeader] = ['302e020100300506032b657004220420', '302a300506032b6570032100'].map((hex) =>
  Buffer.from(hex, 'hex'),
) as [Buffer, Buffer]

export interface SigningKey {
  readonly version: number
  /** 32 bytes, in base64url. */
  readonly publicKey: string
  sign(head: Omit<CanonicalHead, 'keyVersion'>): Buffer
  /** Anything else that says in its first field what it is: see canonical.ts. */
  signBytes(bytes: Buffer): Buffer
}

export function signingKeyOf({ version, key: seed }: Secret): SigningKey {
  const key = createPrivateKey({ key: Buffer.concat([seedHeader, seed]), format: 'der', type: 'pkcs8' })
  return {
    version,
    publicKey: publicKeyText(createPublicKey(key)),
    sign: (head) => sign(null, headBytes({ ...head, keyVersion: version }), key),
    signBytes: (bytes) => sign(null, bytes, key),
  }
}

/** The newest key. Its seed lies in the keyring, under the root key, and is made at its first use. */
export const newestSigningKey = async (keyring: Keyring): Promise<SigningKey> => signingKeyOf((await keyring.secret(secretName))[0])

/** A new version, which signs from now on; the older ones stay, for what they signed. */
export async function renewSigningKey(keyring: Keyring): Promise<SigningKey> {
  const { version } = await newestSigningKey(keyring)
  await keyring.makeSecret(secretName, version + 1)
  return newestSigningKey(keyring)
}

/** The public key of every version. */
export async function publicKeys(keyring: Keyring): Promise<readonly Pick<SigningKey, 'version' | 'publicKey'>[]> {
  return (await keyring.secret(secretName)).map(signingKeyOf)
}

const publicKeyText = (key: KeyObject): string =>
  key.export({ format: 'der', type: 'spki' }).subarray(publicHeader.length).toString('base64url')

/** Undefined for what is no key. */
export function readPublicKey(text: string): KeyObject | undefined {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length !== 32 || bytes.toString('base64url') !== text) return undefined
  return createPublicKey({ key: Buffer.concat([publicHeader, bytes]), format: 'der', type: 'spki' })
}

/** Whether one of these keys signed these bytes. */
export const isSignedBy = (bytes: Uint8Array, signature: Uint8Array, keys: readonly KeyObject[]): boolean =>
  keys.some((key) => verify(null, bytes, key, signature))

export const isSigned = (head: CanonicalHead, signature: Uint8Array, keys: readonly KeyObject[]): boolean =>
  isSignedBy(headBytes(head), signature, keys)
