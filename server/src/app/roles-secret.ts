import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Settings } from '#platform/config/settings.ts'

/** The secret the database roles' passwords come from: given as ROLES_SECRET, or made once in the data directory. */
export function rolesSecret(settings: Settings): string {
  if (settings.rolesSecret) return settings.rolesSecret
  const path = join(settings.dataDir, 'roles-secret')
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true })
    try {
      writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx', flush: true })
    } catch (error) {
      const madeMeanwhile = error instanceof Error && 'code' in error && error.code === 'EEXIST'
      if (!madeMeanwhile) throw error
    }
  }
  return readFileSync(path, 'utf8')
}
