import { parse as parseForm } from 'node:querystring'
import type { FastifyInstance } from 'fastify'
import { Refusal } from '../refusal.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * JSON and forms, and nothing else. Text that is not UTF-8, holds U+0000 or a lone surrogate would be stored as something other than
 * what was sent: it is refused. So are keys that would reach an object's prototype.
 */
export function acceptBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    parsed(done, () => checked(JSON.parse(textOf(body))))
  })
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'buffer' }, (_request, body, done) => {
    parsed(done, () => {
      const fields: Record<string, unknown> = Object.assign(Object.create(null), parseForm(textOf(body), '&', '=', { maxKeys: 200 }))
      return checked({ ...fields })
    })
  })
}

type Done = (error: Error | null, body?: unknown) => void

function parsed(done: Done, parse: () => unknown): void {
  try {
    done(null, parse())
  } catch (error) {
    done(error instanceof Refusal ? error : new Refusal('invalid', ['body']))
  }
}

const textOf = (body: string | Buffer): string => (typeof body === 'string' ? body : utf8.decode(body))

function checked(value: unknown, field = 'body', depth = 0): unknown {
  if (depth > 20) throw new Refusal('invalid', [field])
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
