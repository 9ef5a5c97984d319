import { execFile, execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'

const Load = z.object({ requests: z.int(), seconds: z.number(), failed: z.int(), p50: z.number(), p99: z.number() })
/** Latencies are in milliseconds. */
export type Load = z.infer<typeof Load>

export interface Wanted {
  readonly port: number
  readonly connections: number
  readonly seconds: number
  /** A file with a token on each line. */
  readonly tokens: string
  readonly encoding?: string
}
export type Generator = 'wrk' | 'node'

/** wrk, which costs the least, or else our own. */
export function bestGenerator(): Generator {
  try {
    execFileSync('wrk', ['--version'], { stdio: 'ignore' })
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'node' : 'wrk' // `wrk --version` exits with 1
  }
  return 'wrk'
}

const run = promisify(execFile)
const here = join(import.meta.dirname, '..')

/** Opens links for so many seconds, each connection one after the other, in a process of its own. */
export async function load(generator: Generator, { port, connections, seconds, tokens, encoding = 'identity' }: Wanted): Promise<Load> {
  const { stdout } =
    generator === 'wrk'
      ? await run('wrk', [
          ...['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '10s', '-s', join(here, 'wrk.lua')],
          ...[`http://127.0.0.1:${port}/`, '--', tokens, encoding],
        ])
      : await run(process.execPath, [join(here, 'load-generator.ts'), `${port}`, `${connections}`, `${seconds}`, tokens, encoding])
  return Load.parse(JSON.parse(/^\{.*\}$/m.exec(stdout)?.[0] ?? ''))
}
