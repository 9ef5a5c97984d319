import { execFile } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Binaries } from './binaries.ts'
import { ownFolder, type Premises } from './premises.ts'
import { ownerName } from './settings.ts'
import { damaged, EmbeddedTrouble, troubleFrom } from './trouble.ts'

const run = promisify(execFile)
const major = '18'

/** A clean environment: PGDATA, PGOPTIONS and their like must not reach the server. */
export const serverEnvironment = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' }

/** Makes the cluster when there is none; refuses one that this release's PostgreSQL cannot open. */
export async function ensureCluster(name: string, premises: Premises, binaries: Binaries, password: string): Promise<void> {
  const directory = join(premises.postgres, name)
  if (existsSync(directory) && readdirSync(directory).length > 0) return refuseUnfit(directory)
  await makeCluster(name, premises, binaries, password)
}

function refuseUnfit(directory: string): void {
  const file = join(directory, 'PG_VERSION')
  const version = existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
  if (version === undefined) throw damaged(directory, 'PG_VERSION is missing')
  if (version === '') throw damaged(directory, 'PG_VERSION is empty')
  if (version !== major) {
    throw new EmbeddedTrouble(
      `The data in ${directory} is of PostgreSQL ${version}, and this ConnectCard brings PostgreSQL ${major}: use the release that made it.`,
    )
  }
}

/** initdb works in a folder of another name, so that one that was interrupted is simply made again. */
async function makeCluster(name: string, premises: Premises, binaries: Binaries, password: string): Promise<void> {
  const { postgres, runner, dataDir } = premises
  const draft = join(postgres, `${name}-new`)
  const directory = join(draft, 'cluster')
  rmSync(draft, { recursive: true, force: true })
  ownFolder(premises, draft, runner, 0o700)
  const passwordFile = join(draft, 'password')
  writeFileSync(passwordFile, password, { mode: 0o600, flag: 'wx' })
  if (process.getuid?.() === 0) chownSync(passwordFile, runner.uid, runner.gid)

  const words = ['--locale=C.UTF-8', '--encoding=UTF8', '--auth=scram-sha-256', '--data-checksums', '--no-instructions']
  try {
    await run(binaries.initdb, ['-D', directory, '-U', ownerName, `--pwfile=${passwordFile}`, ...words], {
      ...asRunner(premises),
      env: serverEnvironment,
    })
    renameSync(directory, join(postgres, name))
    keepRename(postgres)
  } catch (error) {
    if (!(error instanceof Error && 'stderr' in error && 'stdout' in error)) throw error
    throw troubleFrom(`${error.message}\n${error.stdout}\n${error.stderr}`, { name, directory, dataDir, log: 'empty' })
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

/** The user to run as, and a working directory that this user may enter whatever ours is. */
export function asRunner({ runner }: Premises): { cwd: string; uid?: number; gid?: number } {
  return process.getuid?.() === 0 ? { cwd: '/', uid: runner.uid, gid: runner.gid } : { cwd: '/' }
}

function keepRename(folder: string): void {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
