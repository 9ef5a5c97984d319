import type { z } from 'zod'
import { AccessAsked, AskingOffered } from '#contract/asking-links.ts'
import { nameFor } from '#contract/card.ts'
import {
  CorrectDetails,
  DeleteDetails,
  DetailsLeft,
  ExchangeOffered,
  ExchangeSent,
  type ExchangeView,
  OpenReceipt,
  ReceiptDeed,
  ReceiptShown,
  type ReceiptView,
  type Typed,
  type Unsent,
  type Wrong,
} from '#contract/exchange.ts'
import { type AskingOpened, cardOpenIn, liveLink, parseToken, type Serving, tokenText } from '#domains/sharing/index.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { Deeds, Tx } from '#platform/db/transaction.ts'
import { type Answer, type Ask, type Operation, operation } from '#platform/http/operation.ts'
import { problemAnswer, problemType } from '#platform/http/problem.ts'
import { noticeVersion } from '#platform/notice.ts'
import { Refusal } from '#platform/refusal.ts'
import { askForAccess, typedIn as typedToAsk } from './ask-for-access.ts'
import { askOrigin } from './ask-origin.ts'
import { askingView, freshTicket, nothingTyped } from './asking-form.ts'
import { confirmDetails } from './confirm-details.ts'
import { correctDetails } from './correct-details.ts'
import { deleteDetails } from './delete-details.ts'
import { askingExample, visitorsExamples } from './examples.ts'
import { filledIn, mostFileBytes } from './fill-in.ts'
import { leaveAtCard, type Whereabouts } from './leave-at-card.ts'
import { requestDays } from './leave-details.ts'
import { exchangeNotice, exchangeText } from './notice.ts'
import type { VisitorPages } from './pages.ts'
import { preferenceOf } from './preference.ts'
import { detailsFrom } from './read-form.ts'
import { receiptShown } from './read-receipt.ts'
import { countSource } from './take-form.ts'
import { newTicket, readTicket, type Ticket, ticketText } from './ticket.ts'
import { giveDetailsBack, withdrawDetails } from './withdraw-details.ts'

export interface VisitorsHouse {
  readonly deeds: Deeds
  readonly serving: Serving
  readonly pages: VisitorPages
  readonly origin: URL
  /** The number of the CNDP's receipt. Without one, production serves no form that collects. */
  readonly cndp: string | undefined
  readonly collects: boolean
  readonly whereabouts: Whereabouts
}

const html = 'text/html; charset=utf-8'
const json = 'application/json; charset=utf-8'
const problem = problemType
const boxes = ['noProspecting', 'tellClosing', 'mailReceipt'] as const
const unsent = (
  action: Unsent['action'],
  body: Typed & { readonly [box in (typeof boxes)[number]]?: boolean },
  carries: Unsent['carries'],
): Unsent => ({
  action,
  typed: typedIn(body),
  carries: { ...carries, ...Object.fromEntries(boxes.filter((box) => body[box]).map((box) => [box, '1'])) },
})
const typedIn = ({ name, email, phone, company, note }: Typed): Typed => ({ name, email, phone, company, note })
const placePattern = { place: { pattern: /^[1-9]\d{0,2}$/, says: 'the number of an open card in this view session, 1 to 255' } }

const page = (status: number, body: string, headers: Answer['headers'] = {}): Answer => ({ status, type: html, body, headers })

/** Draws the form by which one asks for access, where a link opens as one: also in a process without root key. */
export const askingForm =
  ({ serving, pages, cndp }: Pick<VisitorsHouse, 'serving' | 'pages' | 'cndp'>) =>
  async (ask: Ask, { id, token, line: to }: AskingOpened): Promise<Answer> => {
    const view = askingView(ask.language, {
      token,
      to,
      ticket: await freshTicket(serving, { id, line: to }),
      cndp,
      day: moroccanDate(serving.clock.now()),
    })
    if (ask.wantsHtml) return page(200, pages.exchange(ask.language, view))
    const body = AskingOffered.parse({ ticket: view.ticket, to, keepDays: requestDays, notice: view.notice })
    return { status: 200, type: json, body: JSON.stringify(body) }
  }

type Sent = z.output<typeof ExchangeSent>
type Correct = z.output<typeof CorrectDetails>

/** What a visitor does who leaves their details beside a card, or asks for access to one, and afterwards with the receipt. It needs the vault: a key is made for each. */
export function visitorOperations(house: VisitorsHouse): readonly Operation[] {
  const { deeds, serving, pages } = house
  const urlOf = (token: string) => `${new URL('/recu', house.origin).href}#${token}`

  // ---- the form

  async function offered(ask: Ask): Promise<Answer> {
    const place = ask.parameters.place === undefined ? undefined : Number(ask.parameters.place)
    const card = await cardOpenIn(serving, ask.cookies, place)
    if (!card) return ask.wantsHtml ? page(404, pages.viewExpired(ask.language)) : refuse(ask, new Refusal('view-expired'))
    const to = nameFor(card.card, ask.language)
    const drawn = await deeds.read(async (tx) => {
      const link = await liveLink(tx, card.linkId)
      if (!link || !card.exchange || !house.collects) return undefined
      const { keepMonths } = await preferenceOf(tx, link.ownerId)
      const drawnAt = tx.clock.now()
      const notice = noticeVersion(exchangeText, moroccanDate(drawnAt))
      const about = { linkId: card.linkId, drawnAt, notice, keepMonths, to, place: card.place }
      const ticket = newTicket(about)
      return { ticket, text: await ticketText(tx, ticket) }
    })
    if (!drawn) return notTaken(ask, 'exchange-closed', nothingTyped)
    if (ask.wantsHtml) return page(200, pages.exchange(ask.language, viewOf(ask, drawn.ticket, drawn.text)))
    const { keepMonths, notice: version } = drawn.ticket
    const notice = exchangeNotice(ask.language, to, keepMonths, { cndp: house.cndp, version })
    const body = ExchangeOffered.parse({ ticket: drawn.text, to, keepMonths, notice })
    return { status: 200, type: json, body: JSON.stringify(body) }
  }

  const viewOf = ({ language }: Ask, { to, place, keepMonths, notice: version }: Ticket, ticket: string): ExchangeView => ({
    ticket,
    to,
    beside: { place },
    notice: exchangeNotice(language, to, keepMonths, { cndp: house.cndp, version }),
    typed: nothingTyped,
    noProspecting: false,
    tellClosing: false,
    mailReceipt: false,
    wrong: {},
  })

  function notTaken(ask: Ask, why: 'exchange-closed' | 'asking-closed' | 'form-dead', typed: Typed): Answer {
    const refusal = new Refusal(why)
    return ask.wantsHtml ? page(refusal.status, pages.notTaken(ask.language, why, typed)) : refuse(ask, refusal)
  }

  const refuse = ({ language }: Ask, { code, fields, waitSeconds }: Refusal): Answer =>
    problemAnswer(language, code, { ...(fields.length > 0 && { fields }), ...(waitSeconds !== undefined && { waitSeconds }) })

  async function sent(ask: Ask<Sent>): Promise<Answer> {
    const { body, file, language } = ask
    if (!house.collects) return notTaken(ask, 'exchange-closed', typedIn(body))
    const read = detailsFrom(body, body.tellClosing || body.mailReceipt ? 'a mail' : undefined)
    const many = await deeds.run((tx) => countSource(tx, ask.source)) // apart: a hall behind one address does not wait for each leaving
    const outcome = await deeds.run(async (tx) => {
      const ticket = await readTicket(tx, body.ticket)
      if (!ticket) return { refusal: many ?? new Refusal('form-dead') }
      if (many) return { ticket, refusal: many }
      if (file || 'wrong' in read) return { ticket }
      const refusal = await leaveAtCard(
        tx,
        { ...body, ticket, details: read.details, language, trapped: body.website !== '' },
        ask.source,
        house.whereabouts,
      )
      return { ticket, refusal }
    })
    const { ticket, refusal } = outcome
    if (!ticket) {
      if (refusal.code !== 'form-dead') throw refusal
      return notTaken(ask, 'form-dead', typedIn(body))
    }
    if (refusal?.code === 'exchange-closed') return notTaken(ask, 'exchange-closed', typedIn(body))
    const again: ExchangeView = { ...viewOf(ask, ticket, body.ticket), ...body, typed: typedIn(body), ticket: body.ticket }
    if (refusal) return heldUp(ask, again, refusal)
    if (file) return reviewed(ask, again, file)
    if ('wrong' in read) return corrected(ask, again, read.wrong)
    return taken(ask, ticket)
  }

  /** Nothing is lost: the form comes back as it was. */
  function heldUp(ask: Ask, view: ExchangeView, refusal: Refusal): Answer {
    if (!ask.wantsHtml) return refuse(ask, refusal)
    const { waitSeconds } = refusal
    const says = refusal.code === 'many-at-once' ? 'many-at-once' : 'press-again'
    const drawn = pages.exchange(ask.language, { ...view, says, ...(waitSeconds !== undefined && { waitSeconds }) })
    return page(refusal.status, drawn, waitSeconds === undefined ? {} : { 'retry-after': String(waitSeconds) })
  }

  function reviewed(ask: Ask, view: ExchangeView, file: NonNullable<Ask['file']>): Answer {
    const typed = file.cut ? undefined : filledIn(view.typed, file.bytes, ask.language)
    if (!typed && !ask.wantsHtml) return refuse(ask, new Refusal(file.cut ? 'too-large' : 'invalid', ['vcard']))
    if (!typed) return page(422, pages.exchange(ask.language, { ...view, says: file.cut ? 'file-large' : 'file-unreadable' }))
    if (ask.wantsHtml) return page(200, pages.exchange(ask.language, { ...view, typed, says: 'filled' }))
    return { status: 200, type: json, body: JSON.stringify(typed) }
  }

  function corrected(ask: Ask, view: ExchangeView, wrong: Wrong): Answer {
    if (!ask.wantsHtml) return refuse(ask, new Refusal('invalid', Object.keys(wrong)))
    return page(422, pages.exchange(ask.language, { ...view, wrong }))
  }

  async function asked(ask: Ask<AccessAsked>): Promise<Answer> {
    if (!house.collects) return notTaken(ask, 'asking-closed', typedToAsk(ask.body))
    const outcome = await askForAccess(house, ask)
    if ('taken' in outcome) return taken(ask, outcome.taken)
    if ('closed' in outcome) return notTaken(ask, 'asking-closed', typedToAsk(ask.body))
    return 'refusal' in outcome ? heldUp(ask, outcome.again, outcome.refusal) : corrected(ask, outcome.again, outcome.wrong)
  }

  async function taken(
    ask: Ask<{ readonly mailReceipt: boolean }>,
    { receipt, place }: { readonly receipt: Buffer; readonly place?: number },
  ): Promise<Answer> {
    const token = tokenText(receipt)
    const shown = await deeds.read((tx) => receiptShown(tx, token)).catch(gone)
    if (!shown) return dead(ask) // sent again after it was deleted
    if (!ask.wantsHtml) {
      const body = DetailsLeft.parse({ receipt: urlOf(token), shown })
      return { status: 201, type: json, body: JSON.stringify(body) }
    }
    const open = place !== undefined && (await cardOpenIn(serving, ask.cookies, place)) !== undefined
    const view: ReceiptView = { token, url: urlOf(token), shown, done: 'sent', mailed: ask.body.mailReceipt, ...(open && { place }) }
    return page(200, shown.details ? pages.sent(ask.language, view) : pages.receipt(ask.language, view))
  }

  // ---- the receipt

  const dead = (ask: Ask): Answer => (ask.wantsHtml ? page(404, pages.receiptDead(ask.language)) : refuse(ask, new Refusal('receipt-dead')))

  async function opened(ask: Ask<z.output<typeof OpenReceipt>>, fromPath?: string): Promise<Answer> {
    const text = ask.body.token || fromPath || ask.body.token // the shell's form has an empty field when the address holds the token
    if (text === undefined) throw new Refusal('invalid', ['token'])
    return shown(ask, text)
  }

  async function shown(ask: Ask, text: string, more: Pick<ReceiptView, 'done' | 'refused'> = {}): Promise<Answer> {
    const found = await deeds.read((tx) => receiptShown(tx, text)).catch(gone)
    const token = parseToken(text)
    if (!found || !token) return dead(ask)
    if (!ask.wantsHtml) return { status: 200, type: json, body: JSON.stringify(ReceiptShown.parse(found)) }
    const view: ReceiptView = { token: tokenText(token), url: urlOf(tokenText(token)), shown: found, ...more }
    return page(more.refused ? 422 : 200, pages.receipt(ask.language, view))
  }

  type Deed = (tx: Tx, receipt: string) => Promise<undefined | Refusal>
  const doing = (done: NonNullable<ReceiptView['done']>, deed: Deed) => async (ask: Ask<z.output<typeof ReceiptDeed>>) => {
    const refusal = await deeds.run((tx) => deed(tx, ask.body.token)).catch(gone)
    if (refusal === null) return dead(ask)
    if (refusal) throw refusal
    return shown(ask, ask.body.token, { done })
  }

  async function correct(ask: Ask<Correct>): Promise<Answer> {
    const { token, noProspecting, tellClosing } = ask.body
    const left = await deeds.read((tx) => receiptShown(tx, token)).catch(gone)
    if (!left) return dead(ask)
    const read = detailsFrom(ask.body, left.kind === 'asked' ? 'the answer' : tellClosing ? 'a mail' : undefined)
    if ('wrong' in read) {
      if (!ask.wantsHtml) return refuse(ask, new Refusal('invalid', Object.keys(read.wrong)))
      return shown(ask, token, { refused: { typed: typedIn(ask.body), noProspecting, tellClosing, wrong: read.wrong } })
    }
    return doing('correct', (tx, receipt) => correctDetails(tx, { receipt, details: read.details, noProspecting, tellClosing }))(ask)
  }

  async function remove(ask: Ask<z.output<typeof DeleteDetails>>): Promise<Answer> {
    const { token, sure } = ask.body
    if (!sure && !ask.wantsHtml) return refuse(ask, new Refusal('invalid', ['sure']))
    const found = await deeds.read((tx) => receiptShown(tx, token)).catch(gone)
    const parsed = parseToken(token)
    if (!found || !parsed || found.details === null) return dead(ask)
    if (!sure) return page(200, pages.deleteSure(ask.language, tokenText(parsed)))
    const done = await deeds.run((tx) => deleteDetails(tx, token)).catch(gone)
    if (done === null) return dead(ask)
    return ask.wantsHtml ? page(200, pages.receiptDeleted(ask.language)) : { status: 204, type: json, body: '' }
  }

  const shell = async (ask: Ask): Promise<Answer> => ({
    ...page(200, pages.receiptShell(ask.language), { 'cache-control': 'public, max-age=300', vary: 'Accept-Language, Accept-Encoding' }),
    lasting: true,
  })

  const leaving = {
    open: 'a visitor has no account: the link that opened the card is asked for again',
    purpose: 'sharing the card',
  } as const
  const holding = { open: 'the receipt is the key: who has none gets nothing', purpose: 'rights' } as const
  const formAnswers = {
    200: { says: 'The form, with the notice', types: ['text/html'], json: ExchangeOffered },
    404: { says: 'No such card is open in this browser', types: ['text/html', problem] },
    409: { says: 'Its owner takes no details beside this card', types: ['text/html', problem] },
  }
  const receiptAnswers = {
    200: { says: 'What was left, as it stands', types: ['text/html'], json: ReceiptShown },
    404: { says: 'Unknown and deleted receipts answer alike', types: ['text/html', problem] },
  }
  const changed = { ...receiptAnswers, 429: { says: 'Too many changes at once', types: ['text/html', problem] } }
  const shellAnswers = {
    200: { says: 'The page that opens a receipt: the same bytes for every token, without personal data', types: ['text/html'] },
  }
  const deed = (path: 'confirm' | 'withdraw' | 'give-back' | 'ask', summary: string, done: NonNullable<ReceiptView['done']>, act: Deed) =>
    operation({
      ...holding,
      method: 'POST',
      path: `/recu/${path}`,
      summary,
      example: visitorsExamples[path],
      body: ReceiptDeed,
      answers: changed,
      run: doing(done, act),
    })

  return [
    operation({
      ...leaving,
      method: 'GET',
      path: '/echange',
      summary: 'The form beside the newest open card',
      example: visitorsExamples.offered,
      answers: formAnswers,
      run: offered,
    }),
    operation({
      ...leaving,
      method: 'GET',
      path: '/echange/{place}',
      summary: 'The form beside an open card',
      example: visitorsExamples.offeredBeside,
      parameters: placePattern,
      answers: formAnswers,
      run: offered,
    }),
    operation({
      ...leaving,
      method: 'POST',
      path: '/echange',
      summary: 'Leave one’s details; with a vCard file, fill in the form from it for review',
      example: visitorsExamples.leave,
      body: ExchangeSent,
      upload: { field: 'vcard', mostBytes: mostFileBytes },
      answers: {
        200: { says: 'The receipt; or the form filled in for review', types: ['text/html'] },
        201: { says: 'Left: the private link comes this once', types: [], json: DetailsLeft },
        409: { says: 'Press again, or nothing is taken beside this card', types: ['text/html', problem] },
        410: { says: 'The form is not ours, or too old', types: ['text/html', problem] },
        422: { says: 'A field is refused, in words; everything typed is kept', types: ['text/html', problem] },
        429: { says: 'Many are sending; everything typed is kept', types: ['text/html', problem] },
      },
      run: sent,
      pageOfFailure: ({ language, body }) => pages.unsent(language, unsent('/echange', body, { ticket: body.ticket })),
    }),
    operation({
      ...leaving,
      open: 'a visitor has no account: the link that showed the form is asked for again',
      method: 'POST',
      path: '/demande',
      summary: 'Ask for access to a card, by a link that opens none',
      example: askingExample,
      body: AccessAsked,
      answers: {
        200: { says: 'The receipt', types: ['text/html'] },
        201: { says: 'Sent: the private link comes this once', types: [], json: DetailsLeft },
        409: { says: 'Press again, or the link takes no more requests', types: ['text/html', problem] },
        410: { says: 'The form is not ours, or too old: it comes back with what was typed', types: ['text/html', problem] },
        422: { says: 'A field is refused, in words; everything typed is kept', types: ['text/html', problem] },
        429: { says: 'Many are sending; everything typed is kept', types: ['text/html', problem] },
      },
      run: asked,
      pageOfFailure: ({ language, body }) =>
        pages.unsent(language, unsent('/demande', { ...body, phone: '' }, { token: body.token, ticket: body.ticket })),
    }),
    operation({
      ...holding,
      purpose: 'none',
      method: 'GET',
      path: '/recu',
      summary: 'The page that opens a receipt',
      example: visitorsExamples.shell,
      answers: shellAnswers,
      run: shell,
    }),
    operation({
      ...holding,
      purpose: 'none',
      method: 'GET',
      path: '/recu/{token}',
      summary: 'The same page, for links in mails',
      example: visitorsExamples.shellHere,
      answers: shellAnswers,
      run: shell,
    }),
    operation({
      ...holding,
      method: 'POST',
      path: '/recu/open',
      summary: 'See what one left',
      example: visitorsExamples.open,
      body: OpenReceipt,
      answers: receiptAnswers,
      run: (ask) => opened(ask),
    }),
    operation({
      ...holding,
      method: 'POST',
      path: '/recu',
      summary: 'See what one left, without script',
      example: visitorsExamples.open,
      body: OpenReceipt,
      answers: receiptAnswers,
      run: (ask) => opened(ask),
    }),
    operation({
      ...holding,
      method: 'POST',
      path: '/recu/{token}',
      summary: 'See what the receipt of this address shows, without script',
      example: visitorsExamples.openHere,
      body: OpenReceipt,
      answers: receiptAnswers,
      run: (ask) => opened(ask, tokenInAddress(ask.address)),
    }),
    operation({
      ...holding,
      method: 'POST',
      path: '/recu/correct',
      summary: 'Correct what one left, and what one chose',
      example: visitorsExamples.correct,
      body: CorrectDetails,
      answers: { ...changed, 422: { says: 'A field is refused, in words', types: ['text/html', problem] } },
      run: correct,
      pageOfFailure: ({ language, body }) => pages.unsent(language, unsent('/recu/correct', body, { token: body.token })),
    }),
    deed('confirm', 'Say that it still holds: its time starts again', 'confirm', confirmDetails),
    deed('withdraw', 'Take it back: the owner sees no detail of it', 'withdraw', withdrawDetails),
    deed('give-back', 'Give it back', 'give-back', giveDetailsBack),
    deed('ask', 'Ask who passed one’s details on', 'ask', askOrigin),
    operation({
      ...holding,
      method: 'POST',
      path: '/recu/delete',
      summary: 'Delete what one left, for good',
      example: visitorsExamples.delete,
      body: DeleteDetails,
      answers: {
        200: { says: 'It is deleted; or whether one is sure', types: ['text/html'] },
        204: { says: 'It is deleted', types: [] },
        404: { says: 'Unknown and deleted receipts answer alike', types: ['text/html', problem] },
      },
      run: remove,
    }),
  ]
}

/** A receipt that leads nowhere is an answer here; anything else goes up. */
function gone(error: unknown): null {
  if (error instanceof Refusal && error.code === 'receipt-dead') return null
  throw error
}

const tokenInAddress = (address: string): string => address.replace(/^\/recu(?:\/|%23)/i, '').replace(/[?].*$/s, '')
