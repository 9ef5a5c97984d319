import { phoneOf } from '#domains/accounts/index.ts'
import { system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { tooMany } from '#platform/limits/tried.ts'
import { Refusal } from '#platform/refusal.ts'
import { postText } from '#platform/text-messages/post.ts'
import type { FoundRequest } from './find-request.ts'
import { mostTextsInADay, textsFrom, textsTo } from './limits.ts'
import { proofText } from './mail-kinds.ts'
import { freshProofs, numberDigestName, sendProof, spendProof } from './prove-request.ts'
import { waits } from './request.ts'
import { takeStep } from './step.ts'

// The second proof of a request that waits because a mailbox alone asked: a code to the telephone of the account. The number is the one that the account
// had for a while, never one that was typed into a request or stands on a card, and it is shown to nobody: whoever reads the mailbox must not learn it.

/** The number a code may go to, now: none where nothing waits, or the account has none that counts. */
export async function numberOf(tx: Tx, { row }: Pick<FoundRequest, 'row'>): Promise<string | undefined> {
  if (!waits(row, tx.clock.now()) || row.person_id === null) return undefined
  return phoneOf(tx, { actor: system, purpose: 'rights', caseId: row.id }, row.person_id)
}

/** Whether a code may be asked for by text message, or is on its way; null where there is the day's wait alone. */
export async function textCode(tx: Tx, found: FoundRequest): Promise<'offered' | 'sent' | null> {
  const number = await numberOf(tx, found)
  if (number === undefined) return null
  return (await freshProofs(tx, found.row.id, { way: 'text', number })).length > 0 ? 'sent' : 'offered'
}

/** Has a code sent to the number. The refusal is returned, for its counts must stay. */
export async function sendTextProof(tx: Tx, found: FoundRequest, source: string): Promise<undefined | Refusal> {
  const many = await tooMany(tx, [textsFrom, source])
  if (many) return many
  const number = await numberOf(tx, found)
  if (number === undefined) return new Refusal('request-state')
  // counted by number over all requests: this is how often its code can be guessed at, whoever reads the mailbox
  const refused = (await tooMany(tx, [textsTo, number])) ?? (await tooManyToday(tx, number))
  if (refused) return refused
  await postText(tx, proofText, await sendProof(tx, { id: found.row.id, subject: found.subject }, { way: 'text', number }))
  return undefined
}

async function tooManyToday(tx: Tx, number: string): Promise<undefined | Refusal> {
  const since = new Date(tx.clock.now().getTime() - 86_400_000)
  const sent = await tx.rows
    .selectFrom('privacy.proof')
    .select(({ fn }) => fn.countAll<string>().as('codes'))
    .where('number_digest', '=', await tx.vault.digest(numberDigestName, number))
    .where('made_at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(sent.codes) >= mostTextsInADay ? new Refusal('too-many') : undefined
}

/** The code came that was texted: nothing waits any more. The account was told when the wait began, and is told all the same. */
export async function proveByText(tx: Tx, found: FoundRequest, code: string): Promise<undefined | Refusal> {
  const number = await numberOf(tx, found)
  if (number === undefined) return new Refusal('request-state')
  const refused = await spendProof(tx, found.row.id, code, { way: 'text', number })
  if (refused) return refused
  await tx.rows.updateTable('privacy.request').set({ waits_until: tx.clock.now() }).where('id', '=', found.row.id).execute()
  await takeStep(tx, system, found, { step: 'texted' })
  return undefined
}
