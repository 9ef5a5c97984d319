import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { root } from '#test/installation.ts'
import { chainDigest, entryBytes, entryDigest, headBytes } from './canonical.ts'
import { isSigned, readPublicKey, signingKeyOf } from './signing-key.ts'

// Made by a program in another language: whoever checks the audit elsewhere can start from these.
const text = z.string()
const Vectors = z.object({
  chainBeginning: text,
  entries: z.array(
    z.object({
      entry: z.object({
        id: text,
        at: text,
        actor_kind: text,
        actor_id: text.nullable(),
        deed: text,
        object_kind: text,
        object_id: text.nullable(),
        subject_pseudonym: text.nullable(),
        purpose: text,
        case_id: text.nullable(),
      }),
      bytes: text,
      digest: text,
    }),
  ),
  links: z.array(z.object({ number: text, linkedAt: text, chain: text })),
  seed: text,
  publicKey: text,
  heads: z.array(
    z.object({
      number: text,
      chain: text,
      kind: z.enum(['minute', 'day']),
      signedAt: text,
      through: text.nullable(),
      keyVersion: z.int(),
      bytes: text,
      signature: text,
    }),
  ),
})
const vectors = Vectors.parse(JSON.parse(readFileSync(join(root, 'server', 'test', 'vectors', 'audit.json'), 'utf8')))
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

test('the bytes and digests of entries', () => {
  expect(vectors.entries.length).toBe(2)
  for (const { entry, bytes, digest } of vectors.entries) {
    expect(hex(entryBytes(entry))).toBe(bytes)
    expect(hex(entryDigest(entry))).toBe(digest)
  }
})

test('the chain', () => {
  let chain: Buffer = Buffer.from(vectors.chainBeginning, 'hex')
  expect(vectors.links.length).toBe(2)
  for (const [index, link] of vectors.links.entries()) {
    const { entry, digest } = vectors.entries[index] ?? {}
    if (!entry || !digest) throw new Error('a link without an entry')
    chain = chainDigest(chain, { ...link, entryId: entry.id, entryDigest: Buffer.from(digest, 'hex') })
    expect(hex(chain)).toBe(link.chain)
  }
})

test('the heads, and who signed them', () => {
  const signer = signingKeyOf({ version: 1, key: Buffer.from(vectors.seed, 'hex') })
  expect(signer.publicKey).toBe(vectors.publicKey)
  const [key, other] = [readPublicKey(vectors.publicKey), readPublicKey(signingKeyOf({ version: 1, key: Buffer.alloc(32) }).publicKey)]
  if (!key || !other) throw new Error('no key')
  for (const { bytes, signature, ...head } of vectors.heads) {
    const canonical = { ...head, chain: Buffer.from(head.chain, 'hex') }
    expect(hex(headBytes(canonical))).toBe(bytes)
    expect(hex(signer.sign(canonical))).toBe(signature) // Ed25519 has no chance in it
    expect(isSigned(canonical, Buffer.from(signature, 'hex'), [other, key])).toBe(true)
    expect(isSigned(canonical, Buffer.from(signature, 'hex'), [other])).toBe(false)
    expect(isSigned({ ...canonical, number: '3' }, Buffer.from(signature, 'hex'), [key])).toBe(false)
  }
})

test('what is absent is not what is empty, and fields do not run into one another', () => {
  const { entry } = vectors.entries[0] ?? {}
  if (!entry) throw new Error('no entry')
  const digests = [
    entry,
    { ...entry, actor_id: '' },
    { ...entry, actor_id: null },
    { ...entry, object_kind: `${entry.object_kind}a`, object_id: entry.object_id?.slice(1) ?? null },
    { ...entry, subject_pseudonym: entry.object_id, object_id: entry.subject_pseudonym },
  ].map((one) => hex(entryDigest(one)))
  expect(new Set(digests).size).toBe(digests.length)
})

test.each(['', 'AAAA', `${'A'.repeat(42)}B`, '-'.repeat(44)])('%j is no public key', (given) => {
  expect(readPublicKey(given)).toBeUndefined()
})
