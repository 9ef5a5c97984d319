import type { FastifyRequest } from 'fastify'
import { Refusal } from '../refusal.ts'

const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/

/**
 * Writes come from our own pages. `Sec-Fetch-Site`, when present, must be same-origin (our no-referrer pages then send `Origin: null`,
 * which is fine); without it `Origin` must be ours; with neither, only a request that carries no cookie passes.
 */
export function refuseWritesFromElsewhere(request: FastifyRequest, ours: URL): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) {
    if (site !== 'same-origin') throw new Refusal('from-elsewhere')
    return
  }
  const { origin, cookie, host } = request.headers
  if (origin === undefined) {
    if (cookie !== undefined) throw new Refusal('from-elsewhere')
    return
  }
  if (origin === ours.origin) return
  // a product tried on this machine answers on both loopbacks and under localhost
  const here = host !== undefined && loopback.test(host) && loopback.test(ours.host) && origin === `http://${host}`
  if (!here) throw new Refusal('from-elsewhere')
}
