import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

/** The owner's URLs of two servers of Debian's PostgreSQL, made for one run. */
export interface DebianClusters {
  readonly data: string
  readonly keyring: string
  stop(): Promise<void>
}

const nobody = 65534

/** Starts two clusters of Debian's PostgreSQL, installed first if this is root's machine and they are not there. */
export async function debianClusters(say: (line: string) => void): Promise<DebianClusters> {
  const binaries = findBinaries() ?? installed(say)
  const folder = mkdtempSync(join(tmpdir(), 'cc-debian-'))
  const root = process.getuid?.() === 0
  const as = root ? { uid: nobody, gid: nobody } : {}
  if (root) chownSync(folder, nobody, nobody)
  const password = join(folder, 'password')
  writeFileSync(password, 'owner-of-the-tests', { mode: 0o644 })

  const start = async (name: string, port: number) => {
    const directory = join(folder, name)
    mkdirSync(directory, { mode: 0o700 })
    if (root) chownSync(directory, nobody, nobody)
    const setUp = ['-D', directory, '-U', 'owner', '--auth=scram-sha-256', `--pwfile=${password}`, '--encoding=UTF8', '--locale=C.UTF-8']
    execFileSync(join(binaries, 'initdb'), setUp, { ...as, stdio: 'ignore', cwd: folder })
    const server = spawn(
      join(binaries, 'postgres'),
      ['-D', directory, '-k', folder, '-p', String(port), '-c', 'listen_addresses=', '-c', 'max_connections=200'],
      {
        ...as,
        stdio: 'ignore',
        cwd: folder,
      },
    )
    const url = `postgres://owner:owner-of-the-tests@/postgres?host=${folder}&port=${port}`
    await untilAnswers(url)
    return { server, url }
  }
  const [data, keyring] = await Promise.all([start('data', 5432), start('keyring', 5433)])
  say(`Debian's PostgreSQL runs from ${binaries}.`)
  return {
    data: data.url,
    keyring: keyring.url,
    async stop() {
      for (const { server } of [data, keyring]) {
        server.kill('SIGINT')
        await new Promise((resolve) => server.once('exit', resolve))
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function findBinaries(): string | undefined {
  const base = '/usr/lib/postgresql'
  if (!existsSync(base)) return undefined
  const newest = readdirSync(base)
    .filter((version) => existsSync(join(base, version, 'bin', 'initdb')))
    .sort((a, b) => Number(b) - Number(a))[0]
  return newest && join(base, newest, 'bin')
}

function installed(say: (line: string) => void): string {
  say("Installing Debian's PostgreSQL…")
  const apt = (...args: string[]) =>
    execFileSync('apt-get', args, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  apt('update', '-qq')
  apt('install', '-y', '-qq', '--no-install-recommends', 'postgresql')
  const found = findBinaries()
  if (!found) throw new Error("Debian's PostgreSQL could not be installed: apt-get install postgresql")
  return found
}

async function untilAnswers(url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await pause(200) // starting
    }
  }
  throw new Error("Debian's PostgreSQL does not answer")
}
