import { Busboy } from '@fastify/busboy'
import { Refusal } from '../refusal.ts'

/** A file that came with a form. Its name and its type, which are whatever was sent, are not kept: what it is, its bytes say. */
export interface SentFile {
  readonly bytes: Buffer
  /** More was sent than an operation takes: the bytes end where it stops. */
  readonly cut: boolean
}

/** A body of the type multipart/form-data, not yet taken apart: only an operation that takes a file does. */
export class MultipartBody {
  readonly type: string
  readonly bytes: Buffer

  constructor(type: string, bytes: Buffer) {
    this.type = type
    this.bytes = bytes
  }
}

export interface Upload {
  /** The field that holds the file. */
  readonly field: string
  readonly mostBytes: number
}

/** What a form with a file may weigh in all, whatever of it is kept. */
export const uploadBytes = ({ mostBytes }: Upload): number => Math.max(1_000_000, mostBytes + 100_000)
const most = { parts: 40, text: 64 * 1024, headerSize: 4 * 1024, headerPairs: 20 } as const
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * The fields of a form and its file, if one was chosen. Text is UTF-8, whatever a part says of itself. A field given twice becomes an
 * array, which no shape of one value takes. Refuses what would have to be guessed at: no boundary, no end, too many parts, a file elsewhere.
 */
export async function readMultipart(
  { type, bytes }: MultipartBody,
  { field, mostBytes }: Upload,
): Promise<{ fields: Record<string, unknown>; file: SentFile | undefined }> {
  const fields = new Map<string, string | string[]>()
  let file: SentFile | undefined
  let text = 0
  for (const part of await partsOf(type, bytes, mostBytes)) {
    if (part.isFile) {
      if (part.name !== field || file) throw new Refusal('invalid', ['body'])
      file = { bytes: part.bytes, cut: part.cut }
      continue
    }
    text += part.bytes.length
    if (part.cut || text > most.text) throw new Refusal('too-large', ['body'])
    const value = decoded(part.bytes)
    const known = fields.get(part.name)
    fields.set(part.name, known === undefined ? value : [known, value].flat())
  }
  return { fields: Object.fromEntries(fields), file: file && file.bytes.length > 0 ? file : undefined }
}

interface Part {
  readonly name: string
  readonly isFile: boolean
  readonly bytes: Buffer
  readonly cut: boolean
}

function partsOf(type: string, bytes: Buffer, mostBytes: number): Promise<readonly Part[]> {
  return new Promise((resolve, reject) => {
    const invalid = () => reject(new Refusal('invalid', ['body']))
    const parts: Part[] = []
    try {
      const reader = new Busboy({
        headers: { 'content-type': type },
        isPartAFile: () => true, // as bytes: it would read text by the charset that a part gives itself
        limits: { ...most, files: most.parts, fileSize: mostBytes },
      })
      reader.on('file', (name: string | undefined, stream, fileName: string | undefined) => {
        if (name === undefined) invalid()
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('error', invalid)
        stream.on('end', () =>
          parts.push({ name: name ?? '', isFile: fileName !== undefined, bytes: Buffer.concat(chunks), cut: stream.truncated }),
        )
      })
      reader.on('partsLimit', invalid)
      reader.on('filesLimit', invalid)
      reader.on('error', invalid)
      reader.on('finish', () => resolve(parts))
      reader.end(bytes)
    } catch {
      invalid() // no boundary
    }
  })
}

function decoded(bytes: Buffer): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw new Refusal('invalid', ['body'])
  }
}
