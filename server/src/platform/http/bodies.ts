import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from '../refusal.ts'
import { limits } from './bounded-server.ts'
import { type FileKind, fileKinds } from './file-kinds.ts'
import { readForm } from './form.ts'
import { MultipartBody } from './multipart.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const deepest = 20

/** A file, not yet read: only an operation that takes one of its kind reads it. */
export class FileBody {
  readonly kind: FileKind
  readonly bytes: Buffer

  constructor(kind: FileKind, bytes: Buffer) {
    this.kind = kind
    this.bytes = bytes
  }
}

/**
 * JSON and forms in plain UTF-8, and a picture or another file, or a form with one, where an operation takes it. Text that is not UTF-8, holds U+0000 or a lone surrogate would be stored as something
 * other than what was sent: it is refused. So are keys that would reach an object's prototype.
 */
export function acceptBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  for (const kind of ['picture', 'vcard'] as const)
    app.addContentTypeParser([...fileKinds[kind].types], { parseAs: 'buffer' }, async ({ headers }: FastifyRequest, body: Buffer) => {
      if ((headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity') throw new Refusal('wrong-type')
      return new FileBody(kind, body)
    })
  app.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, async ({ headers }: FastifyRequest, body: Buffer) => {
    if ((headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity') throw new Refusal('wrong-type')
    return new MultipartBody(headers['content-type'] ?? '', body)
  })
  for (const [type, read] of [
    ['application/json', (text: string): unknown => JSON.parse(text)],
    ['application/x-www-form-urlencoded', readForm],
  ] as const) {
    app.addContentTypeParser(type, { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) => {
      refuseOtherCodings(request)
      if (body.length > limits.bodyBytes) throw new Refusal('too-large', ['body']) // also where a file may be larger
      return checked(parsed(() => read(utf8.decode(body))))
    })
  }
}

function refuseOtherCodings({ headers }: FastifyRequest): void {
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8'
  const coding = headers['content-encoding'] ?? 'identity'
  if (!/^utf-?8$/i.test(charset) || coding.toLowerCase() !== 'identity') throw new Refusal('wrong-type')
}

function parsed(parse: () => unknown): unknown {
  try {
    return parse()
  } catch {
    throw new Refusal('invalid', ['body'])
  }
}

export function checked(value: unknown, field = 'body', depth = 0): unknown {
  if (depth > deepest) throw new Refusal('invalid', [field])
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed()) throw new Refusal('invalid', [field])
  } else if (Array.isArray(value)) {
    for (const one of value) checked(one, field, depth + 1)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, one] of Object.entries(value)) {
      if (key === '__proto__' || key === 'constructor' || key === 'prototype') throw new Refusal('invalid', ['body'])
      checked(key, 'body', depth + 1)
      checked(one, depth === 0 ? key : field, depth + 1)
    }
  }
  return value
}
