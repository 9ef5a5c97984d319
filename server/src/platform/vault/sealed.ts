import type { z } from 'zod'
import type { Purpose } from '#contract/purposes.ts'
import { decrypt, encrypt, type Key } from './crypto.ts'

declare const holds: unique symbol
/** An encrypted value of type T, as it lies in a column. Nothing plain is assignable to it, and only the vault reads it. */
export type Sealed<T> = Buffer & { readonly [holds]: T }

/**
 * A column that holds personal data: where it is, how its value becomes bytes, and the only purposes it may be opened for.
 * Under what key it lies is said by whoever seals: a subject key, or a card key for a published snapshot.
 */
export interface SealedColumn<T, P extends Purpose> {
  readonly table: string
  readonly column: string
  readonly purposes: readonly P[]
  /** What its value looks like, where it is no plain text and no bytes. */
  readonly shape?: z.ZodType
  toBytes(value: T): Uint8Array
  fromBytes(bytes: Buffer): T
}

export function sealedText<P extends Purpose>(table: string, column: string, purposes: readonly P[]): SealedColumn<string, P> {
  return { table, column, purposes, toBytes: textBytes, fromBytes: (bytes) => bytes.toString() }
}

function textBytes(text: string): Buffer {
  if (!text.isWellFormed()) throw new Error('half a character cannot be sealed: it would open as another one')
  return Buffer.from(text)
}

export function sealedBytes<P extends Purpose>(table: string, column: string, purposes: readonly P[]): SealedColumn<Buffer, P> {
  return { table, column, purposes, toBytes: (bytes) => bytes, fromBytes: (bytes) => bytes }
}

export function sealedJson<T, P extends Purpose>(
  table: string,
  column: string,
  shape: z.ZodType<T>,
  purposes: readonly P[],
): SealedColumn<T, P> {
  return {
    table,
    column,
    purposes,
    shape,
    toBytes: (value) => Buffer.from(JSON.stringify(value)),
    fromBytes: (bytes) => shape.parse(JSON.parse(bytes.toString())),
  }
}

/** A value that does not open: altered, moved to another row, or sealed under another key. Always a bug or an attack. */
export class Damaged extends Error {
  constructor(column: { table: string; column: string }, rowId: string) {
    super(`${column.table}.${column.column} of row ${rowId} does not open`)
  }
}

const formatVersion = 1
const headerBytes = 3

const bindingOf = (column: { table: string; column: string }, rowId: string, keyVersion: number) =>
  `cc/seal/v1|${column.table}|${column.column}|${rowId}|${keyVersion}`

/** Format byte, key version (16 bits), nonce, ciphertext, tag; bound to table, column, row and key version. */
export function sealUnder<T, P extends Purpose>(
  key: Key,
  keyVersion: number,
  column: SealedColumn<T, P>,
  rowId: string,
  value: T,
): Sealed<T> {
  if (!Number.isInteger(keyVersion) || keyVersion < 0 || keyVersion > 0xffff) throw new Error('a key version has 16 bits')
  const header = Buffer.from([formatVersion, keyVersion >> 8, keyVersion & 0xff])
  const body = encrypt(key, bindingOf(column, rowId, keyVersion), column.toBytes(value))
  return Buffer.concat([header, body]) as Buffer as Sealed<T>
}

export function versionOf(sealed: Sealed<unknown>): number {
  if (sealed.length < headerBytes || sealed[0] !== formatVersion) throw new Error('a sealed value has an unknown format')
  return sealed.readUInt16BE(1)
}

export function openUnder<T, P extends Purpose>(key: Key, column: SealedColumn<T, P>, rowId: string, sealed: Sealed<T>): T {
  const bytes = decrypt(key, bindingOf(column, rowId, versionOf(sealed)), sealed.subarray(headerBytes))
  if (!bytes) throw new Damaged(column, rowId)
  return column.fromBytes(bytes)
}
