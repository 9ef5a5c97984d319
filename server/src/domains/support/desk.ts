import { sql } from 'kysely'
import type { MailKept, MessageKind, MessageQueue } from '#contract/messages.ts'
import { type AtWork, openCase } from '#platform/audit/opening.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { referencesMeant } from '#platform/references.ts'
import { messageById } from './find-message.ts'
import { purposeOf } from './message.ts'
import { answerSays, mailOf, questionOf, wishOf } from './message-rows.ts'
import { listedMessages, messageListed } from './message-views.ts'

/** What waits, the oldest first; or what is closed, the newest first. Nobody's name is in it. `by`: who asks, of whom 'mine' is. */
export async function messageQueue(
  tx: Tx,
  kind: MessageKind,
  { state, limit, after, language, mine, reference }: MessageQueue,
  by: string,
) {
  const closed = state === 'closed'
  const rows = await listedMessages(tx)
    .where('message.kind', '=', kind)
    .where('message.closed', '=', closed)
    .$if(state === 'unanswered', (query) => query.where('message.answered_by', 'is', null))
    .$if(mine, (query) => query.where('message.answered_by', '=', by))
    .$if(language !== undefined, (query) => query.where('message.language', '=', language ?? 'fr'))
    .$if(reference !== undefined, (query) =>
      query.where('message.reference', '=', sql<string>`any(${referencesMeant('ME', reference ?? '', tx.clock.now())}::text[])`),
    )
    .$if(after !== undefined, (query) => query.where('message.id', closed ? '<' : '>', after ?? ''))
    .orderBy('message.id', closed ? 'desc' : 'asc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  return { items: page.map(messageListed), next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}

/** Since when a card is shown in a case; null where none is. Handed in, for this domain knows of no cards. */
export type ShownInCase = (tx: Tx, caseId: string) => Promise<{ readonly since: string } | null>

/** Opens a question for who answers it. That it was opened is recorded before anything of it is shown. */
export async function openQuestion(tx: Tx, by: AtWork, id: string, shownIn: ShownInCase = async () => null) {
  const { row, subject } = await messageById(tx, by.actor, 'question', id)
  await recordOpening(tx, by, 'question', row, subject)
  if (!row.question) throw new Error('a question says nothing')
  const says = subject.open(questionOf, id, row.question)
  const mail = row.mail ? mailShown(subject.open(mailOf, id, row.mail)) : null
  const card = await shownIn(tx, id)
  return {
    ...(await standing(tx, id)),
    says,
    mail,
    card,
    noProspecting: row.no_prospecting,
    answers: await answersOf(tx, id, subject.open),
  }
}

const mailShown = ({ automatic, trouble, attachments, more }: MailKept) => ({ automatic, trouble, attachments, more })

/** Opens a wish for cards, likewise. */
export async function openOrder(tx: Tx, by: AtWork, id: string) {
  const { row, subject } = await messageById(tx, by.actor, 'order', id)
  await recordOpening(tx, by, 'order', row, subject)
  if (!row.wish) throw new Error('a wish for cards says nothing')
  const says = subject.open(wishOf, id, row.wish)
  return { ...(await standing(tx, id)), says, noProspecting: row.no_prospecting, answers: await answersOf(tx, id, subject.open) }
}

const openedOf = {
  question: { kind: 'message', fields: ['name', 'email', 'phone', 'text', 'answers'] },
  order: { kind: 'order', fields: ['name', 'email', 'phone', 'company', 'order', 'text', 'answers'] },
} as const

const recordOpening = async (
  tx: Tx,
  by: AtWork,
  kind: MessageKind,
  { id, reference, closed }: { readonly id: string; readonly reference: string; readonly closed: boolean },
  subject: { readonly pseudonym: string },
): Promise<void> => {
  await openCase(tx, by, {
    deed: 'message.open',
    case: { kind: openedOf[kind].kind, id, reference },
    object: { kind: 'message', id },
    subject,
    purpose: purposeOf[kind],
    fields: openedOf[kind].fields,
    ended: closed,
  })
}

async function standing(tx: Tx, id: string) {
  const listed = messageListed(await listedMessages(tx).where('message.id', '=', id).executeTakeFirstOrThrow())
  const closed = await tx.rows.selectFrom('support.closing').selectAll().where('message_id', '=', id).executeTakeFirst()
  return { ...listed, closed: closed ? { why: closed.why, at: closed.at.toISOString(), by: closed.by_id } : null }
}

type Open = (column: typeof answerSays, rowId: string, sealed: Parameters<typeof answerText>[1]) => string
const answerText = (open: Open, says: Awaited<ReturnType<typeof answerRows>>[number]['says'], id: string) => open(answerSays, id, says)

const answerRows = (tx: Tx, messageId: string) =>
  tx.rows.selectFrom('support.answer').selectAll().where('message_id', '=', messageId).orderBy('at').orderBy('id').execute()

async function answersOf(tx: Tx, messageId: string, open: Open) {
  const rows = await answerRows(tx, messageId)
  return rows.map(({ id, says, at, by_id }) => ({ text: answerText(open, says, id), at: at.toISOString(), by: by_id }))
}
