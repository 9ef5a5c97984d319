import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { Language } from '#contract/language.ts'
import {
  CertificateRead,
  CertificateSent,
  CompleteRequest,
  ConfirmErasure,
  FollowRequest,
  ProveRequest,
  RequestFiled,
  RequestFollowed,
  type RequestFormView,
  RequestSent,
  type RequestTyped,
  type RequestView,
} from '#contract/requests.ts'
import { system } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { Deeds, Tx } from '#platform/db/transaction.ts'
import { type Answer, type Ask, type Operation, operation } from '#platform/http/operation.ts'
import { problemAnswer, problemType } from '#platform/http/problem.ts'
import { tooMany } from '#platform/limits/tried.ts'
import { postMail } from '#platform/mail/post.ts'
import { noticeVersion } from '#platform/notice.ts'
import { Refusal } from '#platform/refusal.ts'
import { emailTerm } from '#platform/vault/normalise.ts'
import { completeRequest } from './complete-request.ts'
import { takeCopy } from './copy-request.ts'
import { announceErasure, erasurePreview } from './erase-request.ts'
import { readErasureCertificate } from './erasure-certificate.ts'
import { formExamples } from './examples.ts'
import { fileRequest } from './file-request.ts'
import { type FoundRequest, followedRequest, requestById } from './find-request.ts'
import type { RightsHouse } from './house.ts'
import { followsFrom, followsOf, formsFrom, mailsTo } from './limits.ts'
import { proofMail } from './mail-kinds.ts'
import type { RequestPages } from './pages.ts'
import { proveApplicant } from './prove-applicant.ts'
import { byMail, sendProof, spendProof } from './prove-request.ts'
import { applicantFrom, requestFrom } from './read-request.ts'
import { applicantOf, followCode } from './request-rows.ts'
import { requestShown } from './request-views.ts'
import { proveByText, sendTextProof, textCode } from './text-proof.ts'
import { withdrawRequest } from './withdraw-request.ts'
import { knownThrough } from './work-on-requests.ts'

export interface FormsHouse {
  readonly deeds: Deeds
  readonly clock: Clock
  readonly rights: RightsHouse
  readonly pages: RequestPages
  /** The number of the CNDP's receipt. Without one, production serves no form that collects. */
  readonly cndp: string | undefined
  readonly collects: boolean
  /** Whether text messages can be sent. */
  readonly texts: boolean
}

const html = 'text/html; charset=utf-8'
const json = 'application/json; charset=utf-8'
const nothingTyped: RequestTyped = { kind: '', name: '', email: '', phone: '', text: '' }
const typedIn = ({ kind, name, email, phone, text }: RequestTyped): RequestTyped => ({ kind, name, email, phone, text })
const open = 'rights are everybody’s, with an account or without: who asks is shown by a code to their address' as const
type Says = NonNullable<RequestView['says']>
const saysOf: { readonly [code: string]: Says } = {
  'code-wrong': 'proof-wrong',
  'too-many': 'many',
  invalid: 'incomplete',
  'request-state': 'state',
  'request-waits': 'waits',
  'copy-gone': 'copy-gone',
}

/** The public form by which anybody asks about their data, without an account or a script, and the page that follows it. */
export function requestFormOperations(house: FormsHouse): readonly Operation[] {
  const { deeds, rights, pages } = house
  const page = (status: number, body: string, headers: Answer['headers'] = {}): Answer => ({
    status,
    type: html,
    body,
    headers: { 'content-security-policy': pages.contentPolicy, ...headers },
  })
  const refuse = ({ language }: Pick<Ask, 'language'>, { code, fields, waitSeconds }: Refusal): Answer =>
    problemAnswer(language, code, { ...(fields.length > 0 && { fields }), ...(waitSeconds !== undefined && { waitSeconds }) })
  const languageOf = (ask: Ask): Language =>
    ask.parameters.language === undefined ? ask.language : Language.parse(ask.parameters.language)

  // ---- the form

  const formOf = (typed: RequestTyped, more: Partial<RequestFormView> = {}): RequestFormView => ({
    typed,
    wrong: {},
    ticket: randomUUID(),
    notice: noticeVersion(pages.notice, moroccanDate(house.clock.now())),
    cndp: house.cndp,
    ...more,
  })

  async function sent(ask: Ask<z.output<typeof RequestSent>>): Promise<Answer> {
    const { body, language } = ask
    if (!house.collects) return ask.wantsHtml ? page(409, pages.closed(language)) : refuse(ask, new Refusal('form-closed'))
    const typed = typedIn(body)
    const again = (status: number, more: Partial<RequestFormView>, headers?: Answer['headers']) =>
      page(status, pages.form(language, formOf(typed, { ...(body.ticket && { ticket: body.ticket }), ...more })), headers)
    const read = requestFrom(typed)
    if ('wrong' in read) {
      if (!ask.wantsHtml) return refuse(ask, new Refusal('invalid', Object.keys(read.wrong)))
      return again(422, { wrong: read.wrong })
    }
    const outcome = await deeds.run(async (tx) => {
      const known = await filedBefore(tx, body.ticket)
      if (known) return { found: known }
      const refused = await tooMany(tx, [formsFrom, ask.source])
      if (refused) return { refused }
      const { email } = read.applicant
      const mail = email !== undefined && (await tooMany(tx, [mailsTo, emailTerm(email)])) === undefined
      const { id } = await fileRequest(tx, system, { ...read, door: 'form', language, mail, ticket: body.ticket, notice: body.notice })
      return { found: await requestById(tx, system, id) }
    })
    if ('refused' in outcome) {
      if (!ask.wantsHtml) return refuse(ask, outcome.refused)
      return again(429, { says: 'many' }, { 'retry-after': String(outcome.refused.waitSeconds ?? 60) })
    }
    return filed(ask, outcome.found)
  }

  /** The second press of one button finds what the first one made. */
  async function filedBefore(tx: Tx, ticket: string | undefined): Promise<FoundRequest | undefined> {
    if (ticket === undefined) return undefined
    const row = await tx.rows.selectFrom('privacy.request').select('id').where('ticket', '=', ticket).executeTakeFirst()
    return row && requestById(tx, system, row.id)
  }

  const asFollowed = async (tx: Tx, found: FoundRequest): Promise<RequestFollowed> => ({
    ...(await requestShown(tx, found)),
    textCode: house.texts ? await textCode(tx, found) : null,
  })

  async function filed(ask: Ask, { row }: FoundRequest): Promise<Answer> {
    const { shown, code } = await deeds.read(async (tx) => {
      const found = await requestById(tx, system, row.id)
      return { shown: await asFollowed(tx, found), code: found.subject.open(followCode, found.row.id, found.row.code) }
    })
    if (!ask.wantsHtml) return { status: 201, type: json, body: JSON.stringify(RequestFiled.parse({ request: shown, code })) }
    return page(201, pages.request(ask.language, { follow: { reference: shown.reference, code }, shown, filed: true }))
  }

  // ---- the page that follows it

  /** Finds the request of a reference and a code; every other pair is refused alike, and counted. */
  async function followed(tx: Tx, ask: Ask<FollowRequest>): Promise<FoundRequest | Refusal> {
    const many = await tooMany(tx, [followsFrom, ask.source])
    if (many) return many
    const { reference, code } = ask.body
    try {
      return await followedRequest(tx, reference, code)
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'request-unknown') throw error
      return (await tooMany(tx, [followsOf, reference.trim().toUpperCase()])) ?? error
    }
  }

  /** What its author does with a request, and how it stands then. What is refused is said on the page, and loses nothing. */
  const doing =
    <Body extends FollowRequest>(act: (tx: Tx, found: FoundRequest, ask: Ask<Body>) => Promise<undefined | Says | Refusal | Buffer>) =>
    async (ask: Ask<Body>): Promise<Answer> => {
      const outcome = await deeds
        .run(async (tx) => {
          const found = await followed(tx, ask)
          if (found instanceof Refusal) return { unknown: found }
          const done = await act(tx, found, ask)
          return { id: found.row.id, reference: found.row.reference, done }
        })
        .catch((error: unknown) => {
          // rolled back: what it says is shown beside the request as it stands
          if (error instanceof Refusal && saysOf[error.code] !== undefined) return { refused: error }
          throw error
        })
      if ('unknown' in outcome) return unknown(ask, outcome.unknown)
      if ('refused' in outcome) return ask.wantsHtml ? shown(ask, saysOf[outcome.refused.code]) : refuse(ask, outcome.refused)
      const { done } = outcome
      if (Buffer.isBuffer(done))
        return {
          status: 200,
          type: 'application/zip',
          body: done,
          headers: { 'content-disposition': `attachment; filename="${outcome.reference}.zip"` },
        }
      if (done instanceof Refusal) return ask.wantsHtml ? shown(ask, saysOf[done.code]) : refuse(ask, done)
      return shown(ask, done)
    }

  async function shown(ask: Ask<FollowRequest>, says?: Says): Promise<Answer> {
    const view = await deeds.read(async (tx): Promise<RequestView> => {
      const found = await followedRequest(tx, ask.body.reference, ask.body.code)
      const { row } = found
      const erases = row.kind === 'erasure' || row.kind === 'anonymisation'
      const preview = erases && row.state === 'open' ? await erasurePreview(tx, rights, await knownThrough(rights)(tx, found)) : undefined
      const follow = { reference: row.reference, code: ask.body.code }
      return { follow, shown: await asFollowed(tx, found), ...(preview && { preview }), ...(says && { says }) }
    })
    if (!ask.wantsHtml) return { status: 200, type: json, body: JSON.stringify(RequestFollowed.parse(view.shown)) }
    return page(says === undefined || says === 'sent' || says === 'texted' ? 200 : 422, pages.request(ask.language, view))
  }

  function unknown(ask: Ask<FollowRequest>, refusal: Refusal): Answer {
    if (!ask.wantsHtml) return refuse(ask, refusal)
    const says = refusal.code === 'too-many' ? 'many' : 'unknown'
    const headers = refusal.waitSeconds === undefined ? {} : { 'retry-after': String(refusal.waitSeconds) }
    return page(refusal.status, pages.follow(ask.language, { typed: ask.body, says }), headers)
  }

  const follow = doing(async () => undefined)
  const sendCode = doing(async (tx, { row, subject }) => {
    const { email } = subject.open(applicantOf, row.id, row.applicant)
    if (email === undefined) return 'incomplete'
    const refused = await tooMany(tx, [mailsTo, emailTerm(email)])
    if (refused) return refused
    await sendProof(tx, { id: row.id, subject }, byMail)
    await postMail(tx, proofMail, row.id)
    return 'sent'
  })
  const prove = doing((tx, found, { body }: Ask<z.output<typeof ProveRequest>>) => proveApplicant(tx, rights, found, digitsOf(body.proof)))
  const sendText = doing(async (tx, found, { source }) =>
    house.texts ? ((await sendTextProof(tx, found, source)) ?? 'texted') : new Refusal('request-state'),
  )
  const proveText = doing((tx, found, { body }: Ask<z.output<typeof ProveRequest>>) => proveByText(tx, found, digitsOf(body.proof)))
  const complete = doing(async (tx, found, { body }: Ask<z.output<typeof CompleteRequest>>) => {
    const { applicant } = applicantFrom(body)
    if (!applicant) return 'incomplete'
    await completeRequest(tx, system, found, applicant)
    return undefined
  })
  const withdraw = doing(async (tx, found) => {
    await withdrawRequest(tx, system, found)
    return undefined
  })
  const erase = doing(async (tx, found, { body }: Ask<z.output<typeof ConfirmErasure>>) => {
    if (body.sure !== '1') return 'sure'
    await announceErasure(tx, system, found, await knownThrough(rights)(tx, found))
    return undefined
  })
  const fetchCopy = doing(async (tx, found, { body }: Ask<z.output<typeof ProveRequest>>) => {
    const refused = await spendProof(tx, found.row.id, digitsOf(body.proof), byMail)
    return refused ?? takeCopy(tx, system, found)
  })

  // ---- certificates

  async function certificate(ask: Ask<z.output<typeof CertificateSent>>): Promise<Answer> {
    const text = ask.body.certificate.trim()
    const attested = await deeds.read((tx) => readErasureCertificate(tx.vault.keyring, text))
    const read =
      attested && CertificateRead.parse({ reference: attested.reference, done: attested.done, at: attested.at, keys: attested.keys })
    if (!ask.wantsHtml)
      return read ? { status: 200, type: json, body: JSON.stringify(read) } : refuse(ask, new Refusal('certificate-unknown'))
    return page(read ? 200 : 422, pages.certificate(ask.language, { typed: ask.body.certificate, read: read ?? 'not ours' }))
  }

  // ---- what there is

  const problem = problemType
  const languages = { language: { pattern: /^(?:fr|ar|en)$/, says: 'fr, ar or en' } }
  const publicPage = (path: string, summary: string, draw: (language: Language) => string): Operation[] =>
    [path, `${path}/{language}`].map((one) =>
      operation({
        method: 'GET',
        path: one,
        summary: one === path ? `${summary}, in the reader’s language` : `${summary}, in this language`,
        example: one === path ? {} : { parameters: { language: 'ar' } },
        open,
        purpose: 'none',
        ...(one !== path && { parameters: languages }),
        answers: { 200: { says: 'A page', types: ['text/html'] } },
        run: async (ask) => page(200, draw(languageOf(ask)), { vary: 'Accept-Language, Accept-Encoding' }),
      }),
    )
  const standing = {
    200: { says: 'The request as it stands', types: ['text/html'], json: RequestFollowed },
    404: { says: 'No request has this reference and this code', types: ['text/html', problem] },
    409: { says: 'It is no longer at this point', types: [problem] },
    422: { says: 'Not done, and why; the request as it stands', types: ['text/html', problem] },
    429: { says: 'Too many tries', types: ['text/html', problem] },
  }
  type Following = { readonly path: string; readonly summary: string; readonly example: object }
  const following = { method: 'POST', open, purpose: 'rights', answers: standing } as const
  const onRequest = (path: string, summary: string, example: Following['example']) => ({
    ...following,
    path: `/droits/suivi${path}`,
    summary,
    example,
  })

  return [
    ...publicPage('/droits/demande', 'The form by which one asks about one’s data', (language) =>
      house.collects ? pages.form(language, formOf(nothingTyped)) : pages.closed(language),
    ),
    operation({
      method: 'POST',
      path: '/droits/demande',
      summary: 'Ask for access, a copy, a correction, an erasure, a restriction, or object',
      example: formExamples.ask,
      open,
      purpose: 'rights',
      body: RequestSent,
      answers: {
        201: { says: 'The receipt: its reference, its code and when it is due', types: ['text/html'], json: RequestFiled },
        409: { says: 'No form collects before the CNDP’s receipt', types: ['text/html', problem] },
        422: { says: 'A field is refused, in words; everything typed is kept', types: ['text/html', problem] },
        429: { says: 'Many are asking; everything typed is kept', types: ['text/html', problem] },
      },
      run: sent,
      pageOfFailure: ({ language, body }) =>
        pages.form(language, formOf(typedIn(body), { ...(body.ticket && { ticket: body.ticket }), says: 'failed' })),
    }),
    ...publicPage('/droits/suivi', 'The page by which one follows a request', (language) =>
      pages.follow(language, { typed: { reference: '', code: '' } }),
    ),
    operation({
      ...onRequest('', 'Follow a request by its reference and its code', formExamples.follow),
      body: FollowRequest,
      run: follow,
    }),
    operation({
      ...onRequest('/code', 'Have a code sent to the address of the request', formExamples.follow),
      body: FollowRequest,
      run: sendCode,
    }),
    operation({
      ...onRequest('/preuve', 'Show with the code that the address is one’s own', formExamples.prove),
      body: ProveRequest,
      run: prove,
    }),
    operation({
      ...onRequest('/sms', 'Have a code sent to the telephone of the account, where one may be: it ends the day’s wait', formExamples.sms),
      body: FollowRequest,
      run: sendText,
    }),
    operation({
      ...onRequest(
        '/preuve-sms',
        'Show with the code of the text message that the telephone of the account is one’s own: nothing waits then',
        formExamples.prove,
      ),
      body: ProveRequest,
      run: proveText,
    }),
    operation({ ...onRequest('/complement', 'Say what was missing', formExamples.complete), body: CompleteRequest, run: complete }),
    operation({ ...onRequest('/retrait', 'Take the request back', formExamples.follow), body: FollowRequest, run: withdraw }),
    operation({
      ...onRequest('/effacement', 'Confirm an erasure, having read what goes and what stays', formExamples.erase),
      body: ConfirmErasure,
      run: erase,
    }),
    operation({
      ...onRequest('/copie', 'Fetch the copy, once, with a fresh code', formExamples.copy),
      body: ProveRequest,
      answers: {
        ...standing,
        200: { says: 'The copy', types: ['application/zip', 'text/html'], json: RequestFollowed },
        410: { says: 'It was fetched already', types: [problem] },
      },
      run: fetchCopy,
    }),
    ...publicPage('/droits/attestation', 'The page by which anybody verifies a certificate', (language) =>
      pages.certificate(language, { typed: '' }),
    ),
    operation({
      method: 'POST',
      path: '/droits/attestation',
      summary: 'Verify a certificate of erasure',
      example: formExamples.certificate,
      open: 'a certificate names nobody, and anybody may verify it',
      purpose: 'none',
      body: CertificateSent,
      answers: {
        200: { says: 'It is ours: what it attests', types: ['text/html'], json: CertificateRead },
        404: { says: 'It is not ours, or was altered', types: [problem] },
        422: { says: 'It is not ours, or was altered', types: ['text/html'] },
      },
      run: certificate,
    }),
  ]
}

/** Six figures, however a phone or an Arabic keyboard writes them. */
const digitsOf = (typed: string): string =>
  typed.replaceAll(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15)).replaceAll(/\D/g, '')
