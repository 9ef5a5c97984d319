import { sql } from 'kysely'
import type { CaseKind, OpenedField } from '#contract/openings.ts'
import type { Purpose } from '#contract/purposes.ts'
import type { Job } from '#contract/staff.ts'
import type { Actor } from '../actor.ts'
import type { Tx } from '../db/transaction.ts'
import { record } from './record.ts'

declare module '../db/tables.ts' {
  interface Tables {
    'audit.opening': {
      entry_id: string
      at: Date
      person_id: string
      jobs: Job[]
      case_kind: CaseKind
      case_id: string
      reference: string | null
      subject_pseudonym: string
      fields: OpenedField[]
      purpose: Purpose
      ended: boolean
    }
  }
}

/** A member of staff at work, with those of their jobs that let them do this. */
export interface AtWork {
  readonly actor: Extract<Actor, { kind: 'person' }>
  readonly jobs: readonly Job[]
}

export interface Opening {
  readonly deed: string
  readonly case: { readonly kind: CaseKind; readonly id: string; readonly reference: string | null }
  /** What is opened, where that is not the case itself. */
  readonly object?: { readonly kind: string; readonly id: string }
  readonly subject: { readonly pseudonym: string }
  readonly purpose: Purpose
  /** Names of the fields, never what is in them. */
  readonly fields: readonly OpenedField[]
  /** Whether the case was over already. */
  readonly ended?: boolean
}

/** Staff open what lies in a case: recorded, with their jobs and the fields, before anything of it is shown. The person reads of it in their portal. */
export async function openCase(tx: Tx, { actor, jobs }: AtWork, opening: Opening): Promise<void> {
  const { deed, case: file, object = file, subject, purpose, fields } = opening
  const { kind, id } = object
  const entryId = await record(tx, actor, { deed, object: { kind, id }, subject, purpose, caseId: file.id })
  await tx.rows
    .insertInto('audit.opening')
    .values({
      entry_id: entryId,
      at: tx.clock.now(),
      person_id: actor.id,
      jobs: [...jobs],
      case_kind: file.kind,
      case_id: file.id,
      reference: file.reference,
      subject_pseudonym: subject.pseudonym,
      fields: [...fields],
      purpose,
      ended: opening.ended ?? false,
    })
    .execute()
}

interface Page {
  readonly limit: number
  /** The last one that was shown. */
  readonly after?: string | undefined
}

/** What staff opened of these people, the newest first: by job, purpose and case. Who it was is not among it. One deed opens several at one moment. */
export const openingsOf = (tx: Tx, pseudonyms: readonly string[], { limit, after }: Page) =>
  tx.rows
    .selectFrom('audit.opening')
    .select(['entry_id', 'at', 'jobs', 'case_kind', 'reference', 'fields', 'purpose'])
    .where('subject_pseudonym', '=', sql<string>`any(${[...pseudonyms]}::text[])`)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(at, entry_id) < (select at, entry_id from audit.opening where entry_id = ${after})`),
    )
    .orderBy('at', 'desc')
    .orderBy('entry_id', 'desc')
    .limit(limit)
    .execute()
