import { sql } from 'kysely'
import type { BreachListed, BreachNotification, BreachOpened, BreachQueue } from '#contract/breaches.ts'
import { type Category, categories } from '#contract/register.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { referencesMeant } from '#platform/references.ts'
import { clockOf, isClosed, knownOf, lacking } from './breach.ts'
import { breachById, type FoundBreach } from './find-breach.ts'
import { countPersons } from './tell-persons.ts'

/** Incidents, newest first. Nothing in the list says what happened. */
export async function listBreaches(tx: Tx, actor: Actor, { state, after, limit, reference }: BreachQueue) {
  const rows = await tx.rows
    .selectFrom('privacy.breach')
    .select('id')
    .$if(state !== undefined, (query) => query.where('closed', '=', state === 'closed'))
    .$if(reference !== undefined, (query) =>
      query.where('reference', '=', sql<string>`any(${referencesMeant('VD', reference ?? '', tx.clock.now())}::text[])`),
    )
    .$if(after !== undefined, (query) => query.where('id', '<', after ?? ''))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const items: BreachListed[] = []
  for (const { id } of page) items.push(await listed(tx, await breachById(tx, actor, id)))
  return { items, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}

async function listed(tx: Tx, { id, reference, openedAt, entries }: FoundBreach): Promise<BreachListed> {
  const { waiting } = await countPersons(tx, id)
  return {
    id,
    reference,
    openedAt: openedAt.toISOString(),
    clock: clockOf(entries, tx.clock.now()),
    lacks: lacking(entries, waiting),
    closed: isClosed(entries),
  }
}

/** An incident with all that was entered. */
export async function breachShown(tx: Tx, found: FoundBreach): Promise<BreachOpened> {
  const { waiting: _waiting, ...persons } = await countPersons(tx, found.id)
  return {
    ...(await listed(tx, found)),
    known: knownOf(found.entries),
    persons,
    entries: found.entries.map(({ step, at, by, byId, noticedAt, says }) => ({
      step,
      at: at.toISOString(),
      by,
      byId,
      noticedAt: noticedAt?.toISOString() ?? null,
      says,
    })),
  }
}

/** That somebody looked at it is recorded before anything of it is shown. */
export async function openedBreach(tx: Tx, actor: Actor, id: string): Promise<FoundBreach> {
  const found = await breachById(tx, actor, id)
  await record(tx, actor, { deed: 'breach.open', object: { kind: 'breach', id }, subject: found.subject, purpose: 'security', caseId: id })
  return found
}

const inFrench = (category: Category): string => categories[category].fr

/** What a notification holds, under its headings: nature, categories, numbers, consequences, measures, and whom to ask. */
export async function breachNotification(tx: Tx, { id, reference, entries }: FoundBreach, contact: string): Promise<BreachNotification> {
  const known = knownOf(entries)
  const { found, told } = await countPersons(tx, id)
  const last = (step: FoundBreach['entries'][number]['step']) => entries.findLast((entry) => entry.step === step)?.says
  const dgssi = last('dgssi notified')
  return {
    reference,
    controller: 'IdNet',
    contact,
    noticedAt: clockOf(entries, tx.clock.now()).noticedAt,
    beganAt: known.beganAt ?? null,
    nature: { kinds: known.natures ?? [], says: known.what ?? '' },
    categories: (known.categories ?? []).map(inFrench),
    persons: { approximately: known.persons ?? null, listed: found },
    consequences: known.consequences ?? null,
    measures: known.measures ?? null,
    personsTold: { told, says: last('persons told')?.words?.fr ?? null, notToldBecause: last('persons not told')?.reason ?? null },
    delay: known.delay ?? null,
    dgssi: { applies: known.dgssi ?? false, notifiedAt: dgssi?.notifiedAt ?? null, reference: dgssi?.reference ?? null },
  }
}
