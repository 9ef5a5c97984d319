import cluster from 'node:cluster'
import { z } from 'zod'
import { keepViewSessionKeys, servingOn } from '#domains/sharing/index.ts'
import { buriedNotes } from '#platform/backup/buried.ts'
import { systemClock } from '#platform/clock.ts'
import type { Settings } from '#platform/config/settings.ts'
import { metricsOfProcesses } from '#platform/http/metrics.ts'
import { currentRoot } from '#platform/vault/keyring.ts'
import { buildScreens } from './build-screens.ts'
import { backupTasks } from './daily-backup.ts'
import { inboxTasks } from './inbox.ts'
import {
  type Databases,
  type Installation,
  installationAt,
  installationUrls,
  migrateBoth,
  openInstallation,
  reachDatabases,
  type Say,
  servingUrls,
} from './installation.ts'
import { mailWorker } from './mail-worker.ts'
import { promiseTasks } from './prove/tasks.ts'
import { keepSchedule } from './schedule.ts'
import { logger, refuseTakenPort, serve, serveMetrics } from './server.ts'
import { textWorker } from './text-worker.ts'
import { welcome } from './welcome.ts'
import type { PersonShown } from './world.ts'

/** Starts the product: databases, migrations, the named world outside production, the worker's tasks, the server. */
export async function start(settings: Settings, root: string, say: Say): Promise<{ stop(): Promise<void> }> {
  await refuseTakenPort(settings)
  if (settings.serves === 'all') await buildScreens(root, say)
  const databases = await reachDatabases(settings, say)
  const undo: (() => Promise<unknown>)[] = [() => databases.stop()]
  const stop = async () => {
    const failed: unknown[] = []
    for (const step of undo.splice(0).reverse()) await step().catch((error: unknown) => failed.push(error))
    if (failed.length > 0) throw failed[0] // after the others: the databases are stopped whatever happened before
  }
  try {
    await migrateBoth(settings, databases, root, say)
    const installation = await openInstallation(settings, databases)
    undo.push(() => installation.close())
    await currentRoot(installation.keyring, installation.provider, installation.clock) // there to be copied before it wraps anything
    await keepViewSessionKeys(installation.keyring, installation.clock)
    const people = settings.production ? [] : await namedWorld(installation, settings.publicUrl, say)
    const log = logger(settings)
    const note = buriedNotes(settings.backups.keyring, installation.clock)
    const tasks = [
      ...backupTasks(settings, databases, installation, root, log),
      ...promiseTasks(settings, databases, installation, log),
      ...inboxTasks(settings, installation),
    ]
    const schedule = keepSchedule(installation, log, note, tasks)
    undo.push(() => schedule.stop())
    const mail = await mailWorker(installation, settings, log)
    undo.push(() => mail.stop(5_000))
    mail.keepOn()
    const texts = await textWorker(installation, settings, log)
    undo.push(() => texts.stop(5_000))
    texts.keepOn()
    if (settings.processes === 1) {
      const server = await serve(settings, servingOn(servingUrls(settings, databases), systemClock), log, {
        metrics: true,
        installation: settings.serves === 'all' ? installation : undefined,
      })
      undo.push(() => server.close())
    } else {
      const workers = await forkServers(settings, databases, say)
      undo.push(() => workers.stop())
      const metrics = await serveMetrics(settings, log, metricsOfProcesses())
      undo.push(async () => void metrics?.close())
    }
    say(welcome(settings, people))
    return { stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function namedWorld(installation: Installation, publicUrl: URL, say: Say): Promise<readonly PersonShown[]> {
  const { ensureWorld, worldPeople } = await import('./world.ts')
  await ensureWorld(installation, say)
  return worldPeople(installation, publicUrl)
}

/**
 * Several serving processes on one port; one that dies is replaced. They never get the owner's URLs; those that serve cards only get the
 * URLs of cc_serve, and no root key.
 */
async function forkServers(
  settings: Settings,
  databases: Pick<Databases, 'data' | 'keyring'>,
  say: Say,
): Promise<{ stop(): Promise<void> }> {
  let leaving = false
  cluster.setupPrimary({ args: ['serve-in-worker'] })
  const all = settings.serves === 'all'
  const urls: WorkerUrls = {
    serving: servingUrls(settings, databases),
    ...(all && { installation: installationUrls(settings, databases) }),
  }
  const withheld = { DATABASE_URL: '', KEYRING_URL: '', ROLES_SECRET: '', ...(!all && { KEY_PROVIDER: 'file', ROOT_KEYS: '' }) }
  const fork = () =>
    new Promise<void>((resolve, reject) => {
      const worker = cluster.fork(withheld)
      worker.send(urls)
      worker.once('message', () => resolve())
      worker.once('exit', (code) => {
        reject(new Error(`a serving process ended at its start (${code})`))
        if (leaving) return
        say('A serving process ended; another one takes its place.')
        setTimeout(() => fork().catch(() => undefined), 1_000)
      })
    })
  for (let one = 0; one < settings.processes; one++) await fork()
  return {
    async stop() {
      leaving = true
      const ended = Object.values(cluster.workers ?? {}).map(
        (worker) =>
          new Promise<void>((resolve) => {
            worker?.once('exit', () => resolve())
            worker?.kill('SIGTERM')
          }),
      )
      await Promise.all(ended)
    },
  }
}

const Urls = z.object({ data: z.string(), keyring: z.string() })
const WorkerUrls = z.object({ serving: Urls, installation: Urls.extend({ reading: z.string() }).optional() })
type WorkerUrls = z.infer<typeof WorkerUrls>

/** One of several serving processes, started by the first one. */
export async function serveInWorker(settings: Settings): Promise<{ stop(): Promise<void> }> {
  const urls = WorkerUrls.parse(await new Promise((resolve) => process.once('message', resolve)))
  const installation = urls.installation && (await installationAt(settings, urls.installation))
  const server = await serve(settings, servingOn(urls.serving, systemClock), logger(settings), { metrics: false, installation })
  const stop = async () => {
    await server.close()
    await installation?.close()
  }
  process.send?.('serving')
  process.once('disconnect', () => void stop().then(() => process.exit()))
  return { stop }
}
