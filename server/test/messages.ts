import { randomUUID } from 'node:crypto'
import type { OrderWish, Question } from '#contract/messages.ts'
import { keepMessage } from '#domains/support/keep-message.ts'
import type { ReadMessage } from '#domains/support/read-message.ts'
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

/** A message that came by the public site. */
export const someMessage = ({ deeds }: Pick<TestInstallation, 'deeds'>, message: ReadMessage) =>
  deeds.run((tx) => keepMessage(tx, { message, language: 'fr', noProspecting: true, notice: '1-000000', ticketId: randomUUID() }))
