import type { Keyring } from '../vault/keyring.ts'
import { isSignedBy, newestSigningKey, publicKeys, readPublicKey } from './signing-key.ts'

/** What is signed besides the audit's heads: `domain` keeps one kind of text from being taken for another. */
const bytesOf = (domain: string, text: string) => Buffer.from(`${domain}|${text}`)

export interface TextSignature {
  /** The version of the key. */
  readonly key: number
  /** 64 bytes, in base64url. */
  readonly signature: string
}

export async function signText(keyring: Keyring, domain: string, text: string): Promise<TextSignature> {
  const signing = await newestSigningKey(keyring)
  return { key: signing.version, signature: signing.signBytes(bytesOf(domain, text)).toString('base64url') }
}

export async function textIsSigned(keyring: Keyring, domain: string, text: string, { key, signature }: TextSignature): Promise<boolean> {
  const known = (await publicKeys(keyring)).find(({ version }) => version === key)
  const publicKey = known && readPublicKey(known.publicKey)
  return publicKey !== undefined && isSignedBy(bytesOf(domain, text), Buffer.from(signature, 'base64url'), [publicKey])
}
