import { createSecretKey } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { PauseCard, PauseMessage, PauseShown } from '#contract/pause.ts'
import { type Actor, system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Clock } from '#platform/clock.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { Deeds, Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { sealUnder } from '#platform/vault/sealed.ts'
import type { Subject } from '#platform/vault/vault.ts'
import { cardKey, cardPauseMessage, ownPauseMessage } from './card-rows.ts'
import { type CardAddressed, ownCard } from './find-card.ts'

type Owner = Subject<'sharing the card'>
export interface Pause extends z.infer<typeof PauseShown> {
  readonly message: PauseMessage | null
}

/** Whether the card that a column names is paused at a moment: the day decides, whether or not a sweep has been by. */
export const pausedAt = (moment: Date, card: string) =>
  sql<boolean>`exists (select from profiles.pause where pause.card_id = ${sql.ref(card)} and pause.days @> ${moroccanDate(moment)}::date)`

/** There or to come, of a row of pauses: one whose day of return has come is neither. */
export const stillPauses = (moment: Date, days: string) =>
  sql<boolean>`(upper_inf(${sql.ref(days)}) or upper(${sql.ref(days)}) > ${moroccanDate(moment)}::date)`
export const firstDay = (days: string) => sql<string | null>`lower(${sql.ref(days)})::text`
export const dayOfReturn = (days: string) => sql<string | null>`upper(${sql.ref(days)})::text`

/**
 * From the commit on, or from a later day on, no link to the card opens, nor anything that an open page still asks for: until its owner
 * resumes it, or until the day they named. Where they left a message, a live link shows that instead. Pausing again replaces what was said;
 * saying the same twice is saying it once.
 */
export async function pauseCard(tx: Tx, actor: Actor, { from, until, message, ...input }: CardAddressed & PauseCard): Promise<void> {
  const { owner } = await ownCard(tx, actor, input)
  const { cardId } = input
  const today = moroccanDate(tx.clock.now())
  if (from !== undefined && from < today) throw new Refusal('invalid', ['from'])
  const begins = from === today ? undefined : from
  if (until !== undefined && until <= (begins ?? today)) throw new Refusal('invalid', ['until'])
  const wished: Pause = { from: begins ?? null, until: until ?? null, message: message ?? null }
  if (isDeepStrictEqual(await pauseOf(tx, owner, cardId), wished)) return
  const said = {
    paused_at: tx.clock.now(),
    days: `[${begins ?? ''},${until ?? ''})`,
    message: message ? owner.seal(ownPauseMessage, cardId, message) : null,
  }
  await tx.rows
    .insertInto('profiles.pause')
    .values({ card_id: cardId, ...said })
    .onConflict((conflict) => conflict.column('card_id').doUpdateSet(said))
    .execute()
  await tellEditions(tx, owner, cardId, message)
  await record(tx, actor, { deed: 'card.pause', object: { kind: 'card', id: cardId }, subject: owner, purpose: 'sharing the card' })
}

/** The same links open again; or a pause that was to come does not. */
export async function resumeCard(tx: Tx, actor: Actor, input: CardAddressed): Promise<void> {
  const { owner } = await ownCard(tx, actor, input)
  if (!(await lift(tx, input.cardId))) return
  await record(tx, actor, { deed: 'card.resume', object: { kind: 'card', id: input.cardId }, subject: owner, purpose: 'sharing the card' })
}

/** The pause of a card, there or to come; undefined for one whose day of return has come. */
export async function pauseOf(tx: Tx, owner: Owner, cardId: string): Promise<Pause | undefined> {
  const row = await tx.rows
    .selectFrom('profiles.pause')
    .select('message')
    .select([firstDay('days').as('from'), dayOfReturn('days').as('until')])
    .where('card_id', '=', cardId)
    .where(stillPauses(tx.clock.now(), 'days'))
    .executeTakeFirst()
  return row && { from: row.from, until: row.until, message: row.message && owner.open(ownPauseMessage, cardId, row.message) }
}

/** Pauses whose day of return has come count for nothing already; here they go. */
export async function endPauses(deeds: Deeds, clock: Clock): Promise<number> {
  const today = moroccanDate(clock.now())
  for (let ended = 0; ; ended++) {
    const more = await deeds.run(async (tx) => {
      const over = await tx.rows
        .selectFrom('profiles.card as card')
        .innerJoin('profiles.pause as pause', 'pause.card_id', 'card.id')
        .select('card.id')
        .where(sql<boolean>`upper(pause.days) <= ${today}::date`)
        .limit(1)
        .forUpdate()
        .skipLocked()
        .executeTakeFirst()
      if (!over) return false
      await lift(tx, over.id)
      await record(tx, system, { deed: 'card.resume', object: { kind: 'card', id: over.id }, purpose: 'sharing the card' })
      return true
    })
    if (!more) return ended
  }
}

async function lift(tx: Tx, cardId: string): Promise<boolean> {
  const done = await tx.rows.deleteFrom('profiles.pause').where('card_id', '=', cardId).executeTakeFirst()
  const editions = (await lockEditions(tx, cardId)).map(({ edition_id }) => edition_id)
  if (editions.length > 0)
    await tx.rows.updateTable('profiles.snapshot').set({ pause_message: null }).where('edition_id', 'in', editions).execute()
  return done.numDeletedRows > 0n
}

async function tellEditions(tx: Tx, owner: Owner, cardId: string, message: PauseMessage | undefined): Promise<void> {
  for (const { edition_id, key_version, card_key } of await lockEditions(tx, cardId)) {
    const key = createSecretKey(owner.open(cardKey, `${edition_id}/${key_version}`, card_key))
    await tx.rows
      .updateTable('profiles.snapshot')
      .set({ pause_message: message ? sealUnder(key, key_version, cardPauseMessage, edition_id, message) : null })
      .where('edition_id', '=', edition_id)
      .execute()
  }
}

const lockEditions = (tx: Tx, cardId: string) =>
  tx.rows
    .selectFrom('profiles.snapshot')
    .select(['edition_id', 'key_version', 'card_key'])
    .where('edition_id', 'in', (edition) => edition.selectFrom('profiles.edition').select('id').where('card_id', '=', cardId))
    .orderBy('edition_id') // one order everywhere: no deadlock with a revocation
    .forUpdate()
    .execute()
