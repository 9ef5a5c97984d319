import { sql } from 'kysely'
import type { z } from 'zod'
import type { TellPersons } from '#contract/breaches.ts'
import { type Actor, system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Deeds, Tx } from '#platform/db/transaction.ts'
import { postMail } from '#platform/mail/post.ts'
import { Refusal } from '#platform/refusal.ts'
import { enter, type FoundBreach } from './find-breach.ts'
import { breachMail } from './mail-kinds.ts'

const atOnce = 200

/** How many people an incident concerns, to how many a mail was posted, and to how many it was handed over. */
export async function countPersons(tx: Tx, breachId: string) {
  const { found, posted, told } = await tx.rows
    .selectFrom('privacy.breach_person')
    .select(({ fn }) => [
      fn.countAll<string>().as('found'),
      fn.count<string>('posted_at').as('posted'),
      fn.count<string>('told_at').as('told'),
    ])
    .where('breach_id', '=', breachId)
    .executeTakeFirstOrThrow()
  return { found: Number(found), posted: Number(posted), told: Number(told), waiting: Number(found) - Number(posted) }
}

/** Has the persons concerned told, in these words, each in their language and once. Refuses while nobody is listed. */
export async function tellPersons(tx: Tx, actor: Actor, found: FoundBreach, words: z.infer<typeof TellPersons>): Promise<void> {
  if ((await countPersons(tx, found.id)).found === 0) throw new Refusal('breach-nobody')
  await enter(tx, actor, found, { step: 'persons told', says: { words } })
}

/** They are not told, and why: no high risk to them, or it is no more. */
export const tellNobody = (tx: Tx, actor: Actor, found: FoundBreach, { reason }: { readonly reason: string }): Promise<void> =>
  enter(tx, actor, found, { step: 'persons not told', says: { reason } })

/** Posts the mails that are due, some at a time, each with its entry about the person: it may be killed anywhere, and goes on where it stood. */
export async function postToPersons(deeds: Deeds): Promise<number> {
  for (let posted = 0; ; ) {
    const some = await deeds.run(postSome)
    posted += some
    if (some < atOnce) return posted
  }
}

async function postSome(tx: Tx): Promise<number> {
  const rows = await tx.rows
    .selectFrom('privacy.breach_person as person')
    .select(['person.id', 'person.breach_id', 'person.concerned_id'])
    .where('person.posted_at', 'is', null)
    .where(
      sql<boolean>`(select step from privacy.breach_entry where breach_id = person.breach_id and step in ('persons told', 'persons not told')
        order by at desc, id desc limit 1) = 'persons told'`,
    )
    .orderBy('person.id')
    .limit(atOnce)
    .forUpdate('person')
    .skipLocked()
    .execute()
  const subjects = await tx.vault.subjects(
    tx,
    rows.map(({ concerned_id }) => concerned_id),
    { actor: system, purpose: 'security' },
  )
  for (const { id, breach_id: caseId, concerned_id } of rows) {
    const subject = subjects.get(concerned_id) // none of who was erased since: they are not written to
    await tx.rows.updateTable('privacy.breach_person').set({ posted_at: tx.clock.now() }).where('id', '=', id).execute()
    if (!subject) continue
    await postMail(tx, breachMail, id)
    await record(tx, system, { deed: 'breach.tell', object: { kind: 'breach', id: caseId }, subject, purpose: 'security', caseId })
  }
  return rows.length
}
