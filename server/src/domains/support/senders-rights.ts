import type { OrderWish, Question } from '#contract/messages.ts'
import type { CorrectData } from '#contract/requests.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Reached } from '#platform/personal-data.ts'
import { indexSender } from './index-sender.ts'
import { questionOf, wishOf } from './message-rows.ts'

// What the sender of messages may ask of us: who they are was shown by their address.

const sentUnder = (tx: Tx, subjectIds: readonly string[]) =>
  tx.rows
    .selectFrom('support.message')
    .select(['id', 'subject_id', 'question', 'wish', 'language'])
    .where('subject_id', '=', anyOf(subjectIds))
    .orderBy('subject_id')
    .execute()

/** No commercial word to them (law 09-08, art. 9): it stands beside what they wrote. */
export async function refuseProspectingOf(tx: Tx, actor: Actor, subjectIds: readonly string[]): Promise<void> {
  for (const { id } of await sentUnder(tx, subjectIds)) {
    await tx.rows.updateTable('support.message').set({ no_prospecting: true }).where('id', '=', id).execute()
    await record(tx, actor, { deed: 'message.object', object: { kind: 'message', id }, purpose: 'rights' })
  }
}

/** Puts right who wrote: what they wrote stays theirs. Returns in how many places. */
export async function correctSender(tx: Tx, actor: Actor, subjectIds: readonly string[], change: CorrectData): Promise<number> {
  let corrected = 0
  const subjects = await tx.vault.subjects(tx, subjectIds, { actor, purpose: 'rights' })
  for (const { id, subject_id, question, wish } of await sentUnder(tx, [...subjects.keys()])) {
    const subject = subjects.get(subject_id)
    if (!subject) continue
    const asks = question && changedIn(subject.open(questionOf, id, question), change)
    const wishes = wish && withCompany(changedIn(subject.open(wishOf, id, wish), change), change)
    const changed = {
      ...(asks && { question: subject.seal(questionOf, id, asks) }),
      ...(wishes && { wish: subject.seal(wishOf, id, wishes) }),
    }
    if (asks) await indexSender(tx, subject_id, 'question', asks)
    if (wishes) await indexSender(tx, subject_id, 'order', wishes)
    await tx.rows.updateTable('support.message').set(changed).where('id', '=', id).execute()
    await record(tx, actor, { deed: 'message.correct', object: { kind: 'message', id }, subject, purpose: 'rights' })
    corrected++
  }
  return corrected
}

function changedIn<Says extends Question | OrderWish>(says: Says, { name, phone }: CorrectData): Says {
  const { phone: known, ...rest } = says
  const next = phone === undefined ? known : phone
  return { ...rest, ...(name !== undefined && { name }), ...(next != null && { phone: next }) } as Says
}

// cards are ordered for a company: there is always one
const withCompany = (wish: OrderWish, { company }: CorrectData): OrderWish => (company ? { ...wish, company } : wish)

/** The addresses of those who wrote. */
export async function reachSenders(tx: Tx, actor: Actor, subjectIds: readonly string[]): Promise<readonly Reached[]> {
  const subjects = await tx.vault.subjects(tx, subjectIds, { actor, purpose: 'rights' })
  return (await sentUnder(tx, [...subjects.keys()])).flatMap(({ id, subject_id: subjectId, question, wish, language }) => {
    const subject = subjects.get(subjectId)
    const says = question ? subject?.open(questionOf, id, question) : wish ? subject?.open(wishOf, id, wish) : undefined
    return says ? [{ subjectId, address: says.email, language }] : []
  })
}
