import { createHash } from 'node:crypto'

/** How many rows, and a digest of them all in whatever order they come. */
export interface Counted {
  readonly rows: number
  readonly digest: string
}

const newline = 0x0a

/**
 * Counts the lines of a COPY as they go by, and sums their SHA-256: the same rows in another order give the same. What lies in an archive is held
 * against forgery by its own seal; this finds what was lost or changed on the way into a database.
 */
export class RowDigest {
  #rows = 0
  #rest: Buffer[] = []
  readonly #sums = new BigUint64Array(4)

  add(chunk: Buffer): void {
    let from = 0
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
      const line = chunk.subarray(from, end)
      this.#line(this.#rest.length === 0 ? line : Buffer.concat([...this.#rest, line]))
      this.#rest = []
      from = end + 1
    }
    if (from < chunk.length) this.#rest.push(chunk.subarray(from))
  }

  end(): Counted {
    if (this.#rest.length > 0) throw new Error('a COPY ended within a line')
    const sums = Buffer.alloc(32)
    for (const [lane, sum] of this.#sums.entries()) sums.writeBigUInt64BE(sum, lane * 8)
    return { rows: this.#rows, digest: sums.toString('hex') }
  }

  #line(line: Buffer): void {
    const hash = createHash('sha256').update(line).digest()
    for (let lane = 0; lane < 4; lane++) this.#sums[lane] = (this.#sums[lane] ?? 0n) + hash.readBigUInt64BE(lane * 8)
    this.#rows++
  }
}
