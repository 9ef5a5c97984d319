import type { Server } from 'node:http'
import { createServer } from 'node:net'
import type { FastifyInstance } from 'fastify'
import pino, { type Logger } from 'pino'
import type { Serving } from '#domains/sharing/index.ts'
import { type Settings, SettingsTrouble } from '#platform/config/settings.ts'
import { httpMetrics } from '#platform/http/metrics.ts'
import { httpServer } from '#platform/http/server.ts'
import { cardContentPolicy, favicon, refusalPage } from './pages.ts'
import { operations } from './routes.ts'

export const logger = (settings: Settings): Logger =>
  pino({ level: settings.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 2, sync: false }))

export interface RunningServer {
  readonly app: FastifyInstance
  /** Stops taking requests, lets those under way end (ten seconds at most), and writes the counts that wait. */
  close(): Promise<void>
}

/** Serves the product on the settings' host and port; with `metrics`, those too. */
export async function serve(settings: Settings, serving: Serving, log: Logger, options: { metrics: boolean }): Promise<RunningServer> {
  const metrics = httpMetrics()
  const ready = readiness(serving)
  const app = await httpServer({
    operations: operations(serving),
    publicUrl: settings.publicUrl,
    logger: log,
    metrics,
    contentPolicy: cardContentPolicy,
    page: (code, { language }) => refusalPage(code, language),
    ready: ready.ask,
  })
  app.get('/favicon.svg', { schema: { hide: true } }, async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=86400').type('image/svg+xml').send(favicon),
  )
  await listen(app, settings)
  const metricsServer = options.metrics ? await listenForMetrics(settings, log, metrics) : undefined
  return {
    app,
    async close() {
      ready.leave()
      const patience = setTimeout(() => app.server.closeAllConnections(), 10_000)
      await app.close()
      clearTimeout(patience)
      metricsServer?.close()
      await serving.close()
    },
  }
}

function readiness(serving: Serving) {
  let leaving = false
  return {
    leave() {
      leaving = true
    },
    async ask() {
      if (leaving) return false
      const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), 2_000).unref())
      return Promise.race([serving.answers().catch(() => false), late])
    },
  }
}

async function listen(app: FastifyInstance, settings: Settings): Promise<void> {
  try {
    await app.listen({ port: settings.port, host: settings.host ?? 'localhost', backlog: 1024 })
  } catch (error) {
    throw listenTrouble(error, settings.port, 'PORT')
  }
}

async function listenForMetrics(settings: Settings, log: Logger, metrics: ReturnType<typeof httpMetrics>): Promise<Server | undefined> {
  try {
    return await metrics.listen(settings.metrics.host, settings.metrics.port)
  } catch (error) {
    const trouble = listenTrouble(error, settings.metrics.port, 'METRICS_PORT')
    if (settings.metrics.asked) throw trouble
    log.warn(`${trouble.message} Metrics are not served.`)
    return undefined
  }
}

function listenTrouble(error: unknown, port: number, setting: string): Error {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return new SettingsTrouble(`Port ${port} is taken by another program: stop it, or choose another ${setting}.`)
  if (code === 'EACCES') return new SettingsTrouble(`Port ${port} is not allowed for this user: choose a ${setting} from 1024 up.`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return new SettingsTrouble('HOST is not an address of this machine.')
  return error instanceof Error ? error : new Error('listening failed')
}

/** Whether a port can be had, before a minute is spent on databases. */
export async function refuseTakenPort(settings: Settings): Promise<void> {
  if (settings.port === 0) return
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => reject(listenTrouble(error, settings.port, 'PORT')))
    probe.listen(settings.port, settings.host ?? '127.0.0.1', () => probe.close(() => resolve()))
  })
}
