import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { faultOf } from './fault.ts'

const withCode = (code: string, more: object = {}) => Object.assign(new Error('somebody@example.ma'), { code, ...more })

describe('of an error is told', () => {
  test('its name, its code, and where it was thrown', () => {
    const fault = faultOf(withCode('23505'))
    expect(fault).toMatchObject({ name: 'Error', code: '23505' })
    expect(fault.at[0]).toMatch(/^at withCode \(server\/src\/platform\/http\/fault\.test\.ts:\d+:\d+\)?$|^at .*fault\.test\.ts:\d+:\d+\)?$/)
    expect(faultOf(new TypeError('x')).name).toBe('TypeError')
    expect(faultOf('thrown text')).toEqual({ name: 'string', code: 'unknown', at: [] })
  })

  test('never what it says, whatever it says', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('\n    at ', '\n    at async x (', '\n at (/', 'at file://', '\n    at /'), (text, lure) => {
        const secret = `${text}${lure}/secret-of-someone.ts:1:1)`
        const error = Object.assign(new Error(secret), { code: `${secret} `, name: 'of secret-of-someone' })
        expect(JSON.stringify(faultOf(error))).not.toContain('secret-of-someone')
        Object.assign(error, { message: 'another, put there later' })
        expect(JSON.stringify(faultOf(error))).not.toContain('secret-of-someone')
      }),
    )
  })
})

describe('a database that is away', () => {
  test.each([
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    '08006',
    '28P01',
    '3D000',
    '25006',
    '40001',
    '53300',
    '53100',
    '57P01',
    '57P03',
    '57014',
    '58030',
    '55P03',
  ])('%s', (code) => {
    expect(faultOf(withCode(code)).code).toBe('database-away')
  })

  test.each([
    'timeout expired',
    'Query read timeout',
    'Connection terminated unexpectedly',
    'timeout exceeded when trying to connect',
    'Client has encountered a connection error and is not queryable',
  ])('%s', (message) => {
    expect(faultOf(new Error(message)).code).toBe('database-away')
  })

  test('is no missing file, and no bug in a query', () => {
    expect(faultOf(withCode('ENOENT', { syscall: 'connect' })).code).toBe('database-away')
    expect(faultOf(withCode('ENOENT', { syscall: 'open' })).code).toBe('ENOENT')
    for (const code of ['23505', '42601', '42P01', '42501', '22P02']) expect(faultOf(withCode(code)).code).toBe(code)
  })
})
