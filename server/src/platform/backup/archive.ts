import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'
import { closeSync, createReadStream, fsyncSync, openSync, writeSync } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import { createGunzip, createGzip } from 'node:zlib'
import { z } from 'zod'

/** A backup that cannot be made or used: one sentence for the operator. */
export class BackupTrouble extends Error {}

/** What stands in plain at the head of an archive: nothing of anybody. */
const Header = z.strictObject({
  archive: z.literal('connectcard/1'),
  store: z.enum(['data', 'keyring']),
  id: z.uuid(),
  takenAt: z.iso.datetime(),
  /** Data and keyring that belong together have the same. */
  installation: z.uuid(),
  /** The migrations that made the tables. */
  migrations: z.array(z.string()),
  /** The key of this file, wrapped: for data by a secret of the keyring, for a keyring by the root key of this version. */
  key: z.strictObject({ version: z.int(), wrapped: z.base64() }),
})
export type Header = z.infer<typeof Header>

const frameBytes = 1 << 20
const tagBytes = 16
const newline = 0x0a
const longestHead = 1 << 16

/**
 * An archive is a line of JSON, then frames of AES-256-GCM over what gzip made of the content. The nonce of a frame is its number and whether
 * it is the last, under a key for this file alone, and each is bound to the head: one that is altered, moved, taken out or cut off does not
 * open (the STREAM construction: Hoang, Reyhanitabar, Rogaway, Vizár, 2015).
 */
export async function writeArchive(path: string, header: Header, key: Uint8Array, content: AsyncIterable<Buffer>): Promise<void> {
  const head = Buffer.from(`${JSON.stringify(header)}\n`)
  const file = openSync(path, 'wx', 0o600)
  try {
    writeSync(file, head)
    const write = sealer(key, head, (bytes) => void writeSync(file, bytes))
    let held: Buffer[] = []
    let bytes = 0
    for await (const chunk of through(content, createGzip({ level: 3 }))) {
      held.push(chunk)
      bytes += chunk.length
      if (bytes < frameBytes) continue
      write(Buffer.concat(held), false)
      held = []
      bytes = 0
    }
    write(Buffer.concat(held), true)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** The head of an archive, and its content once its key is known. Refuses what is no archive, or a damaged one, when it comes to it. */
export async function readArchive(path: string): Promise<{ header: Header; content(key: Uint8Array): AsyncIterable<Buffer> }> {
  const head = await headOf(path)
  const read = Header.safeParse(jsonOf(head))
  if (!read.success) throw new BackupTrouble(`${path} is not a backup of ConnectCard, or its beginning is damaged.`)
  return {
    header: read.data,
    content: (key) => through(opened(path, head, key), createGunzip()),
  }
}

function sealer(key: Uint8Array, head: Buffer, write: (bytes: Buffer) => void): (plain: Buffer, last: boolean) => void {
  const bound = digest(head)
  let number = 0
  return (plain, last) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number++, last))
    cipher.setAAD(bound)
    const body = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(body.length)
    write(Buffer.concat([length, body]))
  }
}

async function* opened(path: string, head: Buffer, key: Uint8Array): AsyncGenerator<Buffer> {
  const damaged = () => new BackupTrouble(`${path} is damaged: it was altered or cut off after it was made. Take another.`)
  const bound = digest(head)
  let number = 0
  let ended = false
  for await (const body of framesOf(path, head.length, damaged)) {
    if (ended) throw damaged()
    const decrypted = (last: boolean): Buffer | undefined => {
      const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number, last), { authTagLength: tagBytes })
      decipher.setAAD(bound)
      decipher.setAuthTag(body.subarray(body.length - tagBytes))
      const plain = decipher.update(body.subarray(0, body.length - tagBytes))
      try {
        decipher.final()
        return plain
      } catch {
        return undefined // the one error final() has: the tag does not match
      }
    }
    const more = decrypted(false)
    const plain = more ?? decrypted(true)
    if (!plain) throw damaged()
    ended = more === undefined
    number++
    yield plain
  }
  if (!ended) throw damaged()
}

async function* framesOf(path: string, from: number, damaged: () => Error): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0)
  for await (const chunk of createReadStream(path, { start: from, highWaterMark: frameBytes }) as AsyncIterable<Buffer>) {
    held = Buffer.concat([held, chunk])
    while (held.length >= 4) {
      const length = held.readUInt32BE()
      if (length < tagBytes || length > 2 * frameBytes) throw damaged()
      if (held.length < 4 + length) break
      yield held.subarray(4, 4 + length)
      held = held.subarray(4 + length)
    }
  }
  if (held.length > 0) throw damaged()
}

async function headOf(path: string): Promise<Buffer> {
  let held: Buffer = Buffer.alloc(0)
  try {
    for await (const chunk of createReadStream(path, { end: longestHead }) as AsyncIterable<Buffer>) {
      held = Buffer.concat([held, chunk])
      const end = held.indexOf(newline)
      if (end >= 0) return held.subarray(0, end + 1)
    }
  } catch (error) {
    throw new BackupTrouble(`${path} cannot be read (${error instanceof Error && 'code' in error ? error.code : 'unknown'}).`)
  }
  return held
}

function jsonOf(head: Buffer): unknown {
  try {
    return JSON.parse(head.toString())
  } catch {
    return undefined // what is said of it is the same
  }
}

const digest = (bytes: Buffer): Buffer => createHash('sha256').update('cc/backup/v1|').update(bytes).digest()

function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(number, 7)
  nonce[11] = last ? 1 : 0
  return nonce
}

/** Through a stream that changes it; what fails before it or in it fails here. */
function through(content: AsyncIterable<Buffer>, stream: NodeJS.ReadWriteStream): AsyncIterable<Buffer> {
  return pipeline(Readable.from(content), stream, () => undefined) as unknown as AsyncIterable<Buffer>
}
