import { STATUS_CODES } from 'node:http'
import type { RefusalCode } from '#contract/refusals.ts'
import { contentPolicy, everywhere } from './headers.ts'
import { problemAnswer } from './problem.ts'

/** A refusal before there is a request to answer: what came is no HTTP, too long, or too slow. */
export interface EarlyRefusal {
  readonly status: number
  readonly code: RefusalCode
  readonly fields: readonly string[]
}

const codeOf = (error: Error): unknown => ('code' in error ? error.code : undefined)

export function earlyRefusalOf(error: Error): EarlyRefusal {
  switch (codeOf(error)) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return { status: 408, code: 'too-slow', fields: [] }
    case 'HPE_HEADER_OVERFLOW':
      return { status: 431, code: 'too-large', fields: ['headers'] }
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return { status: 413, code: 'too-large', fields: ['body'] }
    default:
      return { status: 400, code: 'invalid', fields: ['request'] }
  }
}

/** The bytes that say so, after which the connection closes. */
export function earlyAnswer({ status, code, fields }: EarlyRefusal): string {
  const { type, body, headers } = problemAnswer('fr', code, { status, ...(fields.length > 0 && { fields }) })
  const lines = Object.entries({
    ...everywhere,
    'content-security-policy': contentPolicy({ scripts: [], styles: [] }),
    'cache-control': 'no-store',
    ...headers,
    ...(status === 405 && { allow: 'GET, HEAD, POST' }),
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    date: new Date().toUTCString(),
    connection: 'close',
  })
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`
}
