import { readdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './installation.ts'

// Rules of the house that no tool holds by itself.

const filesBelow = (folder: string): [string, string][] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => [join(folder, name), readFileSync(join(root, folder, name), 'utf8')])

test('a domain asks the clock for the time', () => {
  const found = filesBelow('server/src/domains').filter(([, text]) => /new Date\(\s*\)|Date\.now\(/.test(text))
  expect(found.map(([name]) => name)).toEqual([])
})

test('chance comes from node:crypto', () => {
  const found = filesBelow('server/src').filter(([, text]) => /Math\.random\(/.test(text))
  expect(found.map(([name]) => name)).toEqual([])
})

test('no folder says helper, utility, manager or service', () => {
  const names = ['contract', 'db', 'server', 'web'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }),
  )
  expect(names.filter((name) => /(?:helper|util|manager|service)s?(?:\/|\.ts|$)/i.test(name))).toEqual([])
})

test('Casablanca is at +00:00 in December 2026: older time-zone data are an hour off', () => {
  const noon = new Intl.DateTimeFormat('en-GB', { timeZone: 'Africa/Casablanca', hour: '2-digit' }).format(new Date('2026-12-01T12:00:00Z'))
  expect(noon).toBe('12')
})

test('a test that reaches for the network fails', () => {
  expect(() => connect({ host: '192.0.2.1', port: 80 })).toThrow('a test reached for the network')
})
