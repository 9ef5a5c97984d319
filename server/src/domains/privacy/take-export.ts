import type { Language } from '#contract/language.ts'
import { type AtWork, openCase } from '#platform/audit/opening.ts'
import { record } from '#platform/audit/record.ts'
import { csvBeginning, csvRow } from '#platform/csv.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { openExport } from './breach-export.ts'
import type { ReachOf } from './breach-house.ts'
import { breachById } from './find-breach.ts'

const atOnce = 500

const columns: { readonly [L in Language]: readonly [reference: string, address: string, language: string, told: string] } = {
  fr: ['référence', 'e-mail', 'langue', 'prévenue le'],
  ar: ['المرجع', 'البريد الإلكتروني', 'اللغة', 'أُخبر بتاريخ'],
  en: ['reference', 'e-mail', 'language', 'told on'],
}

export interface TakenList {
  readonly reference: string
  readonly csv: string
  readonly persons: number
}

/**
 * The list as a table, once: whoever has an address in it reads that it left, for it is on record of each before the file is made. Who has none, or was erased
 * since, stands in it by the reference alone, so that the lines are as many as the persons.
 */
export async function takeExport(
  tx: Tx,
  by: AtWork,
  { id, language, reachOf }: { readonly id: string; readonly language: Language; readonly reachOf: ReachOf },
): Promise<TakenList> {
  const { breach_id: breachId } = await openExport(tx, by.actor, id)
  const { reference, subject: incident } = await breachById(tx, by.actor, breachId)
  const rows: string[] = []
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const page = await tx.rows
      .selectFrom('privacy.breach_person')
      .select(['id', 'concerned_id', 'told_at'])
      .where('breach_id', '=', breachId)
      .where('id', '>', after)
      .orderBy('id')
      .limit(atOnce)
      .execute()
    const last = page.at(-1)
    if (!last) break
    after = last.id
    const concerned = page.map(({ concerned_id }) => concerned_id)
    const subjects = await tx.vault.subjects(tx, concerned, { actor: by.actor, purpose: 'security', caseId: breachId })
    const reached = await reachOf(tx, by.actor, concerned)
    for (const { id: person, concerned_id, told_at } of page) {
      const [subject, to] = [subjects.get(concerned_id), reached.get(concerned_id)]
      if (subject && to)
        await openCase(tx, by, {
          deed: 'breach-export.open',
          case: { kind: 'breach', id: breachId, reference },
          subject,
          purpose: 'security',
          fields: ['email'],
        })
      rows.push(csvRow([person, (subject && to?.address) ?? '', (subject && to?.language) ?? '', told_at ? moroccanDate(told_at) : '']))
    }
  }
  await tx.rows
    .insertInto('privacy.breach_export_taking')
    .values({ export_id: id, taken_at: tx.clock.now(), persons: rows.length })
    .execute()
  const object = { kind: 'breach-export', id }
  await record(tx, by.actor, { deed: 'breach-export.take', object, subject: incident, purpose: 'security', caseId: breachId })
  return { reference, csv: [csvBeginning, csvRow(columns[language]), ...rows].join(''), persons: rows.length }
}
