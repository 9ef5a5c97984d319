import cluster from 'node:cluster'
import type { Server } from 'node:http'
import { AggregatorRegistry, Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { boundedServer } from './bounded-server.ts'

/** What is counted beside the requests, in the process that does the work of the background. */
export const backgroundMetrics = new Registry()

export interface MetricsSource {
  /** A server of their own for `GET /metrics`, on loopback unless told otherwise. */
  listen(host: string, port: number): Promise<Server>
}
export interface HttpMetrics extends MetricsSource {
  answered(method: string, route: string, status: number, seconds: number): void
}

/** Counts by route pattern and status class: nothing of a person, a link or a source. */
export function httpMetrics(): HttpMetrics {
  const registry = new Registry()
  AggregatorRegistry.setRegistries([registry])
  if (cluster.isWorker) new AggregatorRegistry() // listens for the first process, which asks for what is counted here
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
    listen: (host, port) => listenFor(() => registry.metrics(), registry.contentType, host, port),
  }
}

/** The metrics of all serving processes together, asked of them by the first one. */
export function metricsOfProcesses(): MetricsSource {
  const registry = new AggregatorRegistry()
  return { listen: (host, port) => listenFor(() => registry.clusterMetrics(), registry.contentType, host, port) }
}

function listenFor(read: () => Promise<string>, type: string, host: string, port: number): Promise<Server> {
  const { server } = boundedServer(
    (request, response) => {
      if (request.url !== '/metrics' || request.method !== 'GET') {
        response.writeHead(404).end()
        return
      }
      Promise.all([read(), backgroundMetrics.metrics()]).then(
        ([requests, background]) => response.writeHead(200, { 'content-type': type }).end(`${requests}\n${background}`),
        () => response.writeHead(500).end(),
      )
    },
    () => undefined,
  )
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(server.unref()))
  })
}
