import { z } from 'zod'

const Hex = z.string().regex(/^[0-9a-f]+$/)

/** A day's signed head of the audit's chain, with all that is signed (Ed25519): see `/verifier.mjs`. */
export const DayHead = z.strictObject({
  day: z.iso.date(),
  /** The last link's number, and the chain's digest there. */
  number: z.string().regex(/^\d+$/),
  chain: Hex,
  /** Microseconds since 1970. */
  signedAt: z.string().regex(/^\d+$/),
  keyVersion: z.int(),
  signature: Hex,
})
export type DayHead = z.infer<typeof DayHead>
/** What a sweep ended on a day: how much, and a digest of which, with its signature. Nobody is named, and no digest leads to anybody. */
export const DayCertificate = z.strictObject({
  sweep: z.string(),
  day: z.iso.date(),
  ended: z.int(),
  late: z.int(),
  digest: Hex,
  firstAt: z.iso.datetime(),
  lastAt: z.iso.datetime(),
  keyVersion: z.int(),
  signature: Hex,
})
export type DayCertificate = z.infer<typeof DayCertificate>
export const Verification = z.strictObject({
  keys: z.array(z.strictObject({ version: z.int(), publicKey: z.string() })),
  heads: z.array(DayHead),
  certificates: z.array(DayCertificate),
})
export type Verification = z.infer<typeof Verification>

/** A document that somebody holds, as a file; or its SHA-256, which they made themselves. */
export const DocumentHeld = z.strictObject({
  sha256: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^(?:[0-9a-f]{64})?$/)
    .default(''),
})
export type DocumentHeld = z.infer<typeof DocumentHeld>
export const DocumentVerified = z.strictObject({ sha256: Hex, filed: z.boolean() })
