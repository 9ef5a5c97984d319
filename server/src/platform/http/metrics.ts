import type { Server } from 'node:http'
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { boundedServer } from './bounded-server.ts'

export interface HttpMetrics {
  answered(method: string, route: string, status: number, seconds: number): void
  /** A server of their own for `GET /metrics`, on loopback unless told otherwise. */
  listen(host: string, port: number): Promise<Server>
}

/** Counts by route pattern and status class: nothing of a person, a link or a source. */
export function httpMetrics(): HttpMetrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'connectcard_requests_total',
    help: 'Answered requests',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  })
  const durations = new Histogram({
    name: 'connectcard_request_seconds',
    help: 'Time to answer',
    labelNames: ['route'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  return {
    answered(method, route, status, seconds) {
      requests.inc({ method, route, status })
      durations.observe({ route }, seconds)
    },
    listen(host, port) {
      const { server } = boundedServer(
        (request, response) => {
          if (request.url !== '/metrics' || request.method !== 'GET') {
            response.writeHead(404).end()
            return
          }
          registry.metrics().then(
            (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
            () => response.writeHead(500).end(),
          )
        },
        () => undefined,
      )
      return new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, () => resolve(server.unref()))
      })
    },
  }
}
