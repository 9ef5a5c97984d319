import { BlockList, isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'

/** Addresses of the proxies before us; nobody else's word on a client's address is believed. */
export type TrustedProxies = BlockList

/** From a list like `127.0.0.1, 10.0.0.0/8`. Undefined where an entry is no address. */
export function trustedProxies(list: string): TrustedProxies | undefined {
  const proxies = new BlockList()
  for (const entry of list.split(',').map((one) => one.trim())) {
    if (entry === '') continue
    const [address = '', bits] = entry.split('/')
    const family = isIP(address)
    if (family === 0) return undefined
    const kind = family === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) proxies.addAddress(address, kind)
    else if (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 6 ? 128 : 32)) proxies.addSubnet(address, Number(bits), kind)
    else return undefined
  }
  return proxies
}

const trusts = (proxies: TrustedProxies, address: string): boolean => {
  const family = isIP(address)
  return family !== 0 && proxies.check(address, family === 6 ? 'ipv6' : 'ipv4')
}

/**
 * The network address a request comes from: the connection's own, or, where that is a trusted proxy, the last address in `X-Forwarded-For`
 * that is not one.
 */
export function sourceOf({ socket, headers }: FastifyRequest, proxies: TrustedProxies): string {
  const own = plain(socket.remoteAddress ?? '')
  if (!trusts(proxies, own)) return own
  const told = [headers['x-forwarded-for'] ?? []]
    .flat()
    .join(',')
    .split(',')
    .map((one) => plain(one.trim()))
  return told.findLast((address) => isIP(address) !== 0 && !trusts(proxies, address)) ?? own
}

/** An IPv4 address that came over an IPv6 socket is that IPv4 address. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')
