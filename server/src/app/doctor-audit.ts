import { accessSync, constants, existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { lastInBoth } from '#platform/audit/export-heads.ts'
import { newestHeads } from '#platform/audit/heads-files.ts'
import { auditState } from '#platform/audit/keep-audit.ts'
import type { Settings } from '#platform/config/settings.ts'
import { kyselyOn, patientPool } from '#platform/db/connect.ts'
import { urlAs } from '#platform/db/migrate.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { Databases } from './installation.ts'
import { rolesSecret } from './roles-secret.ts'

/** Where the signed heads of the audit go, or would: the nearest folder that is there already must take them. */
export function headsFolder({ auditHeads }: Settings) {
  const check = 'audit heads folder'
  let nearest = auditHeads
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest)
  try {
    accessSync(nearest, constants.W_OK | constants.X_OK)
    return { check, ok: true, says: `${auditHeads}: copy it to another machine` }
  } catch {
    return { check, ok: false, says: `${auditHeads} cannot be written: let the product's user write there, or set AUDIT_HEADS.` }
  }
}

/** Whether the chain keeps up, and what is outside the database agrees with it. */
export async function auditFindings(settings: Settings, databases: Databases) {
  const [chain, heads] = ['audit chain', 'audit heads'] as const
  const data = patientPool(urlAs(databases.data, 'cc_read', rolesSecret(settings)), 1)
  try {
    const db = kyselyOn<Tables>(data)
    const { waiting, behindSeconds, notExported } = await auditState(db, settings.auditHeads)
    const last = newestHeads(settings.auditHeads, 4_096).at(-1)
    const known = last === undefined || (await lastInBoth(db, settings.auditHeads)) === last.id
    const late = behindSeconds > 2
    return [
      {
        check: chain,
        ok: !late,
        says: late
          ? `${waiting} entries have no link, the oldest for ${Math.round(behindSeconds)} s: the product links them while it runs. If it runs, see its log.`
          : 'every entry has its link',
      },
      {
        check: heads,
        ok: known && notExported < 3,
        says: !known
          ? `The last exported head, ${last?.id}, is not in the database: a backup was restored, or somebody cut the audit. Run \`connectcard audit verify\`.`
          : notExported < 3
            ? 'those outside agree with the database'
            : `${notExported} signed heads have not left the database: see whether the product runs, and may write ${settings.auditHeads}.`,
      },
    ]
  } catch {
    return [{ check: chain, ok: false, says: 'The data database has no audit yet: run `connectcard migrate`.' }]
  } finally {
    await data.end()
  }
}
