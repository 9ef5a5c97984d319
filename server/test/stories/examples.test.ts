import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exampleBreakGlass, exampleBroken } from '#app/break-glass.ts'
import { exampleCase } from '#app/case-links.ts'
import { exampleMail } from '#app/dev-mail.ts'
import { servingUrls } from '#app/installation.ts'
import { operations } from '#app/routes.ts'
import { screensAt } from '#app/screens.ts'
import { OpenBreach } from '#contract/breaches.ts'
import { Draft } from '#contract/draft.ts'
import { ExchangeOffered } from '#contract/exchange.ts'
import { Revoked } from '#contract/links.ts'
import { MessageOffered } from '#contract/messages.ts'
import { pictures } from '#contract/pictures.ts'
import type { Job } from '#contract/staff.ts'
import { answerBreakGlass, askBreakGlass } from '#domains/access/break-glass.ts'
import { exampleColleague, exampleInvitation, exampleInvited } from '#domains/access/examples.ts'
import { inviteStaff } from '#domains/access/index.ts'
import { acceptInvitation } from '#domains/access/invite-staff.ts'
import { exampleAccount } from '#domains/accounts/examples.ts'
import { exampleFactor } from '#domains/accounts/factor-examples.ts'
import { keepFormerEmail } from '#domains/accounts/former-email.ts'
import { beginHalf } from '#domains/accounts/half-sign-in.ts'
import { beginSession, changeAccount, hashPassword, openAccount, sessionUses, setPassword } from '#domains/accounts/index.ts'
import { beginFactor, confirmFactor } from '#domains/accounts/second-factor.ts'
import { exampleDocument } from '#domains/archive/index.ts'
import { invitationToken } from '#domains/clients/company-rows.ts'
import { setConsent } from '#domains/clients/edit-consent.ts'
import { exampleNotice } from '#domains/clients/examples.ts'
import { exampleCompany, joinCompany, openCompany } from '#domains/clients/index.ts'
import { inviteMember } from '#domains/clients/invite-member.ts'
import { exampleContact, exampleRequest, examplesLeft, exampleTicket } from '#domains/contacts/index.ts'
import { breachExamples, exampleBreachId } from '#domains/privacy/breach-examples.ts'
import { answerExport, askExport } from '#domains/privacy/breach-export.ts'
import { exampleExport } from '#domains/privacy/breach-export-routes.ts'
import { examplePair, exampleRequestId } from '#domains/privacy/examples.ts'
import { fileRequest } from '#domains/privacy/file-request.ts'
import { approveHold, askHold } from '#domains/privacy/hold-deeds.ts'
import { exampleHeld, exampleHold } from '#domains/privacy/hold-routes.ts'
import { openBreach } from '#domains/privacy/open-breach.ts'
import { putUnder } from '#domains/profiles/company-cards.ts'
import {
  deleteCard,
  exampleAudience,
  exampleCard,
  exampleVersion,
  makeCard,
  nameAudience,
  pauseCard,
  publishDraft,
  saveDraft,
  setPicture,
} from '#domains/profiles/index.ts'
import {
  exampleAsking,
  exampleLink,
  exampleUndo,
  makeAskingLink,
  makeCaseLink,
  servingOn,
  shareCard,
  tokenText,
} from '#domains/sharing/index.ts'
import { exampleAttachmentId, exampleTicket as exampleMessageTicket, exampleOrderId, exampleQuestionId } from '#domains/support/examples.ts'
import { ownOpenCase } from '#domains/support/index.ts'
import type { ReadMessage } from '#domains/support/read-message.ts'
import { system } from '#platform/actor.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { type Operation, sessionCookieName } from '#platform/http/operation.ts'
import { mailFiles } from '#platform/mail/files.ts'
import { publishedAgain } from '#test/cards.ts'
import { asked, someContact } from '#test/contacts.ts'
import { atWork, someDocument, someStaff, worksAs } from '#test/documents.ts'
import { shownBy } from '#test/factors.ts'
import { root, type TestInstallation, testInstallation } from '#test/installation.ts'
import { anOrder, aQuestion, someMail, someMessage } from '#test/messages.ts'
import { unsentNotice } from '#test/notices.ts'
import { somePasskey } from '#test/passkeys.ts'
import { cookieOf, open } from '#test/people.ts'
import { askingFormOf } from '#test/visitor.ts'

// Every example of the API's description is sent to the served API, with what a person of its own has in the place of what it names.

let installation: TestInstallation
let origin: string
let all: readonly Operation[]
let description: Description
const close: (() => Promise<unknown>)[] = []
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
  const serving = servingOn(servingUrls(installation.settings, installation.databases), installation.clock)
  const uses = sessionUses(installation.deeds, installation.clock)
  close.push(
    () => serving.close(),
    () => uses.close(),
  )
  all = operations(serving, installation.settings, { installation, uses }, screensAt(root))
  description = (await (await fetch(`${origin}/api/openapi.json`)).json()) as Description
})
afterAll(async () => {
  for (const one of close) await one()
  await installation.close()
})

interface Media {
  readonly example?: unknown
}
interface Description {
  readonly paths: {
    readonly [path: string]: {
      readonly [method: string]: {
        readonly parameters?: readonly { readonly name: string; readonly in: string; readonly example?: unknown }[]
        readonly requestBody?: { readonly content: { readonly [type: string]: Media } }
        readonly responses: { readonly [status: string]: { readonly content?: { readonly [type: string]: Media } } }
      }
    }
  }
}

const nameOf = ({ method, path }: Pick<Operation, 'method' | 'path'>) => `${method} ${path}`
const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

interface Somebody {
  readonly id: string
  readonly email: string
  readonly cookie: string
  /** What stands in an example, and what this person has in its place. */
  readonly has: Map<string, string>
}
let people = 0
async function somebody(): Promise<Somebody> {
  const email = `example-${++people}@test.example`
  const somebody = await installation.deeds.run(async (tx) => {
    const id = await openAccount(tx, system, { name: 'Salma Benjelloun', email, language: 'fr' })
    const cookie = `${sessionCookieName}=${await beginSession(tx, { personId: id, how: 'code', agent: undefined })}`
    await beginSession(tx, { personId: id, how: 'code', agent: undefined })
    const sessions = await tx.rows.selectFrom('accounts.session').select('id').where('person_id', '=', id).orderBy('id').execute()
    const card = await makeCard(tx, system, {
      ownerId: id,
      label: 'Carte',
      draft: Draft.parse({ language: 'fr', name: { given: 'Salma' } }),
    })
    for (const which of pictures) await setPicture(tx, system, { ownerId: id, cardId: card, which, picture })
    await publishDraft(tx, system, { ownerId: id, cardId: card })
    const version = await publishedAgain(tx, { ownerId: id, cardId: card }, 'Salma')
    const link = await shareCard(tx, system, { ownerId: id, cardId: card, label: 'Lien' })
    const asking = await makeAskingLink(tx, system, { ownerId: id, cardId: card, label: 'Site', line: 'Salma Benjelloun' })
    const has = new Map<string, string>([
      [exampleAccount.email, email],
      [exampleAccount.session, sessions.at(-1)?.id ?? ''],
      [exampleAccount.passkey, await somePasskey(tx, id, 'Téléphone')],
      [exampleCard, card],
      [exampleVersion, version],
      [exampleLink.id, link.id],
      [exampleLink.token, link.token],
      [exampleAsking.id, asking.id],
      [exampleAsking.token, asking.token],
    ])
    return { id, email, cookie, has }
  })
  await leftTo(somebody)
  return somebody
}
async function leftTo({ id, has }: Somebody): Promise<void> {
  const card = { ownerId: id, cardId: has.get(exampleCard) ?? '' }
  const receipt = randomBytes(20)
  const contact = await someContact(installation, card, undefined, { receipt })
  has.set(exampleContact, contact)
  has.set(examplesLeft.other, await someContact(installation, card))
  has.set(examplesLeft.question, await asked(installation, contact))
  has.set(examplesLeft.receipt, tokenText(receipt))
  has.set(exampleDocument, (await someDocument(installation, { account: id })).id)
}

const messageDeeds = ['open', 'answer', 'close']
const incidentDeeds = ['open', 'amend', 'cndp', 'dgssi', 'tell-nobody', 'notification']
const incident = OpenBreach.parse(breachExamples.open.body)

/** Who named an audience. */
async function named({ id, cookie, has }: Somebody): Promise<string> {
  has.set(exampleAudience, await installation.deeds.run((tx) => nameAudience(tx, system, { ownerId: id, name: 'Presse' })))
  return cookie
}

/** The Cookie header, and what has to be so before the example is true. */
const before: { readonly [name: string]: (person: Somebody) => Promise<string | undefined> } = {
  'POST /api/sign-in/confirm': (person) => codeFor(person, '/api/sign-in/code', { email: person.email, language: 'fr' }, person.email),
  'POST /api/account/email/confirm': (person) =>
    codeFor(person, '/api/account/email', { email: `moved-${person.email}` }, `moved-${person.email}`),
  'PATCH /api/audiences/{audience}': named,
  'GET /api/audiences/{audience}/use': named,
  'DELETE /api/audiences/{audience}': named,
  'POST /api/links/bring-back': async ({ cookie, has }) => {
    const taken = await send('POST', '/api/links/revoke', {
      cookie,
      body: JSON.stringify({ links: [has.get(exampleLink.id)], undo: true }),
    })
    has.set(exampleUndo, Revoked.parse(await taken.json()).undo?.id ?? '')
    return cookie
  },
  'POST /api/account/prove/confirm': (person) => codeFor(person, '/api/account/prove/code', undefined, person.email),
  'POST /api/sign-in/password': async ({ id, cookie }) => {
    const hash = await hashPassword(exampleAccount.password)
    await installation.deeds.run((tx) => setPassword(tx, system, { personId: id, hash }))
    return cookie
  },
  'POST /api/sign-in/factor': (person) => withFactor(person).then(() => halfSignedIn(person)),
  'POST /api/sign-in/factor/lost': (person) => withFactor(person).then(() => halfSignedIn(person)),
  'POST /api/account/factor/confirm': (person) => begunFactor(person),
  'POST /api/account/recovery-codes': (person) => withFactor(person),
  'POST /api/account/prove/factor': (person) => withFactor(person),
  ...Object.fromEntries(['POST /adresse', 'POST /adresse/open', 'POST /adresse/undo'].map((name) => [name, movedFrom])),
  'POST /api/staff/invitation/accept': async ({ email, cookie, has }) => {
    const invited = { name: 'Salma Benjelloun', email, jobs: ['sales'] } as const
    has.set(exampleInvitation, await installation.deeds.run((tx) => inviteStaff(tx, system, invited)))
    return cookie
  },
  'POST /api/office/undertaking': ({ id, cookie }) => worksAs(installation, id, 'sales').then(() => cookie),
  'POST /api/office/open': ({ id, cookie }) => worksAs(installation, id, 'sales').then(() => atWork(installation, cookie)),
  'GET /api/staff': (person) => administers(person),
  'POST /api/staff/invitations': (person) => administers(person),
  'DELETE /api/staff/invitations/{invited}': (person) => administers(person),
  'PUT /api/staff/{colleague}/jobs': (person) => administers(person),
  'DELETE /api/staff/{colleague}': (person) => administers(person),
  'POST /api/desk/readings': ({ id, cookie }) =>
    worksAs(installation, id, 'data protection officer').then(() => atWork(installation, cookie)),
  ...Object.fromEntries(
    [
      'GET /api/desk/retention',
      'GET /api/desk/retention/certificates',
      'GET /api/desk/audit',
      'GET /api/desk/audit/days',
      'POST /api/desk/audit/entries',
    ].map((name) => [
      name,
      ({ id, cookie }: Somebody) => worksAs(installation, id, 'data protection officer').then(() => atWork(installation, cookie)),
    ]),
  ),
  'GET /api/desk/notices': (person) => failedNotice(person),
  'POST /api/desk/notices/{notice}/open': (person) => failedNotice(person),
  'POST /api/desk/notices/{notice}/send-again': (person) => failedNotice(person),
  'POST /api/desk/search': ({ id, cookie }) => worksAs(installation, id, 'customer service').then(() => atWork(installation, cookie)),
  'GET /api/desk/break-glass': (person) => breaksGlass(person, 'customer service'),
  'POST /api/desk/break-glass': (person) => breaksGlass(person, 'customer service'),
  'POST /api/desk/break-glass/{breakGlass}/open': (person) => breaksGlass(person, 'customer service', true),
  'GET /api/desk/approvals/break-glass': (person) => breaksGlass(person, 'administrator'),
  'POST /api/desk/approvals/break-glass/{breakGlass}': (person) => breaksGlass(person, 'administrator'),
  'GET /api/desk/breach-exports': (person) => takesAway(person, 'data protection officer'),
  'POST /api/desk/breaches/{breach}/exports': (person) => takesAway(person, 'data protection officer'),
  'POST /api/desk/breach-exports/{export}/take': (person) => takesAway(person, 'data protection officer', true),
  'GET /api/desk/approvals/breach-exports': (person) => takesAway(person, 'administrator'),
  'POST /api/desk/approvals/breach-exports/{export}': (person) => takesAway(person, 'administrator'),
  'POST /api/staff/documents/search': ({ id, cookie }) => worksAs(installation, id, 'billing').then(() => atWork(installation, cookie)),
  'POST /api/staff/documents/{document}/open': ({ id, cookie }) =>
    worksAs(installation, id, 'billing').then(() => atWork(installation, cookie)),
  'POST /api/staff/archive/search': ({ id, cookie }) => worksAs(installation, id, 'accounting').then(() => atWork(installation, cookie)),
  'POST /api/staff/archive/{document}/open': ({ id, cookie }) =>
    worksAs(installation, id, 'accounting').then(() => atWork(installation, cookie)),
  ...Object.fromEntries(
    [
      'GET /api/desk/requests',
      'POST /api/desk/requests',
      ...['open', 'ask', 'identity', 'extend', 'answer'].map((deed) => `POST /api/desk/requests/{request}/${deed}`),
    ].map((name) => [
      name,
      (person: Somebody) =>
        worksAs(installation, person.id, 'data protection officer').then(async () => atWork(installation, await asksByForm(person))),
    ]),
  ),
  'GET /api/desk/register': ({ id, cookie }) =>
    worksAs(installation, id, 'data protection officer').then(() => atWork(installation, cookie)),
  'POST /api/desk/promises/say': ({ id, cookie }) =>
    worksAs(installation, id, 'data protection officer').then(() => atWork(installation, cookie)),
  ...Object.fromEntries(
    ['GET /api/desk/breaches', 'POST /api/desk/breaches', ...incidentDeeds.map((deed) => `POST /api/desk/breaches/{breach}/${deed}`)].map(
      (name) => [
        name,
        async ({ id, cookie, has }: Somebody) => {
          await worksAs(installation, id, 'data protection officer')
          has.set(exampleBreachId, await installation.deeds.run((tx) => openBreach(tx, system, incident)))
          return atWork(installation, cookie)
        },
      ],
    ),
  ),
  ...Object.fromEntries(
    ['GET /api/desk/messages', ...messageDeeds.map((deed) => `POST /api/desk/messages/{message}/${deed}`)].map((name) => [
      name,
      ({ id, cookie, has }: Somebody) =>
        writes(id, 'customer service', aQuestion(), (made) => has.set(exampleQuestionId, made)).then(() => atWork(installation, cookie)),
    ]),
  ),
  'POST /api/desk/messages/{message}/attachments/{attachment}/open': async ({ id, cookie, has }) => {
    await worksAs(installation, id, 'customer service')
    const made = await someMail(installation, aQuestion())
    has.set(exampleQuestionId, made.id).set(exampleAttachmentId, made.file)
    return atWork(installation, cookie)
  },
  'GET /api/cases': (person) => writesOwn(person),
  'POST /api/cards/{card}/case-links': (person) => writesOwn(person),
  'POST /api/desk/messages/{message}/card': (person) => showsOwn(person),
  ...Object.fromEntries(
    ['GET /api/desk/orders', ...messageDeeds.map((deed) => `POST /api/desk/orders/{message}/${deed}`)].map((name) => [
      name,
      ({ id, cookie, has }: Somebody) =>
        writes(id, 'sales', anOrder(), (made) => has.set(exampleOrderId, made)).then(() => atWork(installation, cookie)),
    ]),
  ),
  'POST /contact': (person) => drawsForm(person, '/contact'),
  'POST /commander': (person) => drawsForm(person, '/commander'),
  'GET /api/requests/{request}': (person) => asksInPortal(person),
  'POST /api/requests/{request}/withdraw': (person) => asksInPortal(person),
  'POST /api/requests/{request}/code': (person) => asksInPortal(person),
  'POST /droits/suivi': (person) => asksByForm(person),
  'POST /droits/suivi/code': (person) => asksByForm(person),
  'POST /droits/suivi/sms': (person) => waitsForADay(person),
  'POST /droits/suivi/retrait': (person) => asksByForm(person),
  'POST /demande': async ({ cookie, has }) => {
    has.set(exampleTicket, (await askingFormOf(origin, has.get(exampleAsking.token) ?? '')).ticket)
    installation.clock.forward({ seconds: 5 })
    return cookie
  },
  'POST /api/contacts/{contact}/give-access': (person) => asksForAccess(person),
  'POST /api/contacts/{contact}/refuse-access': (person) => asksForAccess(person),
  'GET /api/holds': (person) => worksHere(person, 'data protection officer'),
  'POST /api/holds': (person) => worksHere(person, 'data protection officer'),
  'POST /api/holds/{hold}/read': (person) => worksHere(person, 'data protection officer'),
  'POST /api/holds/{hold}/approve': (person) => worksHere(person, 'administrator'),
  'POST /api/holds/{hold}/review': (person) => worksHere(person, 'data protection officer', 'approved'),
  'POST /api/holds/{hold}/release': (person) => worksHere(person, 'data protection officer'),
  'POST /api/cards/{card}/resume': ({ id, cookie, has }) =>
    installation.deeds.run((tx) => pauseCard(tx, system, { ownerId: id, cardId: has.get(exampleCard) ?? '' })).then(() => cookie),
  'POST /api/cards/{card}/restore': ({ id, cookie, has }) =>
    installation.deeds.run((tx) => deleteCard(tx, system, { ownerId: id, cardId: has.get(exampleCard) ?? '' })).then(() => cookie),
}
/** An emergency opening of somebody's account: asked for by whoever answers for it, or by a colleague where this one approves. */
async function breaksGlass({ id, cookie, has }: Somebody, job: Job, approved?: true): Promise<string> {
  await worksAs(installation, id, job)
  const officer = await someStaff(installation, 'data protection officer')
  const broken = await somebody()
  has.set(exampleBroken, broken.email)
  const asker = job === 'administrator' ? officer.id : id
  await installation.deeds.run(async (tx) => {
    const wish = { email: broken.email, reason: 'account taken over', note: 'Appel.' } as const
    const asked = await askBreakGlass(tx, { kind: 'person', id: asker }, wish)
    if (approved) await answerBreakGlass(tx, { kind: 'person', id: officer.id }, asked, true)
    has.set(exampleBreakGlass, asked)
  })
  return atWork(installation, cookie)
}
/** Customer service, with a notice of a company's that could not be sent. */
async function failedNotice(person: Somebody): Promise<string> {
  await worksAs(installation, person.id, 'customer service')
  const { notice } = await unsentNotice(installation)
  person.has.set(exampleNotice, notice)
  return atWork(installation, person.cookie)
}
/** An administrator, with a colleague, and an invitation that waits. */
async function administers({ id, cookie, has }: Somebody): Promise<string> {
  await worksAs(installation, id, 'administrator')
  has.set(exampleColleague, (await someStaff(installation, 'customer service')).id)
  await installation.deeds.run(async (tx) => {
    await inviteStaff(tx, system, { name: 'Nizar Alami', email: 'nizar@idnet.example', jobs: ['billing'] })
    const row = await tx.rows.selectFrom('access.invitation').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
    has.set(exampleInvited, row.id)
  })
  return atWork(installation, cookie)
}
/** Somebody writes to us, and a member of staff of this job looks. */
async function writes(personId: string, job: Job, message: ReadMessage, named: (id: string) => unknown): Promise<void> {
  await worksAs(installation, personId, job)
  named((await someMessage(installation, message)).id)
}
/** A list of one person that is to leave, asked for by who holds the job or, where they approve, by a colleague. */
async function takesAway({ id, cookie, has }: Somebody, job: Job, approved = false): Promise<string> {
  await worksAs(installation, id, job)
  const other = await someStaff(installation, job === 'administrator' ? 'data protection officer' : 'administrator')
  const staff = (personId: string) => ({ kind: 'person', id: personId }) as const
  await installation.deeds.run(async (tx) => {
    const breachId = await openBreach(tx, system, incident)
    const { subject_id } = await tx.rows.selectFrom('accounts.person').select('subject_id').where('id', '=', id).executeTakeFirstOrThrow()
    const person = { id: tx.ids.next(), breach_id: breachId, concerned_id: subject_id, posted_at: null, told_at: null }
    await tx.rows
      .insertInto('privacy.breach_person')
      .values({ ...person, found_at: tx.clock.now() })
      .execute()
    const asks = job === 'administrator' ? other.id : id
    const asked = await askExport(tx, staff(asks), { breachId, reason: 'told otherwise', secondPerson: async () => undefined })
    if (approved) await answerExport(tx, staff(other.id), asked, true)
    has.set(exampleBreachId, breachId).set(exampleExport, asked)
  })
  return atWork(installation, cookie)
}
/** What somebody wrote from the address of their account. */
async function writesOwn({ email, has, cookie }: Somebody): Promise<string> {
  const { id } = await someMessage(installation, aQuestion({ email }))
  has.set(exampleCase, id)
  return cookie
}
async function showsOwn(person: Somebody): Promise<string> {
  const { id, cookie, has } = person
  await worksAs(installation, id, 'customer service')
  await writesOwn(person)
  await installation.deeds.run(async (tx) => {
    const file = await ownOpenCase(tx, person.email, has.get(exampleCase) ?? '')
    const shown = { ownerId: id, cardId: has.get(exampleCard) ?? '', audience: 'anyone', language: 'fr' } as const
    await makeCaseLink(tx, system, { ...shown, case: file })
  })
  return atWork(installation, cookie)
}
async function drawsForm({ cookie, has }: Somebody, path: string): Promise<string> {
  const offered = MessageOffered.parse(await (await send('GET', path, { cookie })).json())
  has.set(exampleMessageTicket, offered.ticket)
  installation.clock.forward({ seconds: 3 }) // nobody types faster
  return cookie
}
async function begunFactor({ id, cookie, has }: Somebody): Promise<string> {
  const { secret } = await installation.deeds.run((tx) => beginFactor(tx, { kind: 'person', id }, id, () => ''))
  has.set(exampleFactor.code, shownBy(secret, installation.clock.now()))
  return cookie
}
async function withFactor({ id, cookie, has }: Somebody): Promise<string> {
  const { secret } = await installation.deeds.run((tx) => beginFactor(tx, { kind: 'person', id }, id, () => ''))
  await installation.deeds.run((tx) => confirmFactor(tx, { kind: 'person', id }, id, shownBy(secret, installation.clock.now())))
  has.set(exampleFactor.code, shownBy(secret, installation.clock.now(), 1)) // each is good once
  return cookie
}
async function halfSignedIn({ id, has }: Somebody): Promise<undefined> {
  const { challenge } = await installation.deeds.run((tx) => beginHalf(tx, id, 'code'))
  has.set(exampleFactor.challenge, challenge)
}
async function movedFrom({ id, email, has }: Somebody): Promise<undefined> {
  has.set(exampleFactor.undo, await installation.deeds.run((tx) => keepFormerEmail(tx, { personId: id, address: email })))
}
const rectification = { kind: 'rectification', language: 'fr', mail: false } as const
async function asksByForm({ email, cookie, has }: Somebody): Promise<string> {
  await installation.deeds.run(async (tx) => {
    const { id, code } = await fileRequest(tx, system, {
      ...rectification,
      door: 'form',
      applicant: { name: 'Salma', email, text: 'Mon nom.' },
    })
    const { reference } = await tx.rows.selectFrom('privacy.request').select('reference').where('id', '=', id).executeTakeFirstOrThrow()
    has.set(exampleRequestId, id).set(examplePair.reference, reference).set(examplePair.code, code)
  })
  return cookie
}
/** A request that waits, because a mailbox alone asked for the copy of an account; the account has a telephone. */
async function waitsForADay(person: Somebody): Promise<string> {
  await asksByForm(person)
  await installation.deeds.run(async (tx) => {
    await changeAccount(tx, system, person.id, { phone: '+212661000014' })
    await tx.rows.updateTable('accounts.person').set({ phone_changed_at: null }).where('id', '=', person.id).execute()
    const now = tx.clock.now()
    const waits = { state: 'open', proven_at: now, waits_until: new Date(now.getTime() + 86_400_000), person_id: person.id } as const
    await tx.rows
      .updateTable('privacy.request')
      .set(waits)
      .where('id', '=', person.has.get(exampleRequestId) ?? '')
      .execute()
  })
  return person.cookie
}
async function asksInPortal({ id: personId, email, cookie, has }: Somebody): Promise<string> {
  const applicant = { name: 'Salma', email, text: 'Mon nom.' }
  const { id } = await installation.deeds.run((tx) => fileRequest(tx, system, { ...rectification, door: 'portal', personId, applicant }))
  has.set(exampleRequestId, id)
  return cookie
}
/** A job at IdNet, and a hold that somebody else asked for. */
async function worksHere({ id, email, cookie, has }: Somebody, job: Job, state?: 'approved'): Promise<string> {
  const held = await somebody()
  await installation.deeds.run(async (tx) => {
    const token = await inviteStaff(tx, system, { name: 'Salma Benjelloun', email, jobs: [job] })
    await acceptInvitation(tx, { kind: 'person', id }, { personId: id, token })
    const whose = { account: held.id }
    const wish = { whose, reason: 'claim', note: 'Litige', reviewOn: moroccanDate(tx.clock.now(), { days: 30 }) } as const
    const hold = await askHold(tx, { kind: 'person', id: held.id }, wish)
    if (state) await approveHold(tx, { kind: 'person', id }, hold)
    has.set(exampleHold, hold)
    has.set(exampleHeld.account, held.id)
  })
  return atWork(installation, cookie)
}
const asksForAccess = async ({ id, cookie, has }: Somebody) => {
  const to = { ownerId: id, cardId: has.get(exampleCard) ?? '' }
  has.set(exampleRequest, await someContact(installation, to, { name: 'Nadia', email: `asks-${id}@test.example` }, { kind: 'asked' }))
  return cookie
}
async function codeFor({ cookie, has }: Somebody, path: string, body: unknown, to: string): Promise<string> {
  const answer = await send('POST', path, { cookie, ...(body !== undefined && { body: JSON.stringify(body) }) })
  await installation.deliver()
  has.set(exampleAccount.attempt, ((await answer.json()) as { attempt: string }).attempt)
  has.set(exampleAccount.code, installation.mailbox.findLast((mail) => mail.to === to)?.code ?? '')
  return cookie
}
/** A company with a second owner, who lets it edit a card; one that waits for an answer; and an invitation to this person. */
async function inCompany({ id, email, cookie, has }: Somebody, cards: 'own' | 'members'): Promise<string> {
  await installation.deeds.run(async (tx) => {
    const company = await openCompany(tx, system, { name: 'Atlas Menuiserie' })
    const member = await openAccount(tx, system, { name: 'Karim Tazi', email: `member-${++people}@test.example`, language: 'fr' })
    for (const personId of [id, member]) await joinCompany(tx, system, { companyId: company, personId, role: 'owner' })
    await setConsent(tx, system, { companyId: company, personId: member, edits: true })
    const draft = Draft.parse({ language: 'fr', name: { given: 'Karim' } })
    const card = await makeCard(tx, system, { ownerId: member, label: 'Carte', draft })
    for (let revision = 1; revision < 4; revision++) await saveDraft(tx, system, { ownerId: member, cardId: card, draft, revision })
    await putUnder(tx, system, { ownerId: member, cardId: card, companyId: company })
    const other = await openCompany(tx, system, { name: 'Zellige' })
    await joinCompany(tx, system, { companyId: other, personId: member, role: 'owner' })
    const wish = { role: 'member', language: 'fr', personId: member, source: member } as const
    const guest = await invited(tx, { ...wish, companyId: company, email: `guest-${++people}@test.example` })
    const own = await invited(tx, { ...wish, companyId: other, email })
    has.set(exampleCompany.id, company).set(exampleCompany.member, member).set(exampleCompany.you, id)
    has.set(exampleCompany.invitation, guest.id).set(exampleCompany.token, guest.token).set(exampleCompany.toMe, own.id)
    if (cards === 'members') has.set(exampleCard, card)
  })
  return cookie
}
async function invited(tx: Tx, wish: Parameters<typeof inviteMember>[2]) {
  await inviteMember(tx, system, wish)
  const row = await tx.rows.selectFrom('clients.invitation').selectAll().where('company_id', '=', wish.companyId).executeTakeFirstOrThrow()
  const subject = await tx.vault.subject(tx, row.subject_id, { actor: system, purpose: 'rights' })
  return { id: row.id, token: subject.open(invitationToken, row.id, row.token) }
}
async function cookieFor(one: Operation, person: Somebody): Promise<string | undefined> {
  if (/^\/(?:c|echange)(?:\/|$)/.test(one.path)) {
    const cookie = cookieOf(await open(origin, person.has.get(exampleLink.token) ?? ''))
    if (nameOf(one) === 'POST /echange') {
      const offered = ExchangeOffered.parse(await (await send('GET', '/echange', { cookie })).json())
      person.has.set(examplesLeft.ticket, offered.ticket)
      installation.clock.forward({ seconds: 3 }) // nobody types faster
    }
    return cookie
  }
  if (one.path.startsWith('/dev/mail/')) {
    await codeFor(person, '/api/account/prove/code', undefined, person.email)
    person.has.set(exampleMail, mailFiles(installation.settings.dataDir)[0] ?? '')
  }
  if (/^\/(?:api\/compan|invitation\/)|^\/api\/cards\/\{card\}\/company$/.test(one.path))
    return inCompany(person, one.path.includes('/members/') ? 'members' : 'own')
  return before[nameOf(one)]?.(person) ?? person.cookie
}

const send = (method: string, path: string, { cookie, body }: { readonly cookie?: string | undefined; readonly body?: string }) =>
  fetch(origin + path, {
    method,
    headers: {
      'sec-fetch-site': 'same-origin',
      ...(cookie !== undefined && { cookie }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body }),
  })

const entries = (value: unknown) => Object.entries(typeof value === 'object' && value !== null ? value : {})
const exampleOf = (one: Operation, parameter: string) => one.example?.parameters?.[parameter] ?? one.parameters?.[parameter]?.example

/** A page that is the same for everybody: whoever asks for one may ask for the next. */
const isPage = ({ method, purpose, path }: Operation) => method === 'GET' && purpose === 'none' && !path.startsWith('/dev/')
let reader: Promise<Somebody> | undefined
function anybody(): Promise<Somebody> {
  reader ??= somebody()
  return reader
}

/** The request of an example, as its text; the person's own in the place of what it names. */
async function run(one: Operation): Promise<Response> {
  const person = await (isPage(one) ? anybody() : somebody())
  const cookie = await cookieFor(one, person)
  const own = (text: string) => [...person.has].reduce((said, [named, real]) => said.replaceAll(named, real), text)
  const path = one.path.replace(/\{(\w+)\}/g, (_all, name: string) => exampleOf(one, name) ?? '')
  const query = entries(one.example?.query)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&')
  const body = one.example?.body === undefined ? {} : { body: own(JSON.stringify(one.example.body)) }
  return send(one.method, own(query === '' ? path : `${path}?${query}`), { cookie, ...body })
}

const exemplified = () => all.filter(({ example }) => example !== undefined)
/** The answer that a program gets, which reads no pages: the one with JSON, or the one that says nothing, before a page. */
function answerOf({ answers }: Operation) {
  const good = Object.entries(answers).filter(([status]) => status.startsWith('2'))
  return good.find(([, { json }]) => json) ?? good.find(([, { types }]) => types.length === 0) ?? good[0]
}

describe('every operation', () => {
  test('has an example, or says why it can have none', () => {
    expect(
      all
        .filter(({ example }) => example === undefined)
        .map(nameOf)
        .sort(),
    ).toEqual([])
    const none = all.filter(({ example }) => example?.none !== undefined)
    for (const { example } of none) expect(example?.none?.length).toBeGreaterThan(10)
    expect(none.map(nameOf).sort()).toEqual([
      'GET /api/desk/requests/figures',
      'GET /api/verification',
      'POST /api/account/passkeys',
      'POST /api/account/prove/passkey',
      'POST /api/cards/read-vcard',
      'POST /api/desk/breaches/{breach}/close',
      'POST /api/desk/breaches/{breach}/tell',
      'POST /api/desk/requests/{request}/correct',
      'POST /api/requests/{request}/complete',
      'POST /api/requests/{request}/copy',
      'POST /api/requests/{request}/waive',
      'POST /api/sign-in/passkey',
      'POST /api/staff/documents',
      'POST /droits/attestation',
      'POST /droits/suivi/complement',
      'POST /droits/suivi/copie',
      'POST /droits/suivi/effacement',
      'POST /droits/suivi/preuve',
      'POST /droits/suivi/preuve-sms',
      'PUT /api/cards/{card}/cover',
      'PUT /api/cards/{card}/logo',
      'PUT /api/cards/{card}/photo',
    ])
  })

  test('has a whole one: every part of its address, its body, and what comes back', () => {
    for (const one of exemplified()) {
      if (one.example?.none !== undefined) continue
      for (const [, name = ''] of one.path.matchAll(/\{(\w+)\}/g)) expect(exampleOf(one, name), `${nameOf(one)} ${name}`).toBeDefined()
      expect(one.example?.body !== undefined, `${nameOf(one)}: body`).toBe(one.body !== undefined)
      const json = answerOf(one)?.[1].json
      expect(one.example?.answer !== undefined, `${nameOf(one)}: answer`).toBe(json !== undefined)
      if (one.body) expect(one.body.safeParse(one.example?.body).error, nameOf(one)).toBeUndefined()
      if (json) expect(json.safeParse(one.example?.answer).error, nameOf(one)).toBeUndefined()
    }
  })

  test('runs as its example says, and answers in the form that is declared', { timeout: 180_000 }, async () => {
    for (const one of exemplified()) {
      if (one.example?.none !== undefined) continue
      const answer = await run(one)
      const bytes = Buffer.from(await answer.arrayBuffer())
      const [status, told] = answerOf(one) ?? []
      expect(String(answer.status), `${nameOf(one)}: ${bytes.toString().slice(0, 300)}`).toBe(status)
      const type = answer.headers.get('content-type')?.replace(/;.*/, '') ?? ''
      if (type !== 'application/json') expect(answer.status === 204 ? [type] : told?.types, nameOf(one)).toContain(type)
      else if (told?.json) expect(told.json.safeParse(JSON.parse(bytes.toString())).error, nameOf(one)).toBeUndefined()
      else expect(bytes.length, nameOf(one)).toBe(0)
    }
  })

  test('shows its example in the description, as it is', () => {
    for (const one of exemplified()) {
      if (one.example?.none !== undefined) continue
      const said = description.paths[one.path]?.[one.method.toLowerCase()]
      const inPlace = (place: string) =>
        new Map(said?.parameters?.filter((part) => part.in === place).map(({ name, example }) => [name, example]))
      for (const [, name = ''] of one.path.matchAll(/\{(\w+)\}/g)) expect(inPlace('path').get(name), nameOf(one)).toBe(exampleOf(one, name))
      for (const [name, value] of entries(one.example?.query)) expect(inPlace('query').get(name), nameOf(one)).toBe(value)
      expect(said?.requestBody?.content['application/json']?.example, nameOf(one)).toEqual(one.example?.body)
      const shown = said?.responses[answerOf(one)?.[0] ?? '']
      expect(shown?.content?.['application/json']?.example, nameOf(one)).toEqual(one.example?.answer)
    }
  })
})
