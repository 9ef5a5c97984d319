import type { ExportReason } from '#contract/breach-exports.ts'
import type { RowsTx } from '#platform/db/rows.ts'

declare module '#platform/db/tables.ts' {
  interface Tables {
    'privacy.breach_export': { id: string; breach_id: string; reason: ExportReason; asked_by: string; asked_at: Date }
    'privacy.breach_export_answer': { export_id: string; approved: boolean; answered_by: string; answered_at: Date }
    'privacy.breach_export_taking': { export_id: string; taken_at: Date; persons: number }
  }
}

/** What was asked for, with what became of it. */
export const askedExports = (tx: RowsTx) =>
  tx.rows
    .selectFrom('privacy.breach_export as asked')
    .innerJoin('privacy.breach as breach', 'breach.id', 'asked.breach_id')
    .leftJoin('privacy.breach_export_answer as answer', 'answer.export_id', 'asked.id')
    .leftJoin('privacy.breach_export_taking as taking', 'taking.export_id', 'asked.id')
    .selectAll('asked')
    .select([
      'breach.reference',
      'answer.approved',
      'answer.answered_by',
      'answer.answered_at',
      'taking.taken_at',
      'taking.persons as taken',
    ])
export type AskedExport = Awaited<ReturnType<ReturnType<typeof askedExports>['execute']>>[number]
