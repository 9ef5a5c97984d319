import { alone, type Tx } from '#platform/db/transaction.ts'
import { tooMany } from '#platform/limits/tried.ts'
import { Refusal } from '#platform/refusal.ts'
import { keepMessage, type NewMessage } from './keep-message.ts'
import { messagesFrom, mostInADay } from './limits.ts'
import { outOfTime, readTicket } from './ticket.ts'

export interface MessageSent extends Omit<NewMessage, 'ticketId'> {
  readonly ticket: string
  /** Something stands in the field that no reader sees. */
  readonly trapped: boolean
}

/**
 * Takes what somebody writes to us, once: the same form again finds what it sent. Refusals are returned, for the counts must stay.
 */
export async function takeMessage(tx: Tx, sent: MessageSent, source: string): Promise<{ readonly reference: string } | Refusal> {
  const ticket = await readTicket(tx, sent.ticket)
  if (!ticket) return (await tooMany(tx, [messagesFrom, source])) ?? new Refusal('press-again')
  await alone(tx, `support.message ${ticket.id}`) // two presses of one button at once
  const known = await tx.rows.selectFrom('support.message').select('reference').where('ticket', '=', ticket.id).executeTakeFirst()
  if (known) return known
  const refused = (await tooMany(tx, [messagesFrom, source])) ?? (await tooManyToday(tx))
  if (refused) return refused
  if (sent.trapped || outOfTime(tx, ticket)) return new Refusal('press-again')
  return keepMessage(tx, { ...sent, ticketId: ticket.id })
}

async function tooManyToday(tx: Tx): Promise<Refusal | undefined> {
  const since = new Date(tx.clock.now().getTime() - 86_400_000)
  const today = await tx.rows
    .selectFrom('support.message')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('last_at', '>', since)
    .where('made_at', '>', since)
    .where('mail', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(today.count) < mostInADay ? undefined : new Refusal('too-many', [], 3_600)
}
