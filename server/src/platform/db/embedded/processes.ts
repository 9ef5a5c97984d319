import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** One process for good: a pid alone comes back after a while, and ticks since boot come back after a boot. */
export interface ProcessMark {
  pid: number
  started: string
  boot: string
}

export function markOf(pid: number): ProcessMark {
  return { pid, started: statusOf(pid)?.started ?? '', boot: bootId() }
}

export function isAlive(mark: ProcessMark): boolean {
  if (mark.boot !== bootId()) return false
  const status = statusOf(mark.pid)
  // Where /proc hides the processes of others, a pid that answers must be taken for the one that was noted.
  if (status === undefined) return answersSignals(mark.pid)
  return status.state !== 'Z' && status.started === mark.started
}

export function pidIsAlive(pid: number): boolean {
  return (statusOf(pid)?.state ?? (answersSignals(pid) ? 'R' : 'Z')) !== 'Z'
}

/** The PostgreSQL processes, postmaster or orphan, that work in this data directory. */
export function postgresIn(directory: string): number[] {
  const home = realpathSync(directory)
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .filter((entry) => linkOf(`/proc/${entry}/cwd`) === home && /\/postgres( \(deleted\))?$/.test(linkOf(`/proc/${entry}/exe`)))
    .map(Number)
}

/** Whether `condition` came true within the time. */
export async function within(milliseconds: number, condition: () => boolean): Promise<boolean> {
  const deadline = Date.now() + milliseconds
  while (!condition()) {
    if (Date.now() > deadline) return false
    await sleep(20)
  }
  return true
}

export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

function statusOf(pid: number): { state: string; started: string } | undefined {
  const text = textOf(`/proc/${pid}/stat`)
  // The program's name, in parentheses, may itself hold spaces and parentheses.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const [state, started] = [fields[0], fields[19]]
  return state === undefined || started === undefined ? undefined : { state, started }
}

function bootId(): string {
  return textOf('/proc/sys/kernel/random/boot_id').trim()
}

function answersSignals(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}
