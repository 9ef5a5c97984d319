import type { Server } from 'node:http'
import { resolve } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pino, { type Logger } from 'pino'
import { sessionUses } from '#domains/accounts/index.ts'
import type { Serving } from '#domains/sharing/index.ts'
import { type Settings, SettingsTrouble } from '#platform/config/settings.ts'
import { faultOf } from '#platform/http/fault.ts'
import { hostsOf, tryPort } from '#platform/http/listening.ts'
import { httpMetrics, type MetricsSource } from '#platform/http/metrics.ts'
import type { Route } from '#platform/http/route-table.ts'
import { type HttpServer, httpServer } from '#platform/http/server.ts'
import type { Installation } from './installation.ts'
import { cardContentPolicy, favicon, refusalPage } from './pages.ts'
import { operations } from './routes.ts'
import { screensAt } from './screens.ts'
import { crawlerFiles } from './site.ts'
import { verifierFile } from './verification.ts'

export const logger = (settings: Settings): Logger =>
  pino({ level: settings.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 2, sync: false }))

export interface RunningServer {
  readonly app: FastifyInstance
  /** Everything it answers, with purposes and the reasons why no permission is asked. */
  readonly routes: readonly Route[]
  /** Stops taking requests, lets those under way end, and writes the counts that wait: ten seconds at most for all of it. */
  close(): Promise<void>
}

interface ServeOptions {
  readonly metrics: boolean
  /** Without one, only cards are served: such a process has no root key. */
  readonly installation?: Installation | undefined
}

const root = resolve(import.meta.dirname, '..', '..', '..')
const patience = { requests: 5_000, counts: 4_500 } as const

/** Serves the product on the settings' host and port; with `metrics`, those too. */
export async function serve(settings: Settings, serving: Serving, log: Logger, options: ServeOptions): Promise<RunningServer> {
  const { http, metrics, ready, uses } = await productServer(settings, serving, log, options.installation)
  await http.listen(settings.port, settings.host).catch((error: unknown) => {
    throw listenTrouble(error, settings.port, 'PORT', 'HOST')
  })
  const metricsServer = options.metrics ? await serveMetrics(settings, log, metrics).catch(closed(http)) : undefined
  return {
    app: http.app,
    routes: http.routes,
    async close() {
      ready.leave()
      await http.close(patience.requests)
      metricsServer?.close()
      await within(patience.counts, Promise.all([serving.close(), uses?.close()])).catch((error: unknown) => {
        log.error({ fault: faultOf(error) }, 'the last counts of openings and uses of sessions could not be written')
      })
    },
  }
}

/** The product's server, which listens nowhere yet. */
export async function productServer(settings: Settings, serving: Serving, log: Logger, installation: Installation | undefined) {
  const metrics = httpMetrics()
  const ready = readiness(serving)
  const uses = installation && sessionUses(installation.deeds, installation.clock)
  // a process that serves cards alone has no screens
  const screens = installation && screensAt(root)
  const all = operations(serving, settings, installation && uses && { installation, uses }, screens)
  const http = await httpServer({
    operations: all,
    files: [
      { path: '/favicon.svg', type: 'image/svg+xml', bytes: favicon, open: 'the icon of the product' },
      ...crawlerFiles(settings.publicUrl),
      verifierFile,
      ...(screens?.files ?? []),
    ],
    publicUrl: settings.publicUrl,
    trustedProxies: settings.trustedProxies,
    logger: log,
    metrics,
    contentPolicy: cardContentPolicy,
    page: (code, { language }) => refusalPage(code, language),
    ready: ready.ask,
  })
  return { http, metrics, ready, uses, operations: all }
}

const closed = (http: HttpServer) => async (error: unknown) => {
  await http.close(0)
  throw error
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

function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const late = new Promise<never>((_resolve, reject) => setTimeout(() => reject(new Error('timeout')), milliseconds).unref())
  return Promise.race([work, late])
}

/** Serves the metrics on their own port: without them, and with a word, where that port is taken and was not asked for. */
export async function serveMetrics(settings: Settings, log: Logger, metrics: MetricsSource): Promise<Server | undefined> {
  const { host, port, asked } = settings.metrics
  try {
    return await metrics.listen(host, port)
  } catch (error) {
    const trouble = listenTrouble(error, port, 'METRICS_PORT', 'METRICS_HOST')
    if (asked || !(trouble instanceof SettingsTrouble)) throw trouble
    log.warn(`${trouble.message} Metrics are not served.`)
    return undefined
  }
}

function listenTrouble(error: unknown, port: number, portSetting: string, hostSetting: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return new SettingsTrouble(`Port ${port} is taken by another program: stop it, or choose another ${portSetting}.`)
  if (code === 'EACCES') return new SettingsTrouble(`Port ${port} is not allowed for this user: choose a ${portSetting} from 1024 up.`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new SettingsTrouble(`${hostSetting} is not an address of this machine.`)
  return error
}

/** Whether the ports can be had, before a minute is spent on databases. */
export async function refuseTakenPort({ port, host, metrics }: Settings): Promise<void> {
  await tryPort(hostsOf(host), port).catch((error: unknown) => {
    throw listenTrouble(error, port, 'PORT', 'HOST')
  })
  if (!metrics.asked) return
  await tryPort([metrics.host], metrics.port).catch((error: unknown) => {
    throw listenTrouble(error, metrics.port, 'METRICS_PORT', 'METRICS_HOST')
  })
}
