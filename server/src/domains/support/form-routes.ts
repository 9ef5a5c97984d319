import type { z } from 'zod'
import { Language } from '#contract/language.ts'
import {
  fieldsOfKind,
  type MessageFormView,
  type MessageKind,
  MessageOffered,
  MessageTaken,
  type MessageTyped,
  messageFields,
  OrderSent,
  QuestionSent,
} from '#contract/messages.ts'
import type { Clock } from '#platform/clock.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { Deeds } from '#platform/db/transaction.ts'
import { type Answer, type Ask, type Operation, operation } from '#platform/http/operation.ts'
import { problemType as problem, problemAnswer } from '#platform/http/problem.ts'
import { noticeVersion } from '#platform/notice.ts'
import { Refusal } from '#platform/refusal.ts'
import { formExamples } from './examples.ts'
import { purposeOf } from './message.ts'
import type { MessagePages } from './pages.ts'
import { messageFrom } from './read-message.ts'
import { takeMessage } from './take-message.ts'
import { newTicket } from './ticket.ts'

export interface MessagesHouse {
  readonly deeds: Deeds
  readonly clock: Clock
  readonly pages: MessagePages
  /** The number of the CNDP's receipt. Without one, production serves no form that collects. */
  readonly cndp: string | undefined
  readonly collects: boolean
}

const html = 'text/html; charset=utf-8'
const json = 'application/json; charset=utf-8'
const open = 'anybody may write to us, with an account or without' as const
type Sent = z.output<typeof QuestionSent> & Partial<z.output<typeof OrderSent>>
const typedIn = (body: Partial<MessageTyped>): MessageTyped =>
  Object.fromEntries(messageFields.map((field) => [field, body[field] ?? ''])) as MessageTyped

/** The public forms by which anybody writes to IdNet, or says which cards they wish for: no script, no account. */
export const messageFormOperations = (house: MessagesHouse): readonly Operation[] => [
  ...formOperations(house, 'question', '/contact', 'Write to us', QuestionSent),
  ...formOperations(house, 'order', '/commander', 'Say which cards one wishes for', OrderSent),
]

function formOperations(
  { deeds, clock, pages, cndp, collects }: MessagesHouse,
  kind: MessageKind,
  path: string,
  summary: string,
  body: typeof QuestionSent | typeof OrderSent,
): readonly Operation[] {
  const page = (status: number, text: string, headers: Answer['headers'] = {}): Answer => ({
    status,
    type: html,
    body: text,
    headers: { 'content-security-policy': pages.contentPolicy, ...headers },
  })
  const refuse = ({ language }: Pick<Ask, 'language'>, { code, fields, waitSeconds }: Refusal): Answer =>
    problemAnswer(language, code, { ...(fields.length > 0 && { fields }), ...(waitSeconds !== undefined && { waitSeconds }) })
  const notice = () => noticeVersion(pages.notices[kind], moroccanDate(clock.now()))
  const ticket = () => deeds.read(newTicket)
  const view = (sent: Partial<Sent>, more: Pick<MessageFormView, 'ticket'> & Partial<MessageFormView>): MessageFormView => ({
    kind,
    typed: typedIn(sent),
    wrong: {},
    noProspecting: sent.noProspecting ?? false,
    notice: notice(),
    cndp,
    ...more,
  })

  /** May be found by search engines; not kept, for each has a ticket of its own. */
  async function form(ask: Ask, language: Language): Promise<Answer> {
    if (!collects) return ask.wantsHtml ? page(200, pages.closed(language, kind)) : refuse(ask, new Refusal('form-closed'))
    const drawn = await ticket()
    if (ask.wantsHtml) return page(200, pages.form(language, view({}, { ticket: drawn })), { 'x-robots-tag': 'all' })
    return { status: 200, type: json, body: JSON.stringify(MessageOffered.parse({ ticket: drawn, notice: notice() })) }
  }

  async function sent(ask: Ask<Sent>): Promise<Answer> {
    const { body: given, language } = ask
    if (!collects) return ask.wantsHtml ? page(409, pages.closed(language, kind)) : refuse(ask, new Refusal('form-closed'))
    const again = async (status: number, more: Partial<MessageFormView>, headers?: Answer['headers']) =>
      page(status, pages.form(language, view(given, { ticket: given.ticket || (await ticket()), ...more })), headers)
    const read = messageFrom(kind, typedIn(given))
    if ('wrong' in read) {
      if (!ask.wantsHtml) return refuse(ask, new Refusal('invalid', Object.keys(read.wrong)))
      return again(422, { wrong: read.wrong })
    }
    const { noProspecting, notice: shown, website } = given
    const message = { message: read, language, noProspecting, ticket: given.ticket, notice: shown, trapped: website !== '' }
    const taken = await deeds.run((tx) => takeMessage(tx, message, ask.source))
    if (taken instanceof Refusal) {
      if (!ask.wantsHtml) return refuse(ask, taken)
      // a form that is too old gets a new ticket: pressed once more, it is taken
      if (taken.code === 'press-again') return again(taken.status, { says: 'again', ticket: await ticket() })
      return again(taken.status, { says: 'many' }, { 'retry-after': String(taken.waitSeconds ?? 60) })
    }
    if (!ask.wantsHtml) return { status: 201, type: json, body: JSON.stringify(MessageTaken.parse({ reference: taken.reference })) }
    return page(201, pages.taken(language, { kind, reference: taken.reference }))
  }

  const get = { method: 'GET', open, purpose: 'none' } as const
  const offered = { says: 'The form; or its ticket, for a program that fills it in', types: ['text/html'], json: MessageOffered }
  const answers = { 200: offered, 409: { says: 'No form collects before the CNDP’s receipt', types: [problem] } }
  return [
    operation({
      ...get,
      path,
      summary: `${summary}: the form, in the reader’s language`,
      example: formExamples.form,
      answers,
      run: (ask) => form(ask, ask.language),
    }),
    operation({
      ...get,
      path: `${path}/{language}`,
      summary: `${summary}: the form, in this language`,
      example: { ...formExamples.form, parameters: { language: 'ar' } },
      parameters: { language: { pattern: /^(?:fr|ar|en)$/, says: 'fr, ar or en' } },
      answers,
      run: (ask) => form(ask, Language.parse(ask.parameters.language)),
    }),
    operation<Sent>({
      method: 'POST',
      path,
      summary: `${summary}, with ${fieldsOfKind[kind].join(', ')}`,
      example: formExamples[kind],
      open,
      purpose: purposeOf[kind],
      body,
      answers: {
        201: { says: 'It came: its reference', types: ['text/html'], json: MessageTaken },
        409: { says: 'Once more: it came too fast, or too late; or no form collects yet', types: ['text/html', problem] },
        422: { says: 'A field is refused, in words; everything typed is kept', types: ['text/html', problem] },
        429: { says: 'Many are writing; everything typed is kept', types: ['text/html', problem] },
      },
      run: sent,
      pageOfFailure: ({ language, body: given }) => pages.form(language, view(given, { ticket: given.ticket, says: 'failed' })),
    }),
  ]
}
