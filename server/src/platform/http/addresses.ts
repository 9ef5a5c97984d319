import type { FastifyRequest } from 'fastify'
import { Refusal } from '../refusal.ts'

const schemeAndHost = /^https?:\/\/[^/?#]*/i

/** The path and query a request asks for, also when it names the host before them (RFC 9112, 3.2.2). The host decides nothing here. */
export const pathAndQuery = (target: string): string => {
  const path = target.startsWith('/') ? target : target.replace(schemeAndHost, '')
  return path === '' || path.startsWith('?') ? `/${path}` : path
}

/**
 * The address that decides which operation answers. A token may come with its `#` encoded by a mail gateway, malformed, or a thousand
 * characters long: all these are `/l/{token}`. So it is with receipts, and with the link that undoes a change of address; whoever asks to see an address of what is done with one gets the same.
 */
export function routedAddress(target: string, method = 'GET'): string {
  const address = pathAndQuery(target)
  const receipt = receiptAddress(address, method)
  if (receipt !== undefined) return receipt
  if (/^\/adresse(?:[?]|%23)/i.test(address)) return '/adresse'
  return /^\/l(?:\/(?!open(?:[?]|$))|%23)/i.test(address) ? '/l/-' : address.replace(/^\/l[?].*$/s, '/l')
}

function receiptAddress(address: string, method: string): string | undefined {
  if (/^\/recu[?]/i.test(address)) return '/recu'
  if (!/^\/recu(?:\/|%23)/i.test(address)) return undefined
  const done = method === 'POST' && /^\/recu\/(?:open|correct|confirm|withdraw|give-back|delete|ask)(?:[?]|$)/.test(address)
  return done ? address : '/recu/-'
}

/** A request names one host; one that names two is read differently by whoever stands before us. */
export function refuseUnclearHost({ raw }: FastifyRequest): void {
  let hosts = 0
  for (let at = 0; at < raw.rawHeaders.length; at += 2) {
    const name = raw.rawHeaders[at]
    if (name?.length === 4 && name.toLowerCase() === 'host') hosts++
  }
  if (hosts > 1 || (hosts === 0 && raw.httpVersion !== '1.0')) throw new Refusal('invalid', ['host'])
}
