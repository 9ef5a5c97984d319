import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Register } from '#contract/register.ts'
import type { Settings } from '#platform/config/settings.ts'

const fileOf = ({ dataDir }: Settings) => join(dataDir, 'declared-register.json')

/** Keeps the register as it was declared to the CNDP, to tell when it changes: every change is to be notified without delay (law 09-08, art. 15). */
export function noteDeclared(settings: Settings, register: Register): void {
  mkdirSync(settings.dataDir, { recursive: true })
  const draft = `${fileOf(settings)}.draft`
  writeFileSync(draft, JSON.stringify(register, null, 2), { mode: 0o600, flush: true })
  renameSync(draft, fileOf(settings))
}

/** The register that was declared; undefined where none was noted. */
export function declaredRegister(settings: Settings): Register | undefined {
  try {
    return JSON.parse(readFileSync(fileOf(settings), 'utf8')) as Register
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
