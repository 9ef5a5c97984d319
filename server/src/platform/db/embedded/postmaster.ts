import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import type { Binaries } from './binaries.ts'
import { asRunner, serverEnvironment } from './initdb.ts'
import { logPath, openLog, readFrom, sizeOf, trimLog } from './log-file.ts'
import type { Premises } from './premises.ts'
import { pidIsAlive, postgresIn, signal, within } from './processes.ts'
import { type ClusterPlan, clusterUrl, settingsOf } from './settings.ts'
import { EmbeddedTrouble, troubleFrom } from './trouble.ts'

export interface Site {
  premises: Premises
  binaries: Binaries
  password: string
  say: (line: string) => void
}

export interface Postmaster {
  child: ChildProcess
  /** How it ended, in words. */
  ended: Promise<string>
}

const patience = 60_000

/** Starts the server and waits until it answers; undefined when `stopping` came first. */
export async function launch(plan: ClusterPlan, site: Site, stopping: AbortSignal): Promise<Postmaster | undefined> {
  const { premises } = site
  const directory = join(premises.postgres, plan.name)
  const log = logPath(premises, plan.name)
  await endLeftover(plan, site, directory)
  trimLog(log)
  const logStart = sizeOf(log)
  const postmaster = spawnPostmaster(plan, site, directory, log)
  let over: string | undefined
  void postmaster.ended.then((how) => {
    over = how
  })

  const deadline = Date.now() + patience
  let pause = 25
  try {
    while (!(await answers(plan, site))) {
      if (stopping.aborted) return await quit(postmaster)
      if (over !== undefined) {
        throw troubleFrom(`it ended (${over})\n${readFrom(log, logStart)}`, { name: plan.name, directory, dataDir: premises.dataDir, log })
      }
      if (Date.now() > deadline) {
        throw new EmbeddedTrouble(`PostgreSQL (${plan.name}) did not answer within ${patience / 1000} seconds; its log is ${log}.`)
      }
      pause = Math.min(250, pause * 1.2)
      await sleep(pause)
    }
  } catch (error) {
    await quit(postmaster)
    throw error
  }
  return postmaster
}

/** Ends the server in order, its clients being ours; only a server that does not obey loses its last words. */
export async function quit({ child }: Postmaster): Promise<undefined> {
  const over = () => child.exitCode !== null || child.signalCode !== null || child.pid === undefined
  for (const [name, time] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5000],
  ] as const) {
    if (over()) return
    child.kill(name)
    await within(time, over)
  }
}

/** In a session of its own, for a Ctrl-C in the terminal is for Node, which then ends the server in order. */
function spawnPostmaster(plan: ClusterPlan, { premises, binaries }: Site, directory: string, log: string): Postmaster {
  const output = openLog(log, premises)
  const child = spawn(binaries.postgres, ['-D', directory, ...settingsOf(plan, premises.sockets)], {
    ...asRunner(premises),
    env: serverEnvironment,
    detached: true,
    stdio: ['ignore', output, output],
  })
  closeSync(output)
  const ended = new Promise<string>((settle) => {
    child.once('error', (error) => settle(error.message))
    child.once('exit', (code, name) => settle(name === null ? `code ${code}` : `signal ${name}`))
  })
  return { child, ended }
}

/**
 * After a SIGKILL of Node the server lives on; after one of the server its children live on for a moment. Neither may share the
 * directory with a new server. A pid file whose number went to another program, here or beside the socket, would keep PostgreSQL from starting.
 */
async function endLeftover(plan: ClusterPlan, { premises, say }: Site, directory: string): Promise<void> {
  const file = join(directory, 'postmaster.pid')
  if (existsSync(file)) await endProcesses(plan, file, directory, say)
  const socket = join(premises.sockets, `.s.PGSQL.${plan.port}`)
  for (const stale of [socket, `${socket}.lock`]) rmSync(stale, { force: true })
}

async function endProcesses(plan: ClusterPlan, file: string, directory: string, say: (line: string) => void): Promise<void> {
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10)
  const here = () => postgresIn(directory)
  if (here().includes(pid)) {
    say(`Ending the PostgreSQL (${plan.name}) that an earlier run left behind…`)
    signal(pid, 'SIGINT')
    if (!(await within(30_000, () => !pidIsAlive(pid)))) signal(pid, 'SIGQUIT')
  }
  if (!(await within(10_000, () => here().length === 0))) {
    for (const orphan of here()) signal(orphan, 'SIGQUIT')
    if (!(await within(10_000, () => here().length === 0)))
      throw new EmbeddedTrouble(`An old PostgreSQL (process ${here()[0]}) does not end: end it, then start again.`)
  }
  if (Number.isInteger(pid) && pidIsAlive(pid)) rmSync(file, { force: true })
}

/** Whether the server takes queries. Makes the database at the first time. */
async function answers(plan: ClusterPlan, { premises, password }: Site): Promise<boolean> {
  const client = new Client({
    connectionString: clusterUrl(plan, password, premises.sockets, 'postgres'),
    connectionTimeoutMillis: 5000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    void client.end().catch(() => {})
    if (sqlState(error) === '28P01') {
      throw new EmbeddedTrouble(
        `The password in ${join(premises.dataDir, 'owner-password')} is not the one of the data beside it: restore both from the same backup.`,
      )
    }
    return false
  }
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [plan.database])
    if (rowCount === 0) await client.query(`create database ${plan.database}`)
    return true
  } catch (error) {
    if (sqlState(error) === undefined || !(error instanceof Error)) return false
    throw troubleFrom(error.message, {
      name: plan.name,
      directory: premises.postgres,
      dataDir: premises.dataDir,
      log: logPath(premises, plan.name),
    })
  } finally {
    await client.end().catch(() => {})
  }
}

function sqlState(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code)
    ? error.code
    : undefined
}
