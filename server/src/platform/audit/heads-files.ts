import { closeSync, existsSync, fstatSync, fsyncSync, mkdirSync, openSync, readdirSync, readSync, writeSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import type { CanonicalHead } from './canonical.ts'
import { canonicalHead, type HeadRow } from './chain-rows.ts'

const digits = z.string().regex(/^\d{1,19}$/)
const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))

/** A signed head as it leaves the database: one line of JSON, with all that is needed to check it but the trust in its key. */
const Line = z.object({
  form: z.literal('cc/audit/v1'),
  id: digits,
  number: digits,
  chain: hex(32),
  kind: z.enum(['minute', 'day']),
  signedAt: digits,
  through: z.iso.date().nullable(),
  keyVersion: z.int().positive(),
  publicKey: z.string(),
  signature: hex(64),
})

export interface ExportedHead {
  readonly id: string
  readonly head: CanonicalHead
  /** Says only who claims to have signed. */
  readonly publicKey: string
  readonly signature: Buffer
}

export function readHead(line: string): ExportedHead | undefined {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch {
    return undefined
  }
  const read = Line.safeParse(json)
  if (!read.success) return undefined
  const { id, chain, publicKey, signature, form: _, ...rest } = read.data
  return { id, head: { ...rest, chain: Buffer.from(chain, 'hex') }, publicKey, signature: Buffer.from(signature, 'hex') }
}

export function headLine(row: HeadRow, publicKey: string): string {
  const { number, chain, kind, signedAt, through, keyVersion } = canonicalHead(row)
  const line: z.input<typeof Line> = {
    form: 'cc/audit/v1',
    id: row.id,
    number,
    chain: Buffer.from(chain).toString('hex'),
    kind,
    signedAt,
    through,
    keyVersion,
    publicKey,
    signature: row.signature.toString('hex'),
  }
  return `${JSON.stringify(line)}\n`
}

const isHeadsFile = (name: string) => /^heads-\d{4}-\d{2}\.jsonl$/.test(name)
/** The file of the month a head was signed in. */
export const headsFileOf = (signedAt: string): string =>
  `heads-${new Date(Number(BigInt(signedAt) / 1_000n)).toISOString().slice(0, 7)}.jsonl`

/** The files of a folder, oldest first; none where it is not there yet. */
export function headsFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter(isHeadsFile)
      .sort()
      .map((name) => join(folder, name))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

export const newestFile = (folder: string): string | undefined =>
  headsFiles(folder)
    .map((path) => basename(path))
    .at(-1)

/** The lines of the newest file that are heads, oldest first; of a long file only those within its last bytes. */
export function newestHeads(folder: string, bytes: number): ExportedHead[] {
  const newest = headsFiles(folder).at(-1)
  if (newest === undefined) return []
  return endOf(newest, bytes)
    .toString()
    .split('\n')
    .flatMap((line) => readHead(line) ?? [])
}

/** Adds to a file, and returns once it is on the disk. What a kill cut short before gets a line of its own, which is no head. */
export function appendLines(folder: string, name: string, lines: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, name)
  const whole = !existsSync(path) || (endOf(path, 1)[0] ?? newline) === newline
  const file = openSync(path, 'a', 0o600)
  try {
    writeSync(file, whole ? lines : `\n${lines}`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  const directory = openSync(folder, 'r')
  try {
    fsyncSync(directory)
  } finally {
    closeSync(directory)
  }
}

const newline = 10

function endOf(path: string, most: number): Buffer {
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    const bytes = Buffer.alloc(Math.min(size, most))
    const read = readSync(file, bytes, 0, bytes.length, size - bytes.length)
    return bytes.subarray(0, read)
  } finally {
    closeSync(file)
  }
}
