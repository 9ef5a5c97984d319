import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Answer } from './operation.ts'

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)
const worthIt = 1_000
const text = /^(?:text\/(?:html|css)|application\/(?:json|problem\+json)|image\/svg)/

// A page is drawn for one reader: brotli's first level takes a twentieth of the time of its fifth, for a fifth more bytes.
const fast = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }

const lastingOnes = { br: new Map<string | Buffer, Promise<Buffer>>(), gzip: new Map<string | Buffer, Promise<Buffer>>() }

/** The body as the client takes it; short and binary ones as they are. */
export async function encodeBody(
  accept: string | undefined,
  { type, body, lasting }: Pick<Answer, 'type' | 'body' | 'lasting'>,
): Promise<{ body: string | Buffer; encoding?: 'br' | 'gzip' }> {
  if (!accept || body.length < worthIt || !text.test(type)) return { body }
  const encoding = takenEncoding(accept)
  if (encoding && lasting) return { body: await squeezed(encoding, body), encoding }
  if (encoding === 'br') return { body: await brotli(body, fast), encoding }
  if (encoding === 'gzip') return { body: await gzipped(body, { level: 1 }), encoding }
  return { body }
}

function squeezed(encoding: 'br' | 'gzip', body: string | Buffer): Promise<Buffer> {
  const kept = lastingOnes[encoding].get(body) ?? (encoding === 'br' ? brotli(body) : gzipped(body, { level: 9 }))
  lastingOnes[encoding].set(body, kept)
  return kept
}

/** The encoding of ours that a client takes. */
export function takenEncoding(accept = ''): 'br' | 'gzip' | undefined {
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(accept)) return 'br'
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(accept) ? 'gzip' : undefined
}
