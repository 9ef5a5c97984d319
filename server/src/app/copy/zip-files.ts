import { createHash, type Hash } from 'node:crypto'
import { crc32, deflateRawSync } from 'node:zlib'
import { Zip, ZipDeflate, type ZipInputFile } from 'fflate'

/** A file that is written piece by piece. */
export interface OpenFile {
  write(piece: string | Uint8Array): void
  end(): void
}

export interface Zipped {
  readonly zip: Buffer
  readonly files: number
  /** SHA-256 of the archive, in hex. */
  readonly digest: string
}

/** So much is gathered before it is compressed. */
const gathered = 64 * 1024

/**
 * A ZIP archive made while its files are written, with the SHA-256 of each in its last file. Only what is compressed stays in memory; several
 * files may be open at once.
 */
export function zipFiles(at: Date) {
  const whole = createHash('sha256')
  const chunks: Uint8Array[] = []
  const manifest: string[] = []
  const names = new Set<string>()
  let failed: Error | null = null
  const zip = new Zip((error, chunk) => {
    failed ??= error
    chunks.push(chunk)
    whole.update(chunk)
  })

  function named(name: string): string {
    if (names.has(name)) throw new Error('two files of a copy have one name')
    names.add(name)
    return name
  }
  const onManifest = (name: string, digest: Hash) => void manifest.push(`${digest.digest('hex')}  ${name}\n`)

  /** A file that is whole is compressed by Node itself, which leaves the collector of garbage less than a stream of each. */
  function written(name: string, content: Uint8Array<ArrayBuffer>, { packed = false } = {}): void {
    const file: ZipInputFile = { filename: name, size: content.length, crc: crc32(content), compression: packed ? 0 : 8, mtime: at }
    zip.add(file)
    file.ondata?.(null, packed ? content : deflateRawSync(content), true)
  }

  function add(name: string, content: string | Uint8Array, how?: { readonly packed: boolean }): void {
    const bytes = Buffer.from(content)
    written(named(name), bytes, how)
    onManifest(name, createHash('sha256').update(bytes))
  }

  function open(name: string): OpenFile {
    named(name)
    const digest = createHash('sha256')
    let stream: ZipDeflate | undefined
    let [waiting, bytes]: [Uint8Array[], number] = [[], 0]
    function push(last: boolean): void {
      const piece = Buffer.concat(waiting)
      ;[waiting, bytes] = [[], 0]
      digest.update(piece)
      if (last && !stream) {
        written(name, piece)
        return
      }
      if (!stream) {
        stream = new ZipDeflate(name, { level: 6 })
        stream.mtime = at
        zip.add(stream)
      }
      stream.push(piece, last)
    }
    return {
      write(piece) {
        const more = typeof piece === 'string' ? Buffer.from(piece) : piece
        waiting.push(more)
        bytes += more.length
        if (bytes >= gathered) push(false)
      },
      end() {
        push(true)
        onManifest(name, digest)
      },
    }
  }

  return {
    open,
    add,
    names: (): readonly string[] => [...names].sort(),
    end(): Zipped {
      add(
        'MANIFEST.sha256',
        manifest
          .slice()
          .sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1))
          .join(''),
      )
      zip.end()
      if (failed) throw failed
      return { zip: Buffer.concat(chunks), files: names.size, digest: whole.digest('hex') }
    },
  }
}
export type ZipFiles = ReturnType<typeof zipFiles>
