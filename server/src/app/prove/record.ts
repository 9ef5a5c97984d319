import { headsFiles } from '#platform/audit/heads-files.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import { headsFile } from '#platform/audit/verify-heads.ts'
import { keptIn } from '#platform/backup/kept.ts'
import { lastDrill } from '../drill.ts'
import type { Check, Measured, ProofHouse } from './house.ts'

/** Every entry, link and signed head of the audit, against what lies outside the database. */
export const bentEntries: Check = async ({ data, settings, clock, signers }) => {
  let count = 0
  const exported = headsFiles(settings.auditHeads).map(headsFile)
  const done = await verifyAudit(data, { keys: await signers(), exported, now: clock.now() }, (one) => {
    if ('kind' in one) count++
  })
  return { count, of: done.links }
}

const mostDays = 8

/** Days since the newest backup was restored elsewhere, and found whole; without a drill, since the oldest backup. Where there is neither, there is no case. */
export async function restoreDrill({ settings, clock }: ProofHouse): Promise<Measured> {
  const last = lastDrill(settings)
  const from = last ? Date.parse(last.at) : keptIn(settings.backups.data, 'data').at(-1)?.takenAt.getTime()
  const days = from === undefined ? 0 : Math.max(0, Math.floor((clock.now().getTime() - from) / 86_400_000))
  const holds = from === undefined ? null : last?.ok !== false && days <= mostDays
  return { figure: { name: 'days since the last restore drill', count: days, of: null }, holds }
}
