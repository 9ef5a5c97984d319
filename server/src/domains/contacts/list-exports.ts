import { sql } from 'kysely'
import type { z } from 'zod'
import type { Export, ExportShown } from '#contract/contacts.ts'
import type { Page } from '#domains/profiles/index.ts'
import type { Tx } from '#platform/db/transaction.ts'

/** An owner's exports, newest first. */
export async function exportsShown(
  tx: Tx,
  { ownerId, after, limit }: { readonly ownerId: string } & Page,
): Promise<{ items: z.infer<typeof ExportShown>[]; next: string | null }> {
  const rows = await tx.rows
    .selectFrom('contacts.export as export')
    .select(['export.id', 'export.format', 'export.destination', 'export.exported_at'])
    .select(sql<number>`(select count(*)::int from contacts.exported where exported.export_id = export.id)`.as('contacts'))
    .where('export.owner_id', '=', ownerId)
    .$if(after !== undefined, (query) => query.where('export.id', '<', after ?? ''))
    .orderBy('export.id', 'desc')
    .limit(limit + 1)
    .execute()
  const items = rows.slice(0, limit).map(({ exported_at, ...row }) => ({ ...row, exportedAt: exported_at.toISOString() }))
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** The exports that one of these contacts left in, newest first. */
export async function exportsWith(tx: Tx, ownerId: string, contactIds: readonly string[]): Promise<z.infer<typeof Export>[]> {
  const rows = await tx.rows
    .selectFrom('contacts.export as export')
    .select(['export.id', 'export.format', 'export.destination', 'export.exported_at'])
    .where('export.owner_id', '=', ownerId)
    .where(
      sql<boolean>`exists (select from contacts.exported
        where exported.export_id = export.id and exported.contact_id = any(${contactIds}::uuid[]))`,
    )
    .orderBy('export.id', 'desc')
    .execute()
  return rows.map(({ exported_at, ...row }) => ({ ...row, exportedAt: exported_at.toISOString() }))
}
