import { createHash, randomUUID } from 'node:crypto'
import { chownSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { Owner } from './premises.ts'
import { isAlive, markOf } from './processes.ts'
import { EmbeddedTrouble } from './trouble.ts'

const holderShape = z.object({
  pid: z.int().positive(),
  started: z.string(),
  boot: z.string(),
  turn: z.string(),
  /** Where the clusters answer, once they do. */
  socketDir: z.string().optional(),
})
type Holder = z.infer<typeof holderShape>

export interface Lock {
  announce(socketDir: string): void
  release(): void
}

/** Makes this process the one owner of the data directory, or refuses while another one lives. */
export async function takeLock(dataDir: string, owner: Owner): Promise<Lock> {
  const path = lockPath(dataDir)
  const mine: Holder = { ...markOf(process.pid), turn: randomUUID() }
  await alone(dataDir, () => {
    const current = liveHolder(dataDir)
    if (current !== undefined) throw taken(current)
    rmSync(path, { force: true })
    const draft = writeDraft(path, mine, owner)
    // A link, unlike a rename, cannot replace the lock of a process that `alone` does not see (another network namespace).
    try {
      linkSync(draft, path)
    } finally {
      rmSync(draft, { force: true })
    }
  })
  return {
    announce: (socketDir) => renameSync(writeDraft(path, { ...mine, socketDir }, owner), path),
    release: () => {
      if (readHolder(path)?.turn === mine.turn) rmSync(path, { force: true })
    },
  }
}

export function liveHolder(dataDir: string): Holder | undefined {
  const holder = readHolder(lockPath(dataDir))
  return holder !== undefined && isAlive(holder) ? holder : undefined
}

function taken(holder: Holder): EmbeddedTrouble {
  return new EmbeddedTrouble(
    `A ConnectCard already runs on this data directory (process ${holder.pid}). Stop it first, or choose another DATA_DIR.`,
  )
}

function lockPath(dataDir: string): string {
  return join(dataDir, 'connectcard.lock')
}

/** A lock that cannot be read as one was left half written by a power cut, and its process is gone with it. */
function readHolder(path: string): Holder | undefined {
  try {
    return holderShape.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError) return undefined
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Only the owner, or who is about to be, comes here: one name is enough, and one that was left behind is written over. */
function writeDraft(path: string, holder: Holder, owner: Owner): string {
  const draft = `${path}.new`
  rmSync(draft, { force: true })
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600, flag: 'wx' })
  if (process.getuid?.() === 0) chownSync(draft, owner.uid, owner.gid)
  return draft
}

/**
 * Looking at a stale lock and replacing it are two steps, so one process at a time may do both. The turn is an abstract socket:
 * the kernel gives it to one, and takes it back when that one dies, so that it cannot itself go stale.
 */
async function alone(dataDir: string, deed: () => void): Promise<void> {
  const path = `\0connectcard-${createHash('sha256').update(dataDir).digest('hex')}`
  const deadline = Date.now() + 5000
  for (;;) {
    const server = createServer()
    const failure = await new Promise<Error | undefined>((settle) => {
      server.once('error', settle)
      server.listen({ path }, () => settle(undefined))
    })
    if (failure === undefined) {
      try {
        return deed()
      } finally {
        server.close()
      }
    }
    if (!('code' in failure) || failure.code !== 'EADDRINUSE') throw failure
    if (Date.now() > deadline) throw new EmbeddedTrouble(`Another ConnectCard is just starting on this data directory: ${dataDir}.`)
    await sleep(20)
  }
}
