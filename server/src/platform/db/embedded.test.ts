import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Clusters, EmbeddedTrouble, reachableBy, runningClusters, startClusters } from './embedded.ts'

const root = process.getuid?.() === 0
const base = mkdtempSync(join(tmpdir(), 'cc-embedded-'))
const made = join(base, 'made')
const running: Clusters[] = []
const helpers: ChildProcess[] = []
let said: string[] = []

beforeAll(async () => {
  if (root) chmodSync(base, 0o711)
  await (await startClusters({ dataDir: made, say: () => {} })).stop()
}, 60_000)

afterEach(async () => {
  await Promise.all(helpers.splice(0).map((helper) => end(helper)))
  await Promise.all(running.splice(0).map((clusters) => clusters.stop()))
  said = []
})

afterAll(() => rmSync(base, { recursive: true, force: true }), 60_000)

describe('starting', { timeout: 60_000 }, () => {
  it('makes two clusters on sockets that only their user reaches', async () => {
    const dataDir = join(base, 'fresh')
    const { data, keyring } = await start(dataDir)
    expect(await value(data, 'select current_database()')).toBe('connectcard')
    expect(await value(keyring, 'select current_database()')).toBe('connectcard_keyring')
    expect(await value(data, 'select system_identifier from pg_control_system()')).not.toBe(
      await value(keyring, 'select system_identifier from pg_control_system()'),
    )
    await expect(value(data.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow('password authentication failed')

    expect(mode(join(dataDir, 'run'))).toBe('700')
    expect(mode(join(dataDir, 'owner-password'))).toBe('600')
    expect(mode(join(dataDir, 'connectcard.lock'))).toBe('600')
    expect(statSync(join(dataDir, 'postgres/data')).uid).toBe(root ? 65534 : process.getuid?.())
    if (root) expect(mode(dataDir)).toBe('711')
    expect(said).toEqual(['Preparing PostgreSQL for the first time…', expect.stringMatching(/^PostgreSQL is ready \(\d+\.\d s\)\.$/)])
  })

  it.each([
    ['data', '128MB'],
    ['keyring', '32MB'],
  ] as const)('runs %s with durable and silent settings', async (name, sharedBuffers) => {
    const clusters = await start(copy(`settings-${name}`))
    const wanted = {
      listen_addresses: '',
      fsync: 'on',
      full_page_writes: 'on',
      synchronous_commit: 'on',
      data_checksums: 'on',
      log_error_verbosity: 'terse',
      log_min_error_statement: 'panic',
      log_min_messages: 'log',
      log_parameter_max_length_on_error: '0',
      log_statement: 'none',
      log_min_duration_statement: '-1',
      log_connections: 'off',
      log_disconnections: 'off',
      max_connections: '200',
      shared_buffers: sharedBuffers,
      timezone: 'UTC',
      jit: 'off',
      server_encoding: 'UTF8',
      lc_collate: 'C.UTF-8',
    }
    const found = Object.fromEntries(
      await Promise.all(
        Object.keys(wanted).map(async (setting) => [
          setting,
          await value(
            clusters[name],
            setting === 'lc_collate' ? 'select datcollate from pg_database where datname = current_database()' : `show ${setting}`,
          ),
        ]),
      ),
    )
    expect(found).toEqual(wanted)
  })

  it('keeps the values of rows out of the log', async () => {
    const dataDir = copy('silent')
    const { data } = await start(dataDir)
    await query(data, 'create table person (mail text primary key)')
    await query(data, "insert into person values ('amina@example.ma')")
    await expect(query(data, "insert into person values ('amina@example.ma')")).rejects.toThrow('duplicate key')
    await expect(query(data, "select 'amina@example.ma'::int")).rejects.toThrow('amina@example.ma')
    await expect(query(data, 'select $1::int / 0, $2::text', [1, 'amina@example.ma'])).rejects.toThrow('division by zero')
    const log = readFileSync(join(dataDir, 'logs/postgres-data.log'), 'utf8')
    expect(log).toContain('ready to accept connections')
    expect(log).not.toMatch(/amina|insert|select|ERROR/)
  })

  it('keeps one older part of a long log', async () => {
    const dataDir = copy('long-log')
    const log = join(dataDir, 'logs/postgres-data.log')
    writeFileSync(log, Buffer.alloc(4 * 1024 * 1024, 'x\n'))
    await start(dataDir)
    expect(statSync(log).size).toBeLessThan(10_000)
    expect(statSync(`${log}.1`).size).toBe(4 * 1024 * 1024)
  })

  it('keeps the data of an earlier run, and starts again within a second or so', async () => {
    const dataDir = copy('second')
    const first = await start(dataDir)
    await query(first.data, 'create table kept (n int)')
    await query(first.data, 'insert into kept values (42)')
    await stop(first)
    expect(existsSync(join(dataDir, 'connectcard.lock'))).toBe(false)
    expect(existsSync(join(dataDir, 'run'))).toBe(false)
    const began = Date.now()
    const second = await start(dataDir)
    expect(Date.now() - began).toBeLessThan(5000)
    expect(await value(second.data, 'select n from kept')).toBe(42)
    expect(second.data).toBe(first.data)
  })

  it('finds a shorter place for the sockets of a long path, and takes any character in it', async () => {
    const dataDir = join(base, `it's long, 50% é`, 'd'.repeat(100))
    const { data } = await start(dataDir)
    const host = new URL(data.replace('@/', '@x/')).searchParams.get('host') ?? ''
    expect(host.startsWith(join(tmpdir(), 'connectcard-')) || host.startsWith('/tmp/connectcard-')).toBe(true)
    expect(mode(host)).toBe('700')
    expect(await value(data, 'select 1')).toBe(1)
    await stop(...running)
    expect(existsSync(host)).toBe(false)
  })

  it('takes characters with a meaning in URLs and in settings into the path of the socket', async () => {
    const { keyring } = await start(join(base, `a b, c'd 5%`))
    expect(await value(keyring, 'show unix_socket_directories')).toContain(`a b, c'd 5%`)
  })

  it('runs for an ordinary user as that user', async () => {
    const dataDir = copy('ordinary')
    if (root) execFileSync('chown', ['-R', '65534:65534', dataDir])
    const helper = await helperOn(dataDir, root ? { uid: 65534, gid: 65534 } : {})
    expect(await value(helper.data, 'select 1')).toBe(1)
    expect(statSync(join(dataDir, 'connectcard.lock')).uid).toBe(root ? 65534 : process.getuid?.())
  })

  it('gives the files to the new owner when the data directory changed hands', async () => {
    const dataDir = copy('handed')
    if (root) chownSync(dataDir, 4711, 4711)
    const { data } = await start(dataDir)
    expect(await value(data, 'select 1')).toBe(1)
    const owner = root ? 4711 : process.getuid?.()
    for (const path of ['postgres/data/base', 'logs/postgres-data.log', 'connectcard.lock']) {
      expect(statSync(join(dataDir, path)).uid, path).toBe(owner)
    }
  })
})

describe('one owner at a time', { timeout: 60_000 }, () => {
  it('refuses while another process lives, and tells its URLs', async () => {
    const dataDir = copy('live')
    expect(await runningClusters(dataDir)).toBeUndefined()
    const helper = await helperOn(dataDir)
    expect(await runningClusters(dataDir)).toEqual({ data: helper.data, keyring: helper.keyring })
    await refused(
      dataDir,
      `A ConnectCard already runs on this data directory (process ${helper.child.pid}). Stop it first, or choose another DATA_DIR.`,
    )
    expect(await value(helper.data, 'select 1')).toBe(1)
  })

  it('gives a stale lock to exactly one of many', async () => {
    const dataDir = copy('contended')
    // The number of a living process, which started at another time: this one.
    writeFileSync(join(dataDir, 'connectcard.lock'), JSON.stringify({ pid: process.pid, started: '1', boot: 'x', turn: 'old' }))
    expect(await runningClusters(dataDir)).toBeUndefined()
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => start(dataDir)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(EmbeddedTrouble)
  })

  it('takes over a lock that a power cut left empty', async () => {
    const dataDir = copy('empty-lock')
    writeFileSync(join(dataDir, 'connectcard.lock'), '')
    expect(await value((await start(dataDir)).data, 'select 1')).toBe(1)
  })

  it('replaces the servers of a process that was killed, and keeps what it had committed', async () => {
    const dataDir = copy('killed')
    const helper = await helperOn(dataDir)
    await query(helper.data, 'create table kept (n int)')
    await query(helper.data, 'insert into kept values (7)')
    const old = postmasterPid(dataDir, 'data')
    await end(helper.child, 'SIGKILL')
    expect(existsSync(`/proc/${old}/exe`)).toBe(true)

    const { data } = await start(dataDir)
    expect(said).toContain('Ending the PostgreSQL (data) that an earlier run left behind…')
    // A process that has ended may wait for init to bury it; its program is gone all the same.
    expect(existsSync(`/proc/${old}/exe`)).toBe(false)
    expect(postmasterPid(dataDir, 'data')).not.toBe(old)
    expect(await value(data, 'select n from kept')).toBe(7)
  })

  it('does not mind a postmaster.pid whose number went to another program of the same user', async () => {
    const dataDir = copy('reused')
    const other = spawn('/bin/sleep', ['60'], root ? { uid: 65534, gid: 65534 } : {})
    helpers.push(other)
    const file = join(dataDir, 'postgres/data/postmaster.pid')
    writeFileSync(file, `${other.pid}\n${join(dataDir, 'postgres/data')}\n1\n5432\n\n\n\n`)
    mkdirSync(join(dataDir, 'run'), { mode: 0o700 })
    writeFileSync(join(dataDir, 'run/.s.PGSQL.5432.lock'), `${other.pid}\n`)
    if (root) execFileSync('chown', ['-R', '65534:65534', file, join(dataDir, 'run')])
    expect(await value((await start(dataDir)).data, 'select 1')).toBe(1)
    expect(other.exitCode ?? other.signalCode).toBeNull()
  })
})

describe('while running', { timeout: 60_000 }, () => {
  it.each(['data', 'keyring'] as const)('starts %s again when it is killed', async (name) => {
    const dataDir = copy(`crash-${name}`)
    const clusters = await start(dataDir)
    await query(clusters[name], 'create table kept (n int)')
    await query(clusters[name], 'insert into kept values (1)')
    for (const round of [1, 2, 3]) {
      process.kill(postmasterPid(dataDir, name), 'SIGKILL')
      await sleep(100)
      expect(await eventually(() => value(clusters[name], 'select count(*)::int from kept'))).toBe(1)
      // One line each time: that it ended, or, when it had not yet been seen to be back, that this start failed.
      const lines = said.filter((line) => line.startsWith(`PostgreSQL (${name}) `) && line.includes('signal SIGKILL'))
      expect(lines, said.join(' | ')).toHaveLength(round)
    }
  })

  it('can be stopped while it is starting again', async () => {
    const dataDir = copy('stop-crashed')
    const clusters = await start(dataDir)
    process.kill(postmasterPid(dataDir, 'data'), 'SIGKILL')
    await sleep(150)
    await stop(clusters)
    await sleep(1000)
    expect(serversOf(dataDir)).toBe('')
  })

  it('stops twice as well as once, and leaves no process', async () => {
    const dataDir = copy('stop-twice')
    const clusters = await start(dataDir)
    const client = new Client({ connectionString: clusters.data })
    client.on('error', () => {})
    await client.connect()
    await Promise.all([clusters.stop(), clusters.stop()])
    expect(serversOf(dataDir)).toBe('')
    await client.end().catch(() => {})
  })
})

describe('refusing in one sentence', { timeout: 60_000 }, () => {
  it('names DATA_DIR when the user of PostgreSQL cannot reach it', async () => {
    const closed = join(base, 'closed')
    mkdirSync(closed, { mode: root ? 0o700 : 0o000 })
    await refused(join(closed, 'data'), /DATA_DIR \(.*closed\/data\)/)
    if (root) {
      await refused(join(closed, 'data'), /\/var\/lib\/connectcard/)
      expect(readdirSync(closed)).toEqual([])
      expect(reachableBy(65534, closed)).toBe(false)
    }
    chmodSync(closed, 0o755)
    expect(reachableBy(root ? 65534 : (process.getuid?.() ?? -1), closed)).toBe(true)
  })

  it.each([
    ['no PG_VERSION', 'damaged', (cluster: string) => rmSync(join(cluster, 'PG_VERSION'))],
    ['an emptied pg_control', 'damaged', (cluster: string) => truncateSync(join(cluster, 'global/pg_control'), 0)],
    ['a spoilt pg_control', 'damaged', (cluster: string) => writeFileSync(join(cluster, 'global/pg_control'), Buffer.alloc(8192, 7))],
    ['no log of transactions', 'damaged', (cluster: string) => emptyFolder(join(cluster, 'pg_wal'))],
    ['another version', 'of PostgreSQL 15', (cluster: string) => writeFileSync(join(cluster, 'PG_VERSION'), '15\n')],
    ['open rights', 'give the folder back', (cluster: string) => chmodSync(cluster, 0o777)],
  ])('a data directory with %s', async (_, words, spoil) => {
    const dataDir = copy(`spoilt-${Math.random()}`)
    spoil(join(dataDir, 'postgres/data'))
    await refused(dataDir, words)
    expect(serversOf(dataDir)).toBe('')
    expect(existsSync(join(dataDir, 'connectcard.lock'))).toBe(false)
  })

  it('a lost or a wrong password', async () => {
    const dataDir = copy('password')
    writeFileSync(join(dataDir, 'owner-password'), 'wrong')
    await refused(dataDir, 'restore both from the same backup')
    rmSync(join(dataDir, 'owner-password'))
    await refused(dataDir, 'owner-password is missing')
  })

  it('a full disk', async () => {
    const dataDir = join(base, 'full')
    mkdirSync(dataDir)
    const mounted = root && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=40m,mode=0711', 'tmpfs', dataDir]).status === 0
    try {
      // Where nothing may be mounted, a device that is always full stands in for the disk at the first thing to be written.
      if (!mounted) execFileSync('ln', ['-s', '/dev/full', join(dataDir, 'owner-password.new')])
      await refused(dataDir, `The disk that holds DATA_DIR (${dataDir}) is full: make room, then start again.`)
    } finally {
      if (mounted) execFileSync('umount', [dataDir])
    }
  })

  it('makes an interrupted initdb again', async () => {
    const dataDir = join(base, 'interrupted')
    for (const name of ['data', 'keyring']) {
      mkdirSync(join(dataDir, `postgres/${name}-new/cluster/base`), { recursive: true })
      writeFileSync(join(dataDir, `postgres/${name}-new/cluster/PG_VERSION`), '18\n')
    }
    expect(await value((await start(dataDir)).keyring, 'select 1')).toBe(1)
    expect(readdirSync(join(dataDir, 'postgres')).filter((entry) => entry.endsWith('-new'))).toEqual([])
  })
})

async function start(dataDir: string): Promise<Clusters> {
  const clusters = await startClusters({ dataDir, say: (line) => said.push(line) })
  running.push(clusters)
  return clusters
}

async function stop(...clusters: Clusters[]): Promise<void> {
  await Promise.all(clusters.map((each) => each.stop()))
}

/** A data directory that was in use before and was stopped in order. */
function copy(name: string): string {
  const dataDir = join(base, name)
  execFileSync('cp', ['-a', made, dataDir])
  return dataDir
}

async function end(child: ChildProcess, how: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const over = new Promise((settle) => child.once('exit', settle))
  child.kill(how)
  await over
}

/** Another process that runs the clusters, until it is told to stop. */
async function helperOn(
  dataDir: string,
  as: { uid?: number; gid?: number } = {},
): Promise<{ child: ChildProcess; data: string; keyring: string }> {
  const program = `
    const { startClusters } = await import(process.argv[1])
    const { data, keyring, stop } = await startClusters({ dataDir: process.argv[2], say: () => {} })
    process.once('SIGTERM', () => stop().then(() => process.exit(0)))
    console.log(data)
    console.log(keyring)
    setInterval(() => {}, 1000)
  `
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, join(import.meta.dirname, 'embedded.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: '/',
    ...as,
  })
  const lines: string[] = []
  for await (const line of createInterface({ input: child.stdout })) if (lines.push(line) === 2) break
  const [data = '', keyring = ''] = lines
  helpers.push(child)
  return { child, data, keyring }
}

async function refused(dataDir: string, words: string | RegExp): Promise<void> {
  const trouble = await start(dataDir).catch((error: unknown) => error)
  expect(trouble).toBeInstanceOf(EmbeddedTrouble)
  const message = trouble instanceof EmbeddedTrouble ? trouble.message : ''
  expect(message).toMatch(typeof words === 'string' ? new RegExp(RegExp.escape(words)) : words)
  expect(message).not.toContain('\n')
}

async function query(url: string, text: string, values: unknown[] = []): Promise<unknown[][]> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query<unknown[]>({ text, values, rowMode: 'array' })
    return rows
  } finally {
    await client.end()
  }
}

async function value(url: string, text: string): Promise<unknown> {
  return (await query(url, text))[0]?.[0]
}

async function eventually<Result>(deed: () => Promise<Result>): Promise<Result> {
  for (let attempt = 0; attempt < 100; attempt++) {
    try {
      return await deed()
    } catch {
      await sleep(100)
    }
  }
  return await deed()
}

function postmasterPid(dataDir: string, name: string): number {
  return Number.parseInt(readFileSync(join(dataDir, 'postgres', name, 'postmaster.pid'), 'utf8'), 10)
}

function serversOf(dataDir: string): string {
  return spawnSync('sh', ['-c', 'ls -l /proc/[0-9]*/cwd 2>/dev/null | grep -F -- "$1/postgres/"', 'sh', dataDir]).stdout.toString()
}

function mode(path: string): string {
  return (statSync(path).mode & 0o777).toString(8)
}

function emptyFolder(path: string): void {
  for (const entry of readdirSync(path)) rmSync(join(path, entry), { recursive: true })
}
