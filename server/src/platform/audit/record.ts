import type { Purpose } from '#contract/purposes.ts'
import type { Actor } from '../actor.ts'
import type { Tx } from '../db/transaction.ts'

declare module '../db/tables.ts' {
  interface Tables {
    'audit.entry': {
      id: string
      at: Date
      actor_kind: Actor['kind']
      actor_id: string | null
      deed: string
      object_kind: string
      object_id: string | null
      subject_pseudonym: string | null
      purpose: Purpose
      case_id: string | null
    }
  }
}

export interface AuditEntry {
  readonly deed: string
  readonly object: { readonly kind: string; readonly id: string }
  readonly subject?: { readonly pseudonym: string }
  readonly purpose: Purpose
  readonly caseId?: string
}

/** What was done, by whom, to what, for which purpose: identifiers only, written in the transaction of the deed itself. Returns the entry's id. */
export async function record(tx: Tx, actor: Actor, entry: AuditEntry): Promise<string> {
  const [id] = (await recordAll(tx, actor, [entry])) as [string]
  return id
}

/** The same of several, in one statement. */
export async function recordAll(tx: Tx, actor: Actor, entries: readonly AuditEntry[]): Promise<string[]> {
  const rows = entries.map((entry) => ({
    id: tx.ids.next(),
    at: tx.clock.now(),
    actor_kind: actor.kind,
    actor_id: actor.kind === 'person' ? actor.id : null,
    deed: entry.deed,
    object_kind: entry.object.kind,
    object_id: entry.object.id,
    subject_pseudonym: entry.subject?.pseudonym ?? null,
    purpose: entry.purpose,
    case_id: entry.caseId ?? null,
  }))
  if (rows.length > 0) await tx.rows.insertInto('audit.entry').values(rows).execute()
  return rows.map(({ id }) => id)
}
