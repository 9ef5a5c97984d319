import { sql } from 'kysely'
import type { ErasurePreview } from '#contract/requests.ts'
import { type Actor, system } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'
import type { Deeds, Tx } from '#platform/db/transaction.ts'
import { postMail } from '#platform/mail/post.ts'
import { Refusal } from '#platform/refusal.ts'
import { answerRequest } from './answer-request.ts'
import { answerWords } from './answer-words.ts'
import { eachInTurn } from './each-in-turn.ts'
import { certifyErasure, keysOf, raisedHere } from './erasure-certificate.ts'
import { type FoundRequest, requestById } from './find-request.ts'
import type { Known, RightsHouse } from './house.ts'
import { announcedMail } from './mail-kinds.ts'
import { takeStep } from './step.ts'

/** How long an announced erasure can be taken back. It lies within the ten days of the law. */
export const windowDays = 7

/** What would go, what stays, why and until when: read before anything is confirmed. */
export async function erasurePreview(tx: Tx, house: RightsHouse, known: Known): Promise<ErasurePreview> {
  return { goes: await house.goes(tx, known), stays: await house.stays(tx, known), windowDays }
}

/**
 * Announces an erasure: cards stop at once, every known address is written to, and in seven days the keys die. `atOnce` where its author
 * waived that with a second proof.
 */
export async function announceErasure(
  tx: Tx,
  actor: Actor,
  found: FoundRequest,
  known: Known,
  { atOnce = false }: { readonly atOnce?: boolean } = {},
): Promise<void> {
  const { row } = found
  if (row.kind !== 'erasure' && row.kind !== 'anonymisation') throw new Refusal('request-state')
  if (row.waits_until && row.waits_until > tx.clock.now()) throw new Refusal('request-waits')
  await takeStep(tx, actor, found, { step: 'announced' })
  const stopped = await stopSharing(tx, known)
  const ends = new Date(tx.clock.now().getTime() + (atOnce ? 0 : windowDays * 86_400_000))
  await tx.rows
    .insertInto('privacy.erasure')
    .values({ request_id: row.id, choice: row.kind, ends_at: ends, stopped, raised: [], done_at: null, certificate: null })
    .execute()
  if (!atOnce) await postMail(tx, announcedMail, row.id)
}

/** No card of theirs opens from now on: as where they had sharing restricted. Returns those who had not. */
async function stopSharing(tx: Tx, known: Known): Promise<string[]> {
  const stopped: string[] = []
  for (const subjectId of known) {
    if ((await tx.vault.restricted(tx, subjectId)).has('sharing')) continue
    await tx.vault.restrict(tx, subjectId, ['sharing'])
    stopped.push(subjectId)
  }
  return stopped
}

/** The second proof came: the window ends now. */
export async function waiveWindow(tx: Tx, found: FoundRequest): Promise<void> {
  const ended = await tx.rows
    .updateTable('privacy.erasure')
    .set({ ends_at: tx.clock.now() })
    .where('request_id', '=', found.row.id)
    .where('done_at', 'is', null)
    .executeTakeFirst()
  if (found.row.state !== 'window' || ended.numUpdatedRows === 0n) throw new Refusal('request-state')
}

/** Takes an announced erasure back: the cards that were stopped for it open again. */
export async function cancelErasure(tx: Tx, actor: Actor, found: FoundRequest): Promise<void> {
  await takeStep(tx, actor, found, { step: 'cancelled' })
  const erasure = await tx.rows.deleteFrom('privacy.erasure').where('request_id', '=', found.row.id).returning('stopped').executeTakeFirst()
  if (!erasure) throw new Refusal('request-state')
  for (const subjectId of erasure.stopped) await tx.vault.lift(tx, subjectId, ['sharing'])
}

/** Carries out the erasures whose window is over, one at a time: it may be killed anywhere, and runs again. */
export async function carryOutErasures(deeds: Deeds, clock: Clock, house: RightsHouse, knownOf: KnownOf): Promise<number> {
  const due = await deeds.read((tx) =>
    tx.rows
      .selectFrom('privacy.erasure')
      .select('request_id')
      .where('done_at', 'is', null)
      .where('ends_at', '<=', clock.now())
      .orderBy('ends_at')
      .limit(100)
      .execute(),
  )
  return eachInTurn(
    due.map(({ request_id }) => request_id),
    (id) => deeds.run((tx) => carryOut(tx, house, knownOf, id)),
  )
}

/** Who a request is about: by the account it came from, or by the address that was proven. */
export type KnownOf = (tx: Tx, found: FoundRequest) => Promise<Known>

async function carryOut(tx: Tx, house: RightsHouse, knownOf: KnownOf, requestId: string): Promise<boolean> {
  const found = await requestById(tx, system, requestId)
  const erasure = await tx.rows
    .selectFrom('privacy.erasure')
    .selectAll()
    .where('request_id', '=', requestId)
    .where('done_at', 'is', null)
    .executeTakeFirst()
  if (!erasure || found.row.state !== 'window') return false // done, or taken back meanwhile
  const known = await knownOf(tx, found)
  if (erasure.choice === 'anonymisation') await keepOpenings(tx, house, known)
  const stays = await house.stays(tx, known)
  const outcome = await house.erase(tx, system, known)
  // others are told first: what went with the closing is attested with the rest
  const raised = [...erasure.raised, ...(await raisedHere(tx))]
  if (outcome === 'waits') {
    await tx.rows.updateTable('privacy.erasure').set({ raised }).where('request_id', '=', requestId).execute()
    return false
  }
  const certificate = await certifyErasure(tx.vault.keyring, {
    version: 1,
    issuer: 'IdNet ConnectCard',
    reference: found.row.reference,
    done: erasure.choice,
    at: tx.clock.now().toISOString(),
    ...keysOf(raised),
    stays: stays.map(({ what, until }) => ({ what, until })),
  })
  await tx.rows
    .updateTable('privacy.erasure')
    .set({ done_at: tx.clock.now(), certificate, stopped: [], raised: [] })
    .where('request_id', '=', requestId)
    .execute()
  const words = answerWords[found.row.language]
  const text = erasure.choice === 'erasure' ? words.erased : words.anonymised
  await answerRequest(
    tx,
    system,
    found,
    outcome === 'held' ? { outcome: 'partial', reason: 'legal obligation', text: words.held } : { outcome: 'granted', text },
  )
  return true
}

/** Fewer than this are of somebody in particular. */
const fewestKept = 5

/** Adds what was opened to the months of all anonymous cards; months with too few openings leave nothing. */
async function keepOpenings(tx: Tx, house: RightsHouse, known: Known): Promise<void> {
  for (const { month, kind, openings } of await house.openings(tx, known)) {
    if (openings < fewestKept) continue
    await sql`
      insert into privacy.anonymous_openings (month, kind, openings) values (${month}::date, ${kind}, ${openings})
      on conflict (month, kind) do update set openings = anonymous_openings.openings + excluded.openings`.execute(tx.rows)
  }
}
