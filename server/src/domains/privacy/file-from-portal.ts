import type { FileRequest, RequestShown } from '#contract/requests.ts'
import { reachedAt } from '#domains/accounts/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { tooMany } from '#platform/limits/tried.ts'
import { Refusal } from '#platform/refusal.ts'
import { announceErasure } from './erase-request.ts'
import { fileRequest } from './file-request.ts'
import { requestById } from './find-request.ts'
import type { RightsHouse } from './house.ts'
import { filedBy } from './limits.ts'
import { requestShown } from './request-views.ts'
import { knownThrough } from './work-on-requests.ts'

/**
 * What somebody who is signed in, and has just proved that it is they, asks about their own data. An erasure is announced at once: they saw
 * before what goes and what stays. Refuses an erasure beside another one, and a restriction that names no use.
 */
export async function fileFromPortal(
  tx: Tx,
  actor: Actor,
  house: RightsHouse,
  { personId, name, ...asked }: FileRequest & { readonly personId: string; readonly name: string },
): Promise<RequestShown | Refusal> {
  const refused = await tooMany(tx, [filedBy, personId])
  if (refused) return refused
  const reached = await reachedAt(tx, actor, personId)
  if (!reached) throw new Refusal('not-found')
  const { kind, text, uses } = asked
  if (kind === 'restriction' && !uses) throw new Refusal('invalid', ['uses'])
  if ((kind === 'rectification' || kind === 'objection') && !text) throw new Refusal('invalid', ['text'])
  const erases = kind === 'erasure' || kind === 'anonymisation'
  if (erases && (await erasureUnderWay(tx, personId))) throw new Refusal('request-state')
  const applicant = { name, email: reached.address, ...(text !== undefined && { text }) }
  const filed = await fileRequest(tx, actor, { kind, door: 'portal', language: reached.language, applicant, personId, uses, mail: true })
  const found = await requestById(tx, actor, filed.id)
  if (erases) await announceErasure(tx, actor, found, await knownThrough(house)(tx, found))
  return requestShown(tx, await requestById(tx, actor, filed.id))
}

const erasureUnderWay = async (tx: Tx, personId: string): Promise<boolean> =>
  (await tx.rows
    .selectFrom('privacy.request')
    .select('id')
    .where('person_id', '=', personId)
    .where('kind', 'in', ['erasure', 'anonymisation'])
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()) !== undefined

/** The requests of an account, newest first. */
export async function requestsOf(tx: Tx, actor: Actor, personId: string): Promise<RequestShown[]> {
  const rows = await tx.rows
    .selectFrom('privacy.request')
    .select('id')
    .where('person_id', '=', personId)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  const shown: RequestShown[] = []
  for (const { id } of rows) shown.push(await requestShown(tx, await requestById(tx, actor, id)))
  return shown
}
