import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Draft } from '#contract/draft.ts'
import { pictures } from '#contract/pictures.ts'
import { type Job, jobs } from '#contract/staff.ts'
import { undertaking } from '#contract/undertaking.ts'
import { askBreakGlass, inviteStaff, leaveStaff } from '#domains/access/index.ts'
import { beginSession, closeAccount, emailOf, endOtherSessions, openAccount } from '#domains/accounts/index.ts'
import { setConsent } from '#domains/clients/edit-consent.ts'
import { joinCompany, openCompany } from '#domains/clients/index.ts'
import { inviteMember } from '#domains/clients/invite-member.ts'
import { fileRequest } from '#domains/privacy/file-request.ts'
import { openBreach } from '#domains/privacy/open-breach.ts'
import { putUnder } from '#domains/profiles/company-cards.ts'
import { makeCard, nameAudience, publishDraft, setPicture } from '#domains/profiles/index.ts'
import { makeAskingLink, shareCard } from '#domains/sharing/index.ts'
import { takeBack } from '#domains/sharing/take-back.ts'
import { keepMessage } from '#domains/support/keep-message.ts'
import { system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { sessionCookieName } from '#platform/http/operation.ts'
import type { Route } from '#platform/http/route-table.ts'
import { publishedAgain } from '#test/cards.ts'
import { asked, someContact } from '#test/contacts.ts'
import { formToFile, someDocument, someStaff } from '#test/documents.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { anOrder, aQuestion, someMail, someMessage } from '#test/messages.ts'
import { dueNotice } from '#test/notices.ts'
import { somePasskey } from '#test/passkeys.ts'
import { type Served, served } from '#test/served.ts'

// Every route that asks for a permission, called by every kind of person, with their own ids and with somebody else's: in the path, in the
// query, in the body, alone and among one's own. The routes are read from the running server: one that is not in the table fails.

/**
 * What somebody who is signed in gets with ids of their own, and with ids of another: in the path, or as the body says it. `-` where there
 * is no id to get wrong.
 */
const table: { readonly [route: string]: readonly [own: number, foreign: number | '-'] } = {
  'POST /api/sign-out': [200, '-'],
  'GET /api/account': [200, '-'],
  'GET /api/account/tab-key': [200, '-'],
  'PATCH /api/account': [200, '-'],
  'POST /api/account/email': [200, '-'],
  'POST /api/account/email/confirm': [400, 400],
  'POST /api/account/prove/code': [200, '-'],
  'POST /api/account/prove/confirm': [400, 400],
  'PUT /api/account/password': [204, '-'],
  'DELETE /api/account/password': [204, '-'],
  'GET /api/account/passkeys': [200, '-'],
  'POST /api/account/passkeys/options': [200, '-'],
  'POST /api/account/passkeys': [400, 400],
  'DELETE /api/account/passkeys/{passkey}': [204, 404],
  'GET /api/account/sessions': [200, '-'],
  'DELETE /api/account/sessions/{session}': [204, 404],
  'POST /api/account/sessions/end-others': [200, '-'],
  'POST /api/account/close': [200, '-'],
  'POST /api/account/factor': [200, '-'],
  // no application was begun
  'POST /api/account/factor/confirm': [409, '-'],
  'DELETE /api/account/factor': [204, '-'],
  'POST /api/account/factor/keep': [204, '-'],
  'POST /api/account/recovery-codes': [409, '-'],
  'POST /api/account/prove/factor': [409, '-'],
  'POST /api/account/prove/passkey': [400, 400],
  'POST /api/staff/invitation/accept': [404, '-'],
  'GET /api/account/openings': [200, '-'],
  'GET /api/office': [200, '-'],
  // nobody of them works here
  'POST /api/office/undertaking': [403, '-'],
  'POST /api/office/open': [403, '-'],
  'POST /api/office/close': [200, '-'],
  // of staff alone: server/test/stories/holds.test.ts
  'GET /api/holds': [403, '-'],
  'POST /api/holds': [403, '-'],
  'POST /api/holds/{hold}/read': [403, 403],
  'POST /api/holds/{hold}/approve': [403, 403],
  'POST /api/holds/{hold}/review': [403, 403],
  'POST /api/holds/{hold}/release': [403, 403],
  'GET /api/audiences': [200, '-'],
  'POST /api/audiences': [201, '-'],
  'PATCH /api/audiences/{audience}': [204, 404],
  'GET /api/audiences/{audience}/use': [200, 404],
  'DELETE /api/audiences/{audience}': [200, 404],
  'GET /api/cards': [200, '-'],
  'POST /api/cards': [201, '-'],
  'POST /api/cards/read-vcard': [200, '-'],
  'GET /api/cards/{card}': [200, 404],
  'PATCH /api/cards/{card}': [204, 404],
  'DELETE /api/cards/{card}': [204, 404],
  'PUT /api/cards/{card}/draft': [200, 404],
  'GET /api/cards/{card}/photo': [200, 404],
  'PUT /api/cards/{card}/photo': [200, 404],
  'DELETE /api/cards/{card}/photo': [200, 404],
  'GET /api/cards/{card}/logo': [200, 404],
  'PUT /api/cards/{card}/logo': [200, 404],
  'DELETE /api/cards/{card}/logo': [200, 404],
  'GET /api/cards/{card}/cover': [200, 404],
  'PUT /api/cards/{card}/cover': [200, 404],
  'DELETE /api/cards/{card}/cover': [200, 404],
  'GET /api/cards/{card}/preview': [200, 404],
  'GET /api/cards/{card}/published': [200, 404],
  'POST /api/cards/{card}/discard': [200, 404],
  'GET /api/cards/{card}/versions': [200, 404],
  'GET /api/cards/{card}/versions/{version}': [200, 404],
  'GET /api/cards/{card}/versions/{version}/preview': [200, 404],
  'GET /api/cards/{card}/versions/{version}/photo': [200, 404],
  'GET /api/cards/{card}/versions/{version}/logo': [200, 404],
  'GET /api/cards/{card}/versions/{version}/cover': [200, 404],
  'POST /api/cards/{card}/versions/{version}/take-back': [200, 404],
  'PUT /api/cards/{card}/exchange': [200, 404],
  'POST /api/cards/{card}/publish': [200, 404],
  'POST /api/cards/{card}/pause': [200, 404],
  'POST /api/cards/{card}/resume': [200, 404],
  'POST /api/cards/{card}/restore': [200, 404],
  'GET /api/whereabouts': [200, '-'],
  'PUT /api/whereabouts': [200, '-'],
  'DELETE /api/whereabouts': [204, '-'],
  'POST /api/cards/{card}/links': [201, 404],
  'POST /api/cards/{card}/passing-links': [200, 404],
  'GET /api/cases': [200, '-'],
  'POST /api/cards/{card}/case-links': [201, 404],
  'POST /api/cards/{card}/contact-qr': [200, 404],
  'GET /api/cards/{card}/openings': [200, 404],
  'GET /api/links': [200, 200],
  'GET /api/links/{link}': [200, 404],
  'PATCH /api/links/{link}': [204, 404],
  'POST /api/links/{link}/copy': [200, 404],
  'GET /api/links/{link}/qr.svg': [200, 404],
  'GET /api/links/{link}/qr.png': [200, 404],
  'POST /api/links/revoke': [200, 404],
  'POST /api/links/bring-back': [200, 404],
  'GET /api/cards/{card}/as/{audience}': [200, 404],
  'GET /api/cards/{card}/as/{audience}/card.vcf': [200, 404],
  'GET /api/cards/{card}/as/{audience}/photo': [200, 404],
  'GET /api/cards/{card}/as/{audience}/logo': [200, 404],
  'GET /api/cards/{card}/as/{audience}/cover': [200, 404],
  'GET /api/links/{link}/as-visitor': [200, 404],
  'GET /api/links/{link}/signature': [200, 404],
  'GET /api/links/{link}/signature.html': [200, 404],
  'GET /api/links/{link}/print': [200, 404],
  'GET /api/links/{link}/card.pdf': [200, 404],
  'GET /api/links/{link}/stickers.pdf': [200, 404],
  'POST /api/cards/{card}/asking-links': [201, 404],
  'PATCH /api/asking-links/{asking}': [204, 404],
  'POST /api/asking-links/{asking}/copy': [200, 404],
  'GET /api/asking-links/{asking}/qr.svg': [200, 404],
  'GET /api/asking-links/{asking}/qr.png': [200, 404],
  'DELETE /api/asking-links/{asking}': [204, 404],
  'GET /api/contacts': [200, '-'],
  'POST /api/contacts/search': [200, '-'],
  'GET /api/contacts/summary': [200, '-'],
  'GET /api/contacts/duplicates': [200, '-'],
  'POST /api/contacts/merge': [200, 404],
  'POST /api/contacts/keep-apart': [204, 404],
  'POST /api/contacts/tag': [204, 404],
  'POST /api/contacts/see': [204, 404],
  'POST /api/contacts/export': [200, 404],
  'GET /api/contacts/exports': [200, '-'],
  'GET /api/contacts/preferences': [200, '-'],
  'PUT /api/contacts/preferences': [200, '-'],
  'GET /api/contacts/{contact}': [200, 404],
  'PATCH /api/contacts/{contact}': [200, 404],
  'DELETE /api/contacts/{contact}': [204, 404],
  'POST /api/contacts/{contact}/separate': [204, 404],
  'POST /api/contacts/{contact}/answer': [200, 404],
  'POST /api/contacts/{contact}/give-access': [204, 404],
  'POST /api/contacts/{contact}/refuse-access': [204, 404],
  // who may do what in a company: server/test/stories/companies.test.ts
  'GET /api/companies': [200, '-'],
  'POST /api/companies': [201, '-'],
  'GET /api/companies/{company}': [200, 404],
  'PATCH /api/companies/{company}': [200, 404],
  'POST /api/companies/{company}/close': [204, 404],
  'GET /api/companies/{company}/notice': [200, 404],
  'POST /api/companies/{company}/invitations': [200, 404],
  'DELETE /api/companies/{company}/invitations/{invitation}': [204, 404],
  'PUT /api/companies/{company}/members/{person}/role': [200, 404],
  'DELETE /api/companies/{company}/members/{person}': [204, 404],
  'POST /api/companies/{company}/hand-over': [200, 404],
  'POST /api/companies/{company}/leave': [204, 404],
  'PUT /api/companies/{company}/let-edit': [200, 404],
  'GET /api/companies/{company}/members/{person}/cards': [200, 404],
  'PUT /api/companies/{company}/members/{person}/cards/{card}': [200, 404],
  'GET /api/company-invitations': [200, '-'],
  'POST /api/company-invitations/{invitation}/accept': [200, 404],
  'POST /api/company-invitations/{invitation}/refuse': [204, 404],
  'GET /api/company-cards': [200, '-'],
  'PUT /api/cards/{card}/company': [200, 404],
  'GET /api/documents': [200, '-'],
  'GET /api/documents/{document}': [200, 404],
  'GET /api/requests': [200, '-'],
  'POST /api/requests': [201, '-'],
  'GET /api/requests/{request}': [200, 404],
  'POST /api/requests/{request}/withdraw': [200, 404],
  'POST /api/requests/{request}/complete': [409, 404],
  'POST /api/requests/{request}/code': [200, 404],
  'POST /api/requests/{request}/waive': [400, 404],
  'POST /api/requests/{request}/copy': [410, 404],
  'GET /api/erasure': [200, '-'],
  'GET /api/restriction': [200, '-'],
  'POST /api/restriction/lift': [200, '-'],
}

const desk = ['data protection officer', 'customer service'] as const

/** What only staff may do, and by which jobs: what comes, and with an id that never was. Everybody else is refused, whatever the ids. */
const ofStaff: { readonly [route: string]: readonly [jobs: readonly Job[], status: number, unknown: number | '-'] } = {
  'POST /api/staff/documents': [['billing', 'accounting'], 201, 404],
  'POST /api/staff/documents/search': [['billing', 'accounting'], 200, '-'],
  'POST /api/staff/documents/{document}/open': [['billing', 'accounting'], 200, 404],
  'POST /api/staff/archive/search': [['accounting'], 200, '-'],
  'POST /api/staff/archive/{document}/open': [['accounting'], 200, 404],
  'GET /api/desk/requests': [desk, 200, '-'],
  'POST /api/desk/requests': [desk, 201, '-'],
  'POST /api/desk/requests/{request}/open': [desk, 200, 404],
  'POST /api/desk/requests/{request}/identity': [desk, 200, 404],
  'POST /api/desk/requests/{request}/ask': [desk, 200, 404],
  // not while something is asked for
  'POST /api/desk/requests/{request}/correct': [desk, 409, 404],
  'POST /api/desk/requests/{request}/extend': [desk, 200, 404],
  'POST /api/desk/requests/{request}/answer': [desk, 200, 404],
  'GET /api/desk/messages': [['customer service'], 200, '-'],
  'POST /api/desk/messages/{message}/open': [['customer service'], 200, 404],
  'POST /api/desk/messages/{message}/answer': [['customer service'], 200, 404],
  'POST /api/desk/messages/{message}/close': [['customer service'], 200, 404],
  // nobody shows a card in it
  'POST /api/desk/messages/{message}/card': [['customer service'], 404, 404],
  'POST /api/desk/messages/{message}/attachments/{attachment}/open': [['customer service'], 200, 404],
  'GET /api/desk/orders': [['sales'], 200, '-'],
  'POST /api/desk/orders/{message}/open': [['sales'], 200, 404],
  'POST /api/desk/orders/{message}/answer': [['sales'], 200, 404],
  'POST /api/desk/orders/{message}/close': [['sales'], 200, 404],
  'GET /api/desk/breaches': [['data protection officer'], 200, '-'],
  'POST /api/desk/breaches': [['data protection officer'], 201, '-'],
  'POST /api/desk/breaches/{breach}/open': [['data protection officer'], 200, 404],
  'POST /api/desk/breaches/{breach}/amend': [['data protection officer'], 200, 404],
  'POST /api/desk/breaches/{breach}/cndp': [['data protection officer'], 200, 404],
  'POST /api/desk/breaches/{breach}/dgssi': [['data protection officer'], 200, 404],
  // nobody is listed
  'POST /api/desk/breaches/{breach}/tell': [['data protection officer'], 409, 404],
  'POST /api/desk/breaches/{breach}/tell-nobody': [['data protection officer'], 200, 404],
  'POST /api/desk/breaches/{breach}/notification': [['data protection officer'], 200, 404],
  'POST /api/desk/breaches/{breach}/close': [['data protection officer'], 200, 404],
  'GET /api/desk/breach-exports': [['data protection officer'], 200, '-'],
  'GET /api/desk/approvals/breach-exports': [['data protection officer', 'administrator'], 200, '-'],
  // nobody is listed
  'POST /api/desk/breaches/{breach}/exports': [['data protection officer'], 409, 404],
  'POST /api/desk/approvals/breach-exports/{export}': [['data protection officer', 'administrator'], 204, 404],
  // asked by somebody else, and for them alone
  'POST /api/desk/breach-exports/{export}/take': [['data protection officer'], 404, 404],
  'POST /api/desk/promises/say': [['data protection officer'], 200, '-'],
  'GET /api/desk/register': [['data protection officer'], 200, '-'],
  'GET /api/desk/requests/figures': [desk, 200, '-'],
  'POST /api/desk/readings': [['data protection officer'], 200, '-'],
  'POST /api/desk/search': [['customer service', 'sales', 'billing', 'accounting', 'data protection officer'], 200, '-'],
  'GET /api/desk/break-glass': [['customer service', 'data protection officer'], 200, '-'],
  'POST /api/desk/break-glass': [['customer service', 'data protection officer'], 201, '-'],
  // asked by somebody else, and open for them alone
  'POST /api/desk/break-glass/{breakGlass}/open': [['customer service', 'data protection officer'], 404, 404],
  'GET /api/desk/approvals/break-glass': [['data protection officer', 'administrator'], 200, '-'],
  'POST /api/desk/approvals/break-glass/{breakGlass}': [['data protection officer', 'administrator'], 204, 404],
  'GET /api/desk/retention': [['data protection officer'], 200, '-'],
  'GET /api/desk/retention/certificates': [['data protection officer'], 200, '-'],
  'GET /api/desk/audit': [['data protection officer'], 200, '-'],
  'GET /api/desk/audit/days': [['data protection officer'], 200, '-'],
  'POST /api/desk/audit/entries': [['data protection officer'], 200, '-'],
  'GET /api/desk/notices': [desk, 200, '-'],
  'POST /api/desk/notices/{notice}/open': [desk, 200, 404],
  'POST /api/desk/notices/{notice}/send-again': [desk, 200, 404],
  'GET /api/staff': [['administrator'], 200, '-'],
  'POST /api/staff/invitations': [['administrator'], 204, '-'],
  'DELETE /api/staff/invitations/{invited}': [['administrator'], 204, 404],
  'PUT /api/staff/{colleague}/jobs': [['administrator'], 204, 404],
  'DELETE /api/staff/{colleague}': [['administrator'], 204, 404],
}

/** One of each kind that the product tells apart. Those who may do nothing get the same refusal. */
const signedIn = ['professional', 'owner of a company', 'colleague', 'other company'] as const
const shutOut = ['nobody', 'somebody with a made-up cookie', 'unverified', 'session ended', 'session over', 'account closed'] as const

let installation: TestInstallation
let server: Served
beforeAll(async () => {
  installation = await testInstallation()
  server = await served(installation)
})
afterAll(async () => {
  await server.close()
  await installation.close()
})

const guarded = () => server.routes.filter(({ permission, method }) => permission !== undefined && method !== 'HEAD')
const nameOf = ({ method, path }: Pick<Route, 'method' | 'path'>) => `${method} ${path}`
const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

interface Somebody {
  readonly id: string
  readonly cookie: string
  readonly ids: Ids
  /** What only they may read. */
  readonly canary: string
}
interface Ids {
  readonly contact: string
  readonly other: string
  readonly question: string
  readonly card: string
  readonly version: string
  /** An audience that they named. */
  readonly audience: string
  readonly link: string
  readonly session: string
  readonly passkey: string
  readonly asking: string
  /** A press that took a link back a moment ago. */
  readonly undo: string
  readonly document: string
  readonly account: string
  readonly email: string
  /** Somebody who asks for access: a contact like the others, and the only one that is answered. */
  readonly request: string
  /** What they asked about their own data, in the portal, and by the public form. */
  readonly rights: string
  readonly byForm: string
  readonly hold: string
  /** An incident, which is nobody's. */
  readonly breach: string
  /** What somebody wrote to us: a question, and a wish for cards. */
  readonly message: string
  /** What they wrote to us, and waits. */
  readonly waits: string
  /** A file that came with it. */
  readonly attachment: string
  readonly wish: string
  /** A member of staff, and somebody invited to be one. */
  readonly colleague: string
  /** An emergency opening that a colleague asked for. */
  readonly breakGlass: string
  /** A list of persons that a colleague asked to take away. */
  readonly export: string
  readonly invited: string
  /** A company of their own, with one of its people, the card that one lets it edit, and an invitation that waits. */
  readonly company: string
  readonly person: string
  readonly memberCard: string
  readonly invitation: string
  /** An invitation to their address. */
  readonly toMe: string
  /** The notice that an invitation is, which nobody owns. */
  readonly notice: string
}

let people = 0
/** With contacts, a company of their own, and an audience that they named, only where they are asked for: making them takes its time, and this is done for every route. */
async function somebody(company?: string, contacts = true, runs = contacts, names = contacts): Promise<Somebody> {
  const canary = `Canari${randomBytes(6).toString('hex')}`
  const one = await installation.deeds.run(async (tx) => {
    const email = `who-${++people}@test.example`
    const id = await openAccount(tx, system, { name: canary, email, language: 'fr' })
    if (company) await joinCompany(tx, system, { companyId: company, personId: id, role: 'member' })
    const draft = Draft.parse({ language: 'fr', name: { given: canary } })
    const card = await makeCard(tx, system, { ownerId: id, label: canary, draft })
    for (const which of pictures) await setPicture(tx, system, { ownerId: id, cardId: card, which, picture })
    await publishDraft(tx, system, { ownerId: id, cardId: card })
    const version = await publishedAgain(tx, { ownerId: id, cardId: card }, canary)
    const audience = names ? await nameAudience(tx, system, { ownerId: id, name: canary }) : randomUUID()
    const link = (await shareCard(tx, system, { ownerId: id, cardId: card, label: canary })).id
    const gone = await shareCard(tx, system, { ownerId: id, cardId: card, label: canary })
    const undo = (await takeBack(tx, system, { ownerId: id, links: [gone.id] })).undo?.id ?? ''
    const asking = (await makeAskingLink(tx, system, { ownerId: id, cardId: card, label: canary, line: canary })).id
    const cookie = `${sessionCookieName}=${await beginSession(tx, { personId: id, how: 'code', agent: canary })}`
    await beginSession(tx, { personId: id, how: 'code', agent: canary })
    const sessions = await tx.rows.selectFrom('accounts.session').select('id').where('person_id', '=', id).orderBy('id').execute()
    const passkey = await somePasskey(tx, id, canary)
    const applicant = { name: 'Nadia Tazi', text: 'Mon nom.' }
    const asks = { kind: 'rectification', language: 'fr', mail: false } as const
    const rights = (
      await fileRequest(tx, system, {
        ...asks,
        door: 'portal',
        personId: id,
        applicant: { ...applicant, name: canary, email: 'nadia@courrier.example' },
      })
    ).id
    const byForm = (await fileRequest(tx, system, { ...asks, door: 'form', applicant: { ...applicant, email: 'nadia@courrier.example' } }))
      .id
    const breach = await openBreach(tx, system, incident)
    const own = runs ? await companyOf(tx, id, canary) : noCompany()
    const written = { language: 'fr', noProspecting: true, notice: '1-000000', ticketId: randomUUID() } as const
    const waits = (await keepMessage(tx, { ...written, message: aQuestion({ email }) })).id
    const none = {
      contact: randomUUID(),
      other: randomUUID(),
      question: randomUUID(),
      request: randomUUID(),
      document: randomUUID(),
      hold: randomUUID(),
      message: randomUUID(),
      attachment: randomUUID(),
      wish: randomUUID(),
      colleague: randomUUID(),
      invited: randomUUID(),
      breakGlass: randomUUID(),
      notice: randomUUID(),
      export: randomUUID(),
    }
    return {
      id,
      cookie,
      canary,
      ids: {
        card,
        version,
        audience,
        link,
        session: sessions.at(-1)?.id ?? '',
        passkey,
        asking,
        undo,
        account: id,
        email,
        rights,
        byForm,
        breach,
        waits,
        ...own,
        ...none,
      },
    }
  })
  const document = (await someDocument(installation, { account: one.id })).id
  if (!contacts) return { ...one, ids: { ...one.ids, document } }
  const details = { name: canary, email: `${canary}@courrier.example`.toLowerCase(), phone: '+212661000199' }
  const to = { ownerId: one.id, cardId: one.ids.card }
  const contact = await someContact(installation, to, details, { place: canary })
  const other = await someContact(installation, to, details)
  const request = await someContact(installation, to, { ...details, email: `demande-${details.email}` }, { kind: 'asked' })
  return { ...one, ids: { ...one.ids, document, contact, other, request, question: await asked(installation, contact) } }
}

/** The same, and what is nobody's but the staff's: what others wrote to us, a colleague, and an invitation. */
async function somebodyAndMessages(): Promise<Somebody> {
  const one = await somebody(undefined, false)
  const [message, wish] = [await someMail(installation, aQuestion()), await someMessage(installation, anOrder())]
  const colleague = await someStaff(installation, 'billing')
  const invited = await installation.deeds.run(async (tx) => {
    await inviteStaff(tx, system, { name: one.canary, email: `invited-${++people}@idnet.example`, jobs: ['sales'] })
    return tx.rows.selectFrom('access.invitation').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  })
  await someStaff(installation, 'data protection officer')
  const breakGlass = await installation.deeds.run((tx) =>
    askBreakGlass(tx, { kind: 'person', id: colleague.id }, { email: one.ids.email, reason: 'danger', note: one.canary }),
  )
  const leaves = await installation.deeds.run(async (tx) => {
    const asked = { breach_id: one.ids.breach, reason: 'authority', asked_by: colleague.id, asked_at: tx.clock.now() } as const
    return tx.rows
      .insertInto('privacy.breach_export')
      .values({ id: tx.ids.next(), ...asked })
      .returning('id')
      .executeTakeFirstOrThrow()
  })
  const messages = { message: message.id, attachment: message.file, wish: wish.id }
  const { notice } = await dueNotice(installation)
  return { ...one, ids: { ...one.ids, ...messages, notice, colleague: colleague.id, invited: invited.id, breakGlass, export: leaves.id } }
}

const noCompany = () => {
  const [company, person, memberCard] = [randomUUID(), randomUUID(), randomUUID()]
  return { company, person, memberCard, invitation: randomUUID(), toMe: randomUUID() }
}

/** A company that somebody owns, with a second owner, so that both may leave, whose card it may edit; and an invitation to them by a third one. */
async function companyOf(tx: Tx, id: string, canary: string) {
  const company = await openCompany(tx, system, { name: canary })
  const person = await openAccount(tx, system, { name: canary, email: `who-${++people}@test.example`, language: 'fr' })
  for (const personId of [id, person]) await joinCompany(tx, system, { companyId: company, personId, role: 'owner' })
  await setConsent(tx, system, { companyId: company, personId: person, edits: true })
  const draft = Draft.parse({ language: 'fr', name: { given: canary } })
  const memberCard = await makeCard(tx, system, { ownerId: person, label: canary, draft })
  await putUnder(tx, system, { ownerId: person, cardId: memberCard, companyId: company })
  const other = await openCompany(tx, system, { name: canary })
  await joinCompany(tx, system, { companyId: other, personId: person, role: 'owner' })
  const wish = { role: 'member', language: 'fr', personId: person } as const
  const ids: string[] = []
  for (const [companyId, email] of [
    [company, `guest-${canary}@test.example`],
    [other, await emailOf(tx, system, id)],
  ] as const) {
    await inviteMember(tx, system, { ...wish, companyId, email, source: canary })
    const row = tx.rows.selectFrom('clients.invitation').select('id').where('company_id', '=', companyId)
    ids.push((await row.executeTakeFirstOrThrow()).id)
  }
  const [invitation = '', toMe = ''] = ids
  return { company, person, memberCard, invitation, toMe }
}

/** A body that the operation takes, with these ids in it. */
function bodyOf(route: string, ids: Ids): unknown {
  const confirm = { attempt: ids.card, code: '123456' }
  const bodies: { readonly [route: string]: unknown } = {
    'PATCH /api/account': { language: 'ar' },
    'POST /api/account/email': { email: `moved-${randomUUID()}@test.example` },
    'POST /api/account/email/confirm': confirm,
    'POST /api/account/prove/confirm': confirm,
    'PUT /api/account/password': { password: 'le figuier du patio penche' },
    'POST /api/account/factor/confirm': { code: '123456' },
    'POST /api/account/prove/factor': { code: '123456' },
    'POST /api/account/prove/passkey': { ceremony: ids.card, response: {} },
    'POST /api/account/passkeys': { ceremony: ids.card, response: {} },
    'POST /api/staff/invitation/accept': { token: 'x'.repeat(43) },
    'POST /api/holds': { whose: { account: ids.card }, reason: 'claim', note: 'Litige', reviewOn: '2027-01-31' },
    'POST /api/holds/{hold}/review': { reviewOn: '2027-01-31' },
    'POST /api/audiences': { name: 'Autre' },
    'PATCH /api/audiences/{audience}': { name: 'Autre' },
    'POST /api/cards': { label: 'Autre' },
    'PATCH /api/cards/{card}': { label: 'Autre' },
    'PUT /api/cards/{card}/draft': { draft: { language: 'fr', name: { given: 'A' } }, revision: 5 },
    'POST /api/cards/{card}/discard': { revision: 5 },
    'POST /api/cards/{card}/versions/{version}/take-back': { revision: 5 },
    'PUT /api/cards/{card}/exchange': { open: false },
    'PUT /api/whereabouts': { place: 'Casablanca' },
    'POST /api/cards/{card}/links': { label: 'Autre' },
    'POST /api/cards/{card}/passing-links': { label: 'Autre' },
    'POST /api/cards/{card}/case-links': { case: ids.waits },
    'POST /api/cards/{card}/contact-qr': { understood: true },
    'PATCH /api/links/{link}': { label: 'Autre' },
    'POST /api/links/revoke': { links: [ids.link] },
    'POST /api/links/bring-back': { undo: ids.undo },
    'POST /api/cards/{card}/asking-links': { label: 'Autre', line: 'Autre' },
    'PATCH /api/asking-links/{asking}': { label: 'Autre' },
    'POST /api/contacts/{contact}/give-access': { label: 'Autre' },
    'POST /api/contacts/search': { search: 'canari' },
    'POST /api/contacts/merge': { into: ids.contact, contacts: [ids.other] },
    'POST /api/contacts/keep-apart': { contacts: [ids.contact, ids.other] },
    'POST /api/contacts/tag': { contacts: [ids.contact], tag: 'salon', on: true },
    'POST /api/contacts/see': { contacts: [ids.contact] },
    'POST /api/contacts/export': { format: 'csv', destination: 'crm', contacts: [ids.contact] },
    'PUT /api/contacts/preferences': { keepMonths: 6, digest: false },
    'PATCH /api/contacts/{contact}': { seen: true, ownNote: 'Autre', tags: ['salon'], followUp: '2026-12-01' },
    'POST /api/companies': { name: 'Atlas' },
    'PATCH /api/companies/{company}': { name: 'Autre' },
    'POST /api/companies/{company}/invitations': { email: `new-${randomUUID()}@test.example`, role: 'member', language: 'fr' },
    'PUT /api/companies/{company}/members/{person}/role': { role: 'member' },
    'POST /api/companies/{company}/hand-over': { person: ids.person },
    'PUT /api/companies/{company}/let-edit': { edits: true },
    'PUT /api/companies/{company}/members/{person}/cards/{card}': { company: { fr: 'Autre' }, role: null, department: null, revision: 1 },
    'POST /api/company-invitations/{invitation}/accept': { edits: true },
    'PUT /api/cards/{card}/company': { company: ids.company },
    'POST /api/staff/documents/search': {},
    'POST /api/staff/archive/search': {},
    'POST /api/requests': { kind: 'copy' },
    'POST /api/requests/{request}/complete': { text: 'Autre' },
    'POST /api/requests/{request}/waive': { code: '123456' },
    'POST /api/restriction/lift': { uses: ['counts'] },
    'POST /api/desk/requests': { kind: 'copy', language: 'fr', applicant: { name: 'Nadia Tazi' } },
    'POST /api/desk/requests/{request}/identity': { by: 'in person' },
    'POST /api/desk/requests/{request}/ask': { text: 'Quel nom ?' },
    'POST /api/desk/requests/{request}/correct': { name: 'Autre' },
    'POST /api/desk/requests/{request}/extend': { text: 'La CNDP', until: '2027-01-10' },
    'POST /api/desk/requests/{request}/answer': { outcome: 'granted', text: 'Fait.' },
    'POST /api/desk/breaches': incident,
    'POST /api/desk/promises/say': { promise: 'S18', fr: 'Fait.', ar: 'تم.', en: 'Done.' },
    'POST /api/desk/breaches/{breach}/amend': { persons: 3 },
    'POST /api/desk/breaches/{breach}/cndp': { reason: 'Aucun risque.' },
    'POST /api/desk/breaches/{breach}/dgssi': { at: incident.noticedAt, reference: 'maCERT-1' },
    'POST /api/desk/breaches/{breach}/tell': { fr: 'Un incident.', ar: 'حادث.', en: 'An incident.' },
    'POST /api/desk/breaches/{breach}/tell-nobody': { reason: 'Aucun risque.' },
    'POST /api/desk/messages/{message}/answer': { text: 'Oui.' },
    'POST /api/desk/messages/{message}/close': { why: 'answered' },
    'POST /api/desk/orders/{message}/answer': { text: 'Oui.' },
    'POST /api/desk/orders/{message}/close': { why: 'answered' },
    'POST /api/desk/search': { text: ids.email },
    'POST /api/desk/audit/entries': { day: '2026-11-23' },
    'POST /api/desk/break-glass': { email: ids.email, reason: 'danger', note: 'Appel reçu.' },
    'POST /api/desk/approvals/break-glass/{breakGlass}': { approved: true },
    'POST /api/desk/breaches/{breach}/exports': { reason: 'authority' },
    'POST /api/desk/approvals/breach-exports/{export}': { approved: true },
    'POST /api/office/undertaking': { version: undertaking.version },
    'POST /api/staff/invitations': { name: 'Nizar Alami', email: `new-${randomUUID()}@idnet.example`, jobs: ['billing'] },
    'PUT /api/staff/{colleague}/jobs': { jobs: ['sales'] },
    'POST /api/contacts/{contact}/answer': { question: ids.question, answer: 'Autre' },
  }
  return bodies[route]
}

const incident = {
  noticedAt: '2026-11-23T08:00:00.000Z',
  what: 'Une session volée.',
  natures: ['confidentiality' as const],
  categories: ['identity' as const],
  dgssi: false,
}
const vcard = { type: 'text/vcard', bytes: Buffer.from('BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Nadia Tazi\r\nEND:VCARD\r\n') }
const filing = { kind: 'invoice', date: '2026-03-10', amount: '120000' }
let numbers = 0

async function call({ method, path }: Route, cookie: string | undefined, ids: Ids, more: { query?: string; body?: unknown } = {}) {
  const route = nameOf({ method, path })
  const named = {
    ...ids,
    ...(path.includes('/as/') && { audience: 'anyone' }),
    ...(path.endsWith('-access') && { contact: ids.request }),
    ...(path.startsWith('/api/requests') && { request: ids.rights }),
    ...(path.startsWith('/api/desk') && { request: ids.byForm }),
    ...(path.startsWith('/api/desk/orders') && { message: ids.wish }),
    ...(path.startsWith('/api/companies') && { card: ids.memberCard }),
    ...(path.startsWith('/api/company-invitations') && { invitation: ids.toMe }),
  }
  const address =
    path.replace(/\{(\w+)\}/g, (_match, name: keyof typeof named) => named[name]) +
    (more.query ?? (path.endsWith('/notice') ? '?language=fr' : ''))
  const isPicture = method === 'PUT' && pictures.some((which) => path.endsWith(`/${which}`))
  const form =
    route === 'POST /api/staff/documents' ? formToFile({ ...filing, number: `WHO-${++numbers}`, account: ids.account }) : undefined
  const asFile = isPicture ? { type: 'image/png', bytes: picture } : route === 'POST /api/cards/read-vcard' ? vcard : undefined
  const body = asFile?.bytes ?? more.body ?? bodyOf(route, ids)
  const answer = await fetch(`http://localhost:${server.port}${address}`, {
    method,
    headers: {
      'sec-fetch-site': 'same-origin',
      ...(cookie !== undefined && { cookie }),
      ...(body !== undefined && { 'content-type': asFile?.type ?? 'application/json' }),
    },
    ...(form && { body: form }),
    ...(body !== undefined && { body: asFile ? new Uint8Array(asFile.bytes) : JSON.stringify(body) }),
  })
  return { status: answer.status, text: await answer.text() }
}

test('the table names every route that asks for a permission, and no other', () => {
  expect(guarded().map(nameOf).sort()).toEqual([...Object.keys(table), ...Object.keys(ofStaff)].sort())
})

describe('who may not', () => {
  test.each(shutOut)('%s is refused everywhere, whatever the ids, before anything is read', async (who) => {
    const victim = await somebody()
    const cookie = await cookieOf(who, victim)
    for (const route of guarded()) {
      const { status, text } = await call(route, cookie, victim.ids)
      expect([status, JSON.parse(text).code], nameOf(route)).toEqual([401, 'signed-out'])
      expect(text).not.toContain(victim.canary)
    }
    const after = await installation.owner.data.query('select count(*)::int as rows from profiles.card where owner_id = $1', [victim.id])
    expect(after.rows).toEqual([{ rows: 1 }])
  })
})

async function cookieOf(who: (typeof shutOut)[number], victim: Somebody): Promise<string | undefined> {
  const inDeed: TestInstallation['deeds']['run'] = (deed) => installation.deeds.run(deed)
  switch (who) {
    case 'nobody':
      return undefined
    case 'somebody with a made-up cookie':
      return `${sessionCookieName}=${randomBytes(32).toString('base64url')}`
    case 'unverified': {
      // an attempt was begun, and its id is no session
      const asked = await fetch(`http://localhost:${server.port}/api/sign-in/code`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: 'unverified@test.example', language: 'fr' }),
      })
      return `${sessionCookieName}=${Buffer.from(((await asked.json()) as { attempt: string }).attempt)
        .toString('base64url')
        .slice(0, 43)}`
    }
    case 'session ended':
      await inDeed((tx) => endOtherSessions(tx, system, { personId: victim.id }))
      return victim.cookie
    case 'session over':
      await installation.owner.data.query('update accounts.session set ends_at = $2 where person_id = $1', [
        victim.id,
        installation.clock.now(),
      ])
      return victim.cookie
    case 'account closed': {
      const other = await somebody()
      await inDeed((tx) => closeAccount(tx, system, other.id, []))
      return other.cookie
    }
  }
}

describe('who may by their job', () => {
  const staffRoutes = () => guarded().filter((route) => nameOf(route) in ofStaff)

  test.each(['no job', ...jobs] as const)('%s: what the register gives it, and nothing else', async (job) => {
    const victim = await somebodyAndMessages()
    const cookie = job === 'no job' ? (await somebody(undefined, false)).cookie : (await someStaff(installation, job)).cookie
    const never = {
      ...victim.ids,
      document: randomUUID(),
      account: randomUUID(),
      byForm: randomUUID(),
      breach: randomUUID(),
      message: randomUUID(),
      attachment: randomUUID(),
      wish: randomUUID(),
      colleague: randomUUID(),
      invited: randomUUID(),
      breakGlass: randomUUID(),
      notice: randomUUID(),
      export: randomUUID(),
    }
    expect(staffRoutes()).toHaveLength(Object.keys(ofStaff).length)
    for (const route of staffRoutes()) {
      const [who, status, unknown] = ofStaff[nameOf(route)] ?? [[], 0, '-']
      const may = job !== 'no job' && who.includes(job)
      const answer = await call(route, cookie, victim.ids)
      expect(answer.status, nameOf(route)).toBe(may ? status : 403)
      if (!may) expect(JSON.parse(answer.text).code, nameOf(route)).toBe('not-allowed')
      if (!may || !(nameOf(route).endsWith('/search') || nameOf(route) === 'GET /api/staff'))
        expect(answer.text, nameOf(route)).not.toContain(victim.canary)
      if (unknown !== '-') expect((await call(route, cookie, never)).status, nameOf(route)).toBe(may ? unknown : 403)
    }
  })

  test('a client’s own document is refused to staff who are not that client, by the door of clients', async () => {
    const victim = await somebody(undefined, false)
    const route = guarded().find((one) => nameOf(one) === 'GET /api/documents/{document}')
    if (!route) throw new Error('no such route')
    for (const job of jobs) expect((await call(route, (await someStaff(installation, job)).cookie, victim.ids)).status, job).toBe(404)
  })

  test('who leaves the job may nothing any more, from the next request on', async () => {
    const victim = await somebody(undefined, false)
    const { id, cookie } = await someStaff(installation, 'accounting')
    await installation.deeds.run((tx) => leaveStaff(tx, system, id))
    for (const route of staffRoutes()) expect((await call(route, cookie, victim.ids)).status, nameOf(route)).toBe(403)
  })
})

describe('who may', () => {
  test.each(signedIn)('%s: their own, and nobody else’s', { timeout: 180_000 }, async (who) => {
    const company = await installation.deeds.run((tx) => openCompany(tx, system, { name: 'Atlas' }))
    const other = await installation.deeds.run((tx) => openCompany(tx, system, { name: 'Zellige' }))
    const victim = await somebody(company)
    const theirs = { professional: undefined, 'owner of a company': company, colleague: company, 'other company': other }[who]
    for (const route of guarded()) {
      const name = nameOf(route)
      if (name in ofStaff) continue
      const [own, foreign] = table[name] ?? [0, 0]
      const inCompany = route.permission === 'companies' || route.path.endsWith('/company')
      const person = await somebody(theirs, route.permission === 'contacts', inCompany, route.path.includes('/audiences'))
      if (foreign !== '-') {
        const list = name === 'GET /api/links'
        const { status, text } = await call(route, person.cookie, list ? person.ids : victim.ids, {
          ...(list && { query: `?card=${victim.ids.card}` }),
        })
        expect(status, `${name} with foreign ids`).toBe(foreign)
        expect(text, name).not.toContain(victim.canary)
        if (list) expect(JSON.parse(text).items).toEqual([])
        // a foreign id and one that never was are refused alike
        if (/\{/.test(name)) {
          const gone = { contact: randomUUID(), other: randomUUID(), question: randomUUID(), request: randomUUID(), hold: randomUUID() }
          const never = {
            card: randomUUID(),
            version: randomUUID(),
            audience: randomUUID(),
            link: randomUUID(),
            session: randomUUID(),
            passkey: randomUUID(),
            asking: randomUUID(),
            undo: randomUUID(),
            document: randomUUID(),
            account: randomUUID(),
            rights: randomUUID(),
            byForm: randomUUID(),
            breach: randomUUID(),
            message: randomUUID(),
            attachment: randomUUID(),
            wish: randomUUID(),
            waits: randomUUID(),
            email: `never-${randomUUID()}@test.example`,
            colleague: randomUUID(),
            invited: randomUUID(),
            breakGlass: randomUUID(),
            notice: randomUUID(),
            export: randomUUID(),
            company: randomUUID(),
            person: randomUUID(),
            memberCard: randomUUID(),
            invitation: randomUUID(),
            toMe: randomUUID(),
            ...gone,
          }
          expect(await call(route, person.cookie, never), name).toEqual({ status, text })
        }
      }
      const { status, text } = await call(route, person.cookie, person.ids)
      expect(status, `${name} with their own: ${text.slice(0, 200)}`).toBe(own)
    }
    // nothing of the other was changed on the way
    const left = await installation.owner.data.query(
      `select (select count(*)::int from sharing.revocation where link_id = $2) as revoked, (select count(*)::int from profiles.pause where card_id = $1) as paused,
        (select count(*)::int from profiles.deletion where card_id = $1) as deleted, (select revision from profiles.draft where card_id = $1) as revision,
        (select count(*)::int from accounts.session where person_id = $3) as sessions, (select count(*)::int from accounts.passkey where person_id = $3) as passkeys,
        (select count(*)::int from contacts.contact where owner_id = $3 and note is null and tags is null and follow_up is null and seen_at is null) as untouched,
        (select count(*)::int from clients.membership where company_id = $7) as members, (select count(*)::int from clients.invitation where company_id = $7) as invited,
        (select count(*)::int from profiles.company_card where card_id in ($1, $8)) as carried,
        (select count(*)::int from sharing.asking_link where card_id = $1) as asking,
        (select count(*)::int from contacts.access_given where contact_id = $6) + (select count(*)::int from contacts.deletion where contact_id = $6) as answered,
        (select count(*)::int from contacts.merging where owner_id = $3) + (select count(*)::int from contacts.apart where owner_id = $3) as shown_otherwise,
        (select count(*)::int from contacts.exported where contact_id in ($4, $5)) + (select count(*)::int from contacts.deletion where contact_id in ($4, $5)) as taken`,
      [
        victim.ids.card,
        victim.ids.link,
        victim.id,
        victim.ids.contact,
        victim.ids.other,
        victim.ids.request,
        victim.ids.company,
        victim.ids.memberCard,
      ],
    )
    const contacts = { untouched: 3, shown_otherwise: 0, taken: 0, asking: 1, answered: 0, members: 2, invited: 1, carried: 1 }
    expect(left.rows).toEqual([{ revoked: 0, paused: 0, deleted: 0, revision: 5, sessions: 2, passkeys: 1, ...contacts }])
  })

  test('who proved who they are too long ago is refused by every route that asks for a fresh proof, and by no other', async () => {
    const person = await somebody(undefined, false)
    const late = new Date(installation.clock.now().getTime() - 11 * 60_000)
    await installation.owner.data.query('update accounts.session set proved_at = $2 where person_id = $1', [person.id, late])
    const [asking, others] = [guarded().filter((route) => route.fresh), guarded().filter((route) => !route.fresh)]
    expect(asking.length).toBeGreaterThan(15)
    for (const route of asking) {
      if (!(nameOf(route) in table) || (table[nameOf(route)] ?? [0])[0] === 403) continue // staff are told first that it is not for them
      const { status, text } = await call(route, person.cookie, person.ids)
      expect([status, JSON.parse(text).code], nameOf(route)).toEqual([403, 'prove-again'])
    }
    // what ends the session comes last
    const ends = ['POST /api/sign-out', 'DELETE /api/account/sessions/{session}', 'POST /api/account/sessions/end-others']
    for (const route of others.filter((one) => !ends.includes(nameOf(one)))) {
      const { text } = await call(route, person.cookie, person.ids)
      expect(text, nameOf(route)).not.toContain('prove-again')
    }
  })

  test('a foreign id among one’s own refuses all of it, in whatever place it stands', async () => {
    const [person, victim] = [await somebody(), await somebody()]
    const revoke = guarded().find((route) => nameOf(route) === 'POST /api/links/revoke')
    if (!revoke) throw new Error('no such route')
    for (const links of [
      [person.ids.link, victim.ids.link],
      [victim.ids.link, person.ids.link],
    ])
      expect((await call(revoke, person.cookie, person.ids, { body: { links } })).status).toBe(404)
    expect((await call(revoke, person.cookie, person.ids, { body: { card: victim.ids.card } })).status).toBe(404)
    const revoked = await installation.owner.data.query('select 1 from sharing.revocation where link_id = any($1)', [
      [person.ids.link, victim.ids.link],
    ])
    expect(revoked.rowCount).toBe(0)
  })
})
