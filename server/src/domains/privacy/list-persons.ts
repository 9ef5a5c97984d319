import type { Kysely } from 'kysely'
import type { Language } from '#contract/language.ts'
import type { Actor } from '#platform/actor.ts'
import { type Looked, pseudonymsIn } from '#platform/audit/pseudonyms-in.ts'
import { record } from '#platform/audit/record.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { Deeds, Tx } from '#platform/db/transaction.ts'
import type { ReachOf } from './breach-house.ts'
import { breachById, enter } from './find-breach.ts'

const atOnce = 500

/** Somebody whom an incident concerns: under which reference, and where and how to write to them, where we know. */
export interface Concerned {
  readonly reference: string
  readonly address: string | null
  readonly language: Language | null
}

/**
 * Whom an incident concerns: the subjects of all entries of the audit that match. An entry leads to nobody by itself; each subject's pseudonym is opened
 * with its own key and looked for. Found people stay listed, so that they can be told; finding them twice is finding them once. `audit` is of a role that
 * reads it. Who was erased has no key any more, and is found no more.
 */
export async function listPersons(
  deeds: Deeds,
  audit: Kysely<Tables>,
  reachOf: ReachOf,
  actor: Actor,
  { breachId, looked }: { readonly breachId: string; readonly looked: Looked },
): Promise<{ readonly persons: readonly Concerned[]; readonly aboutNobody: number }> {
  await deeds.read((tx) => breachById(tx, actor, breachId)) // refuses before anything is looked for
  const { pseudonyms, aboutNobody } = await pseudonymsIn(audit, looked)
  const persons: Concerned[] = []
  for (let after = '00000000-0000-0000-0000-000000000000'; pseudonyms.size > 0; ) {
    const page = await deeds.run((tx) => listSome(tx, { reachOf, actor, breachId, pseudonyms }, after))
    persons.push(...page.persons)
    if (page.last === undefined) break
    after = page.last
  }
  await deeds.run(async (tx) => {
    const { from, to, actorId, deed, object } = looked
    const said = { from: from.toISOString(), to: to.toISOString(), actor: actorId, deed, object, found: persons.length }
    await enter(tx, actor, await breachById(tx, actor, breachId), { step: 'persons listed', says: { looked: said } })
  })
  return { persons, aboutNobody }
}

interface Listing {
  readonly reachOf: ReachOf
  readonly actor: Actor
  readonly breachId: string
  readonly pseudonyms: ReadonlySet<string>
}

async function listSome(tx: Tx, { reachOf, actor, breachId, pseudonyms }: Listing, after: string) {
  const page = await tx.rows
    .selectFrom('vault.subject')
    .select('id')
    .where('id', '>', after)
    .where('kind', '<>', 'breach')
    .orderBy('id')
    .limit(atOnce)
    .execute()
  const ids = page.map(({ id }) => id)
  const subjects = await tx.vault.subjects(tx, ids, { actor, purpose: 'security', caseId: breachId })
  const found = [...subjects].filter(([, { pseudonym }]) => pseudonyms.has(pseudonym))
  const reached = await reachOf(
    tx,
    actor,
    found.map(([id]) => id),
  )
  const persons: Concerned[] = []
  for (const [concerned_id, subject] of found) {
    await tx.rows
      .insertInto('privacy.breach_person')
      .values({ id: tx.ids.next(), breach_id: breachId, concerned_id, found_at: tx.clock.now(), posted_at: null, told_at: null })
      .onConflict((conflict) => conflict.columns(['breach_id', 'concerned_id']).doNothing())
      .execute()
    const { id } = await tx.rows
      .selectFrom('privacy.breach_person')
      .select('id')
      .where('breach_id', '=', breachId)
      .where('concerned_id', '=', concerned_id)
      .executeTakeFirstOrThrow()
    await record(tx, actor, {
      deed: 'breach.list',
      object: { kind: 'breach', id: breachId },
      subject,
      purpose: 'security',
      caseId: breachId,
    })
    const to = reached.get(concerned_id)
    persons.push({ reference: id, address: to?.address ?? null, language: to?.language ?? null })
  }
  return { persons, last: ids.at(-1) }
}
