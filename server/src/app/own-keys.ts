import type { KeyObject } from 'node:crypto'
import { publicKeys, readPublicKey } from '#platform/audit/signing-key.ts'
import { keyringOn } from '#platform/vault/keyring.ts'
import type { Installation } from './installation.ts'

/** The public key of every version that this installation signed with. */
export async function ownKeys({
  keyring,
  provider,
  clock,
}: Pick<Installation, 'keyring' | 'provider' | 'clock'>): Promise<readonly KeyObject[]> {
  const keys = await publicKeys(keyringOn(keyring, provider, clock))
  return keys.flatMap(({ publicKey }) => readPublicKey(publicKey) ?? [])
}
