import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, lchownSync, lstatSync, mkdirSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { EmbeddedTrouble } from './trouble.ts'

export interface Owner {
  uid: number
  gid: number
}

export interface Premises {
  dataDir: string
  /** `dataDir/postgres`, the clusters' folder. */
  postgres: string
  logs: string
  sockets: string
  /** Who owns the data directory and our own files in it. */
  keeper: Owner
  /** Who PostgreSQL runs as: never root. */
  runner: Owner
}

const nobody: Owner = { uid: 65534, gid: 65534 }
/** sockaddr_un holds 107 bytes of path; PostgreSQL adds this name to its directory. */
const longestSocketDir = 100 - '/.s.PGSQL.5432'.length

/** Makes the data directory and the folders in it that do not depend on being its one owner. */
export function openPremises(wanted: string): Premises {
  const asked = resolve(wanted)
  const self: Owner = { uid: process.getuid?.() ?? -1, gid: process.getgid?.() ?? -1 }
  if (self.uid === 0 && !existsSync(asked) && !reachableBy(nobody.uid, nearestFolder(asked))) throw unreachable(asked, nobody)
  const made = mkdirSync(asked, { recursive: true })
  const dataDir = realpathSync(asked)
  if (made !== undefined && self.uid === 0) openWay(asked, made)

  const { uid, gid, mode } = statSync(dataDir)
  const keeper = self.uid === 0 ? { uid, gid } : self
  const runner = self.uid !== 0 ? self : uid === 0 ? nobody : keeper
  // A folder that everybody writes to, such as /tmp, belongs to the system: it is no data directory of ours to close.
  if (self.uid === 0 && uid === 0 && (mode & 0o002) === 0) chmodSync(dataDir, 0o711)

  if (!reachableBy(runner.uid, dataDir, runner.gid)) throw unreachable(asked, runner)
  return { dataDir, postgres: join(dataDir, 'postgres'), logs: join(dataDir, 'logs'), sockets: socketDir(dataDir, runner), keeper, runner }
}

/** Makes the folders inside; only the owner of the lock does it. */
export function furnish(premises: Premises): void {
  ownFolder(premises, premises.logs, premises.keeper, 0o750)
  ownFolder(premises, premises.postgres, premises.runner, 0o700)
  ownFolder(premises, premises.sockets, premises.runner, 0o700)
}

/** Makes a folder, or takes it over from the user that PostgreSQL ran as before the data directory changed hands. */
export function ownFolder({ dataDir }: Premises, path: string, owner: Owner, mode: number): void {
  const made = mkdirSync(path, { recursive: true, mode })
  const found = lstatSync(path)
  if (!found.isDirectory()) throw new EmbeddedTrouble(`${path} is not a folder: move it away.`)
  if (found.uid !== owner.uid) {
    // Whoever made a folder of this name in /tmp before us may want root to touch what it holds.
    const ours = made !== undefined || path.startsWith(`${dataDir}/`)
    if (process.getuid?.() !== 0 || !ours) throw new EmbeddedTrouble(`${path} belongs to another user (uid ${found.uid}): remove it.`)
    handOver(path, owner)
  }
  if ((found.mode & 0o777) !== mode) chmodSync(path, mode)
}

/** Whether this user may enter the folder, or run the file. Asked of the kernel, which knows of lists, mounts and links; only root may ask for others. */
export function reachableBy(uid: number, path: string, gid = uid): boolean {
  const other = process.getuid?.() === uid ? {} : { uid, gid }
  return spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], { cwd: '/', stdio: 'ignore', ...other }).status === 0
}

function unreachable(dataDir: string, runner: Owner): EmbeddedTrouble {
  return new EmbeddedTrouble(
    process.getuid?.() === 0
      ? `PostgreSQL never runs as root, and the user it runs as instead (uid ${runner.uid}) cannot reach DATA_DIR (${dataDir}): set DATA_DIR to a folder such as /var/lib/connectcard.`
      : `This user cannot enter DATA_DIR (${dataDir}): set DATA_DIR to a folder of its own, such as /var/lib/connectcard.`,
  )
}

/** Under a narrow umask the folders above the data directory would be closed to the user that PostgreSQL runs as. */
function openWay(dataDir: string, firstMade: string): void {
  for (let folder = dataDir; folder.length >= firstMade.length; folder = dirname(folder)) chmodSync(folder, 0o711)
}

function nearestFolder(path: string): string {
  return existsSync(path) ? path : nearestFolder(dirname(path))
}

function socketDir(dataDir: string, runner: Owner): string {
  const name = `connectcard-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`
  const places = [join(dataDir, 'run'), join(tmpdir(), name), join('/tmp', name)]
  const short = places.filter((place) => Buffer.byteLength(place) <= longestSocketDir)
  const place = short.find((place) => existsSync(dirname(place)) && reachableBy(runner.uid, dirname(place), runner.gid))
  if (place === undefined)
    throw new EmbeddedTrouble(`There is no folder for PostgreSQL's socket: ${tmpdir()} cannot be used, and ${dataDir} is too long.`)
  return place
}

export function handOver(path: string, owner: Owner): void {
  lchownSync(path, owner.uid, owner.gid)
  if (!lstatSync(path).isDirectory()) return
  for (const entry of readdirSync(path)) handOver(join(path, entry), owner)
}
