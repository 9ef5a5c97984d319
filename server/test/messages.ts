import { randomUUID } from 'node:crypto'
import type { OrderWish, Question } from '#contract/messages.ts'
import { keepMessage } from '#domains/support/keep-message.ts'
import type { ReadMessage } from '#domains/support/read-message.ts'
import { aPdf } from './documents.ts'
import type { TestInstallation } from './installation.ts'

const sender = { name: 'Nadia Tazi', email: 'nadia@courrier.example' }
export const aQuestion = (more: Partial<Question> = {}): ReadMessage => ({
  kind: 'question',
  says: { ...sender, text: 'Gravez-vous un logo ?', ...more },
})
export const anOrder = (more: Partial<OrderWish> = {}): ReadMessage => ({
  kind: 'order',
  says: { ...sender, company: 'Riad Al Mandar', quantity: 40, ...more },
})

const asked = { language: 'fr', noProspecting: true, notice: '1-000000' } as const

/** A message that came by the public site. */
export const someMessage = ({ deeds }: Pick<TestInstallation, 'deeds'>, message: ReadMessage) =>
  deeds.run((tx) => keepMessage(tx, { ...asked, message, ticketId: randomUUID() }))

/** A question that came by mail, with a file. */
export async function someMail({ deeds }: Pick<TestInstallation, 'deeds'>, message: ReadMessage) {
  const [file, content] = [randomUUID(), aPdf('plan')]
  const attachments = [{ name: 'plan.pdf', bytes: content.length, kept: { id: file, type: 'pdf' as const }, why: null }]
  const kept = { mailId: '<one@courrier.example>', continues: [], automatic: false, trouble: null, attachments, more: 0 }
  const mail = { kept, files: new Map([[file, content]]) }
  const made = await deeds.run((tx) => keepMessage(tx, { ...asked, message, ticketId: randomUUID(), mail }))
  return { ...made, file }
}
