import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { reachableBy } from '#platform/db/embedded.ts'

const nobody = 65534

/**
 * Where the data lie: DATA_DIR, from where the command was called, or `data` beside the program. A root user whose program lies where no
 * other user may go (below /root, say) gets a folder of its own under /var/lib, since PostgreSQL never runs as root.
 */
export function dataDir(environment: NodeJS.ProcessEnv, root: string): string {
  if (environment.DATA_DIR) return resolve(environment.DATA_DIR)
  const beside = join(root, 'data')
  if (process.getuid?.() !== 0 || reachableBy(nobody, root)) return beside
  return join('/var/lib/connectcard', createHash('sha256').update(root).digest('hex').slice(0, 12))
}
