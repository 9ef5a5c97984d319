import type { MessageKind, MessageState } from '#contract/messages.ts'
import type { Actor } from '#platform/actor.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { stateOf } from './message.ts'
import { questionOf, wishOf } from './message-rows.ts'
import { listedMessages } from './message-views.ts'

interface Message {
  readonly id: string
  readonly subject: { readonly pseudonym: string }
  readonly shown: {
    readonly reference: string
    readonly kind: MessageKind
    readonly state: MessageState
    readonly madeAt: string
    readonly text: string | null
  }
}

/** What lies under these keys of messages, for an emergency opening: each is its own subject, and is recorded by the caller as opened. */
export async function messagesOf(tx: Tx, actor: Actor, subjectIds: readonly string[], caseId: string): Promise<readonly Message[]> {
  const rows = await listedMessages(tx)
    .select(['message.kind', 'message.subject_id', 'message.question', 'message.wish'])
    .where('message.subject_id', '=', anyOf(subjectIds))
    .orderBy('message.id', 'desc')
    .execute()
  const under = rows.map(({ subject_id }) => subject_id)
  const [questions, wishes] = [
    await tx.vault.subjects(tx, under, { actor, purpose: 'contact requests', caseId }),
    await tx.vault.subjects(tx, under, { actor, purpose: 'orders', caseId }),
  ]
  return rows.flatMap(({ id, reference, kind, made_at, answers, closed, subject_id, question, wish }) => {
    const [asking, wishing] = [questions.get(subject_id), wishes.get(subject_id)]
    if (!asking || !wishing) return []
    const text = question ? asking.open(questionOf, id, question).text : wish ? (wishing.open(wishOf, id, wish).text ?? null) : null
    const shown = { reference, kind, state: stateOf({ answers, closed }), madeAt: made_at.toISOString(), text }
    return [{ id, subject: asking, shown }]
  })
}
