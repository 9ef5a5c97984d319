import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { binariesFor } from './embedded/binaries.ts'
import { ensureCluster } from './embedded/initdb.ts'
import { liveHolder, takeLock } from './embedded/lock.ts'
import { logPath, trimLog } from './embedded/log-file.ts'
import type { Site } from './embedded/postmaster.ts'
import { furnish, openPremises, type Premises } from './embedded/premises.ts'
import { type ClusterPlan, clusterUrl, plans } from './embedded/settings.ts'
import { keepRunning } from './embedded/supervision.ts'
import { EmbeddedTrouble, fileTrouble } from './embedded/trouble.ts'

export { reachableBy } from './embedded/premises.ts'
export { EmbeddedTrouble } from './embedded/trouble.ts'

/** The owner's connection URLs. The keyring is a cluster of its own, so that its backups can be short-lived. */
export interface Clusters {
  readonly data: string
  readonly keyring: string
  stop(): Promise<void>
}

/** Starts both clusters, made at the first time, and keeps them running. Refuses in one sentence what an operator can mend. */
export async function startClusters(options: { dataDir: string; say: (line: string) => void }): Promise<Clusters> {
  const dataDir = resolve(options.dataDir)
  return await plainly(dataDir, async () => {
    const premises = openPremises(dataDir)
    const lock = await takeLock(premises.dataDir, premises.keeper)
    try {
      furnish(premises)
      const stop = await startBoth(premises, options.say)
      lock.announce(premises.sockets)
      return { ...urls(premises.dataDir, premises.sockets), stop: once(() => stop().finally(() => lock.release())) }
    } catch (error) {
      lock.release()
      throw error
    }
  })
}

/** The URLs of the clusters that a living ConnectCard runs on this data directory: for the operator's other commands. */
export async function runningClusters(dataDir: string): Promise<{ data: string; keyring: string } | undefined> {
  if (!existsSync(dataDir)) return undefined
  return await plainly(resolve(dataDir), async () => {
    const home = realpathSync(dataDir)
    const socketDir = liveHolder(home)?.socketDir
    return socketDir === undefined ? undefined : urls(home, socketDir)
  })
}

async function startBoth(premises: Premises, say: (line: string) => void): Promise<() => Promise<void>> {
  const began = Date.now()
  const { sockets } = premises
  const site: Site = { premises, binaries: binariesFor(premises), password: ownerPassword(premises), say }
  if (!existsSync(join(premises.postgres, 'data'))) say('Preparing PostgreSQL for the first time…')

  const starts = await Promise.allSettled(
    [plans.data, plans.keyring].map(async (plan) => {
      await ensureCluster(plan.name, premises, site.binaries, site.password)
      return await keepRunning(plan, site)
    }),
  )
  const trim = setInterval(() => trimLogs(premises), 60_000).unref()
  const stop = async () => {
    clearInterval(trim)
    await Promise.all(starts.map((start) => (start.status === 'fulfilled' ? start.value() : undefined)))
    rmSync(sockets, { recursive: true, force: true })
  }
  const failure = starts.find((start) => start.status === 'rejected')
  if (failure !== undefined) {
    await stop()
    throw failure.reason
  }
  say(`PostgreSQL is ready (${((Date.now() - began) / 1000).toFixed(1)} s).`)
  return stop
}

function urls(dataDir: string, socketDir: string): { data: string; keyring: string } {
  const password = readFileSync(passwordPath(dataDir), 'utf8').trim()
  const url = (plan: ClusterPlan) => clusterUrl(plan, password, socketDir)
  return { data: url(plans.data), keyring: url(plans.keyring) }
}

/** The password is made before the clusters that know it; clusters whose password is lost are not made again. */
function ownerPassword({ dataDir, postgres, keeper }: Premises): string {
  const path = passwordPath(dataDir)
  if (!existsSync(path)) {
    if (existsSync(join(postgres, 'data')) || existsSync(join(postgres, 'keyring'))) {
      throw new EmbeddedTrouble(`The file ${path} is missing: restore it from the backup of the data beside it.`)
    }
    writeFileSync(`${path}.new`, randomBytes(24).toString('base64url'), { mode: 0o600, flush: true })
    if (process.getuid?.() === 0) chownSync(`${path}.new`, keeper.uid, keeper.gid)
    renameSync(`${path}.new`, path)
  }
  return readFileSync(path, 'utf8').trim()
}

function passwordPath(dataDir: string): string {
  return join(dataDir, 'owner-password')
}

function trimLogs(premises: Premises): void {
  for (const { name } of Object.values(plans)) trimLog(logPath(premises, name))
}

function once(deed: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => {
    done ??= deed()
    return done
  }
}

async function plainly<Result>(dataDir: string, deed: () => Promise<Result>): Promise<Result> {
  try {
    return await deed()
  } catch (error) {
    throw fileTrouble(error, dataDir)
  }
}
