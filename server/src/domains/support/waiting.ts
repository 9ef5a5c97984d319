import { type Kysely, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

/** How many messages nobody answered or closed within so many days. */
export async function waitingMessages(db: Kysely<Tables>, now: Date, days: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from support.message
    where made_at < ${new Date(now.getTime() - days * 86_400_000)}
      and not exists (select from support.answer where message_id = message.id)
      and not exists (select from support.closing where message_id = message.id)`.execute(db)
  return rows[0]?.count ?? 0
}
