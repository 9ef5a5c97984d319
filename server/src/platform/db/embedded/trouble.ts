import { statfsSync } from 'node:fs'

/** The message is one sentence for the operator; there is nothing to debug behind it. */
export class EmbeddedTrouble extends Error {
  override name = 'EmbeddedTrouble'
}

/** What a server says to clients that come too early, and its children when it is gone: none of it is why it ended. */
const chatter = /FATAL: +(the database system is |terminating |password authentication failed)|unexpected postmaster exit/
const damage =
  /pg_control|checksum|incompatible|not a valid data directory|could not locate (a valid|required) checkpoint|invalid (checkpoint|magic|record)|could not (read|open|access) (file|directory)|corrupt|is missing/i

/** Turns what PostgreSQL wrote before it ended into one sentence. */
export function troubleFrom(output: string, about: { name: string; directory: string; dataDir: string; log: string }): EmbeddedTrouble {
  const reason = lastReason(output)
  if (/No space left on device|Disk quota exceeded|Check free disk space|wrote only \d+ of/i.test(output) || diskIsFull(about.dataDir))
    return diskFull(about.dataDir)
  if (/Permission denied|wrong ownership|invalid permissions|Operation not permitted|Read-only file system/i.test(reason)) {
    return new EmbeddedTrouble(
      `PostgreSQL may not use its files in ${about.directory} (${reason}): give the folder back to the user it runs as.`,
    )
  }
  if (/lock file .* already exists|shared memory block .* still in use/.test(reason)) {
    return new EmbeddedTrouble(`Another PostgreSQL still uses ${about.directory} (${reason}): stop it first.`)
  }
  if (/could not (map|create|resize) .*shared memory|Cannot allocate memory|out of memory/i.test(reason)) {
    return new EmbeddedTrouble(`There is not enough memory to start PostgreSQL (${reason}).`)
  }
  if (damage.test(reason)) return damaged(about.directory, reason)
  return new EmbeddedTrouble(`PostgreSQL (${about.name}) does not start: ${reason || 'it gave no reason'}; its log is ${about.log}.`)
}

export function damaged(directory: string, reason: string): EmbeddedTrouble {
  return new EmbeddedTrouble(`The PostgreSQL data in ${directory} is damaged (${reason}): restore it from a backup.`)
}

/** Names the refusals of the file system that an operator can mend; anything else is a bug and is thrown as it came. */
export function fileTrouble(error: unknown, dataDir: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') return diskFull(dataDir)
  if (!('path' in error)) return error
  if (error.code === 'EROFS') return new EmbeddedTrouble(`DATA_DIR (${dataDir}) is on a disk that can only be read.`)
  if (error.code === 'EACCES' || error.code === 'EPERM') {
    return new EmbeddedTrouble(`This user may not use ${String(error.path)}, which belongs to DATA_DIR (${dataDir}).`)
  }
  if (error.code === 'ENOTDIR' || error.code === 'EEXIST') {
    return new EmbeddedTrouble(`DATA_DIR (${dataDir}) cannot be made, because ${String(error.path)} is not a folder.`)
  }
  return error
}

function diskFull(dataDir: string): EmbeddedTrouble {
  return new EmbeddedTrouble(`The disk that holds DATA_DIR (${dataDir}) is full: make room, then start again.`)
}

/** A full disk also keeps PostgreSQL from writing down why it ended. */
function diskIsFull(dataDir: string): boolean {
  const { bavail, bsize } = statfsSync(dataDir)
  return bavail * bsize < 256 * 1024
}

function lastReason(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '' && !chatter.test(line))
  const named = lines.map((line) => /(?:FATAL|PANIC|ERROR|error):\s+(.*)$/.exec(line)?.[1]).filter((reason) => reason !== undefined)
  return (named.at(-1) ?? lines.findLast((line) => !/ LOG: /.test(line)) ?? '').trim()
}
