import { chownSync, closeSync, constants, copyFileSync, existsSync, fstatSync, openSync, readSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import type { Premises } from './premises.ts'

const largest = 4 * 1024 * 1024

export function logPath({ logs }: Premises, name: string): string {
  return join(logs, `postgres-${name}.log`)
}

/** PostgreSQL inherits the open file: it needs no right to the folder, and its first words arrive as its last ones do. */
export function openLog(path: string, { keeper }: Premises): number {
  const log = openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND | constants.O_NOFOLLOW, 0o640)
  if (process.getuid?.() === 0) chownSync(path, keeper.uid, keeper.gid)
  return log
}

/** Keeps the log and one older part. The file is emptied rather than moved, for PostgreSQL goes on writing at the end of this very file. */
export function trimLog(path: string): void {
  if (!existsSync(path) || statSync(path).size < largest) return
  copyFileSync(path, `${path}.1`)
  truncateSync(path)
}

export function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0
}

export function readFrom(path: string, offset: number): string {
  const log = openSync(path, 'r')
  try {
    const { size } = fstatSync(log)
    const start = Math.max(size < offset ? 0 : offset, size - 65_536)
    const buffer = Buffer.alloc(size - start)
    readSync(log, buffer, 0, buffer.length, start)
    return buffer.toString('utf8')
  } finally {
    closeSync(log)
  }
}
