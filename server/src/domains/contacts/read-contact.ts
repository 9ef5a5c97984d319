import type { z } from 'zod'
import type { ContactOpened } from '#contract/contacts.ts'
import type { Actor } from '#platform/actor.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { answerToQuestion } from './contact-rows.ts'
import { contactsById } from './contact-views.ts'
import type { ContactAddressed } from './find-contact.ts'
import { exportsWith } from './list-exports.ts'
import { groupsOf } from './shown-as-one.ts'

type Opened = z.infer<typeof ContactOpened>

/** One contact for its owner, with what happened to it, and those that are shown as one with it. Refuses a contact that is not theirs. */
export async function contactOpened(tx: Tx, actor: Actor, { ownerId, contactId }: ContactAddressed): Promise<Opened> {
  const groups = await groupsOf(tx, ownerId)
  const top = groups.topOf(contactId)
  const ids = [top, ...groups.under(top)]
  const contacts = await contactsById(tx, actor, ownerId, ids)
  const contact = contacts.get(contactId)
  if (!contact) throw new Refusal('not-found', ['contactId'])
  const others = ids.flatMap((id) => (id === contactId ? [] : (contacts.get(id) ?? [])))
  return {
    ...contact,
    merged: others.map(({ id }) => id),
    exports: await exportsWith(tx, ownerId, ids),
    questions: await questionsAbout(tx, actor, ownerId, ids),
    others,
  }
}

/** What the authors of these contacts asked, newest first, with the answers. */
async function questionsAbout(tx: Tx, actor: Actor, ownerId: string, contactIds: readonly string[]): Promise<Opened['questions']> {
  const rows = await tx.rows
    .selectFrom('contacts.question as question')
    .innerJoin('contacts.contact as contact', 'contact.id', 'question.contact_id')
    .select(['question.id', 'question.contact_id', 'question.asked_at', 'question.answer', 'question.answered_at', 'contact.subject_id'])
    .where('contact.owner_id', '=', ownerId)
    .where('contact.id', '=', anyOf(contactIds))
    .orderBy('question.asked_at', 'desc')
    .orderBy('question.id', 'desc')
    .execute()
  const access = { actor, purpose: 'sharing the card' } as const
  const subjects = await tx.vault.subjects(
    tx,
    rows.map(({ subject_id }) => subject_id),
    access,
  )
  return rows.map(({ id, contact_id, asked_at, answer, answered_at, subject_id }) => ({
    id,
    contact: contact_id,
    askedAt: asked_at.toISOString(),
    answer: (answer && subjects.get(subject_id)?.open(answerToQuestion, id, answer)) ?? null,
    answeredAt: answered_at?.toISOString() ?? null,
  }))
}
