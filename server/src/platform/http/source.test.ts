import { BlockList } from 'node:net'
import type { FastifyRequest } from 'fastify'
import { describe, expect, test } from 'vitest'
import { sourceOf, trustedProxies } from './source.ts'

const from = (remoteAddress: string, forwarded?: string | string[]) =>
  ({ socket: { remoteAddress }, headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } }) as unknown as FastifyRequest
const proxies = trustedProxies('127.0.0.1, 10.0.0.0/8, ::1, fd00::/8') ?? new BlockList()

describe('where a request comes from', () => {
  test.each([
    ['no proxy is trusted', from('203.0.113.9', '198.51.100.7'), '203.0.113.9'],
    ['a trusted proxy says whom it answers', from('127.0.0.1', '198.51.100.7'), '198.51.100.7'],
    ['the client made up the first ones', from('127.0.0.1', '1.2.3.4, 198.51.100.7'), '198.51.100.7'],
    ['two trusted proxies stand in a row', from('127.0.0.1', '198.51.100.7, 10.1.2.3'), '198.51.100.7'],
    ['the header comes twice', from('::1', ['1.2.3.4', '198.51.100.7']), '198.51.100.7'],
    ['what it says is no address', from('127.0.0.1', 'unknown, salma'), '127.0.0.1'],
    ['it says nothing', from('127.0.0.1'), '127.0.0.1'],
    ['an IPv4 proxy comes over an IPv6 socket', from('::ffff:127.0.0.1', '198.51.100.7'), '198.51.100.7'],
    ['a client comes by IPv6', from('fd00::1', '2001:db8::7'), '2001:db8::7'],
  ])('%s', (_when, request, source) => {
    expect(sourceOf(request, proxies)).toBe(source)
  })

  test('without a list nobody is believed', () => {
    expect(sourceOf(from('127.0.0.1', '198.51.100.7'), new BlockList())).toBe('127.0.0.1')
  })
})

test.each(['proxy.example.ma', '10.0.0.0/33', '10.0.0.0/x', '::1/129', '10.0.0'])('%j is no list of addresses', (list) => {
  expect(trustedProxies(list)).toBeUndefined()
})
