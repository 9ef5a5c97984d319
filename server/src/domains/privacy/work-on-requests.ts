import { sql } from 'kysely'
import { accountsOf, changeAccount, emailOf } from '#domains/accounts/index.ts'
import { system } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'
import type { Deeds, Tx } from '#platform/db/transaction.ts'
import { answerRequest } from './answer-request.ts'
import { answerWords } from './answer-words.ts'
import { prepareCopy } from './copy-request.ts'
import { eachInTurn } from './each-in-turn.ts'
import type { KnownOf } from './erase-request.ts'
import { type FoundRequest, requestById } from './find-request.ts'
import type { MakeCopy, RightsHouse } from './house.ts'
import { applicantOf } from './request-rows.ts'
import { restrict } from './restrict.ts'

/** The kinds that need nobody of the desk. */
const byItself = ['access', 'copy', 'prospecting', 'restriction'] as const
/** Those that their author confirms, having read what goes: here only where nothing is held. */
const confirmed = ['erasure', 'anonymisation'] as const

/**
 * Answers what the program can answer by itself, each request in a transaction of its own: it may be killed anywhere. What waits for a day, so
 * that the account's holder can object, waits.
 */
export async function workOnRequests(deeds: Deeds, clock: Clock, house: RightsHouse, makeCopy: MakeCopy): Promise<number> {
  const knownOf = knownThrough(house)
  const open = await deeds.read((tx) =>
    tx.rows
      .selectFrom('privacy.request')
      .select('id')
      .where('state', '=', 'open')
      .where('kind', 'in', [...byItself, ...confirmed])
      .where((where) => where.or([where('waits_until', 'is', null), where('waits_until', '<=', clock.now())]))
      .where(sql<boolean>`(kind <> 'restriction' or uses is not null)`)
      .orderBy('made_at')
      .limit(100)
      .execute(),
  )
  return eachInTurn(
    open.map(({ id }) => id),
    (id) => deeds.run((tx) => work(tx, { house, knownOf, makeCopy }, id)),
  )
}

async function work(
  tx: Tx,
  { house, knownOf, makeCopy }: { readonly house: RightsHouse; readonly knownOf: KnownOf; readonly makeCopy: MakeCopy },
  id: string,
): Promise<boolean> {
  const found = await requestById(tx, system, id)
  const { row } = found
  if (row.state !== 'open') return false
  const words = answerWords[row.language]
  const known = await knownOf(tx, found)
  if (known.length === 0) {
    await answerRequest(tx, system, found, { outcome: 'nothing held', text: words.nothingHeld })
    return true
  }
  switch (row.kind) {
    case 'access':
    case 'copy':
      await prepareCopy(tx, makeCopy, knownOf, found)
      return true
    case 'prospecting':
      for (const account of await accountsOf(tx, known))
        if (!account.closedAt) await changeAccount(tx, system, account.id, { noProspecting: true })
      await house.refuseProspecting(tx, system, known)
      await answerRequest(tx, system, found, { outcome: 'granted', text: words.prospecting })
      return true
    case 'restriction':
      if (!row.uses) return false
      await restrict(tx, system, known, row.uses)
      await answerRequest(tx, system, found, { outcome: 'granted', text: words.restricted })
      return true
    default:
      return false // its author confirms it, or the desk answers
  }
}

/** Who a request is about: the account it came from and what its address leads to, or the address alone, once it is proven. */
export const knownThrough =
  (house: RightsHouse): KnownOf =>
  async (tx: Tx, { row, subject }: FoundRequest) => {
    if (!row.proven_at) return []
    const given = subject.open(applicantOf, row.id, row.applicant).email
    const email = row.person_id === null ? given : await emailOf(tx, system, row.person_id) // theirs now, not another's
    return email === undefined ? [] : house.knownBy(tx, email)
  }
