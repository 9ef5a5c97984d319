/** The test that runs the examples puts a message of its own, or a form's ticket, in its place. */
export const exampleQuestionId = '01936b3e-7c1a-7d2e-9f40-5a8b6c7d8ea1'
export const exampleOrderId = '01936b3e-7c1a-7d2e-9f40-5a8b6c7d8ea2'
export const exampleAttachmentId = '01936b3e-7c1a-7d2e-9f40-5a8b6c7d8ea4'
export const exampleTicket = 'the ticket of the form'

const staff = '01936b3e-7c1a-7d2e-9f40-5a8b6c7d8ea3'
const sender = { name: 'Nadia Tazi', email: 'nadia@courrier.example' }
const listed = { reference: 'ME-2026-000012', language: 'fr' as const, state: 'open' as const, madeAt: '2026-11-26T09:30:00.000Z' }
const answer = { text: 'Oui, dès quarante cartes.', at: '2026-11-26T10:00:00.000Z', by: staff }
const untouched = { noProspecting: false, answers: [], closed: null }
const says = {
  question: { ...sender, text: 'Gravez-vous un logo sur une carte en bois ?' },
  order: { ...sender, company: 'Riad Al Mandar', quantity: 40, material: 'Bois de cèdre' },
}
const id = { question: exampleQuestionId, order: exampleOrderId }

export const formExamples = {
  form: { answer: { ticket: exampleTicket, notice: '1-3f9a2c' } },
  question: { body: { ...says.question, ticket: exampleTicket }, answer: { reference: listed.reference } },
  order: { body: { ...says.order, quantity: '40', ticket: exampleTicket }, answer: { reference: listed.reference } },
}

const deskOf = <K extends 'question' | 'order', More extends object>(kind: K, more: More) => {
  const opened = { id: id[kind], ...listed, says: says[kind], ...more, ...untouched }
  return {
    queue: { query: { state: 'open' as const }, answer: { items: [{ id: id[kind], ...listed }], next: null } },
    open: { answer: opened },
    answer: { body: { text: answer.text }, answer: { ...opened, state: 'answered' as const, answers: [answer] } },
    close: {
      body: { why: 'answered' as const },
      answer: { ...opened, state: 'closed' as const, closed: { why: 'answered' as const, at: answer.at, by: staff } },
    },
  }
}
export const deskExamples = { question: deskOf('question', { mail: null, card: null }), order: deskOf('order', {}) }
