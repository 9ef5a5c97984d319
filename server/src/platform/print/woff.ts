import { inflateSync } from 'node:zlib'

interface Table {
  /** Its four letters and its checksum, as both forms write them. */
  readonly tag: Buffer
  readonly checksum: Buffer
  readonly bytes: Buffer
}

/** A font out of its WOFF wrapping (W3C, WOFF 1.0), whole: what reads it would unwrap a table again for every letter. */
export function unwrapped(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF font')
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, at) => tableAt(woff, 44 + at * 20))
  const power = Math.floor(Math.log2(count))
  const head = Buffer.alloc(12 + count * 16)
  woff.copy(head, 0, 4, 8)
  head.writeUInt16BE(count, 4)
  head.writeUInt16BE(2 ** power * 16, 6)
  head.writeUInt16BE(power, 8)
  head.writeUInt16BE((count - 2 ** power) * 16, 10)
  const parts = [head]
  let offset = head.length
  for (const [at, { tag, checksum, bytes }] of tables.entries()) {
    const entry = 12 + at * 16
    tag.copy(head, entry)
    checksum.copy(head, entry + 4)
    head.writeUInt32BE(offset, entry + 8)
    head.writeUInt32BE(bytes.length, entry + 12)
    const padded = Buffer.alloc(Math.ceil(bytes.length / 4) * 4)
    bytes.copy(padded)
    parts.push(padded)
    offset += padded.length
  }
  return Buffer.concat(parts)
}

function tableAt(woff: Buffer, at: number): Table {
  const [offset, packed, length] = [4, 8, 12].map((field) => woff.readUInt32BE(at + field))
  const bytes = woff.subarray(offset, (offset ?? 0) + (packed ?? 0))
  return {
    tag: woff.subarray(at, at + 4),
    checksum: woff.subarray(at + 16, at + 20),
    bytes: packed === length ? bytes : inflateSync(bytes),
  }
}
