import { randomBytes, randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { Draft } from '#contract/draft.ts'
import { undertaking } from '#contract/undertaking.ts'
import { signUndertaking } from '#domains/access/index.ts'
import { inviteByMail } from '#domains/access/invite-staff.ts'
import { breakGlassNote } from '#domains/access/staff-rows.ts'
import { sendCode } from '#domains/accounts/codes.ts'
import { factorSecrets } from '#domains/accounts/factor-rows.ts'
import { keepFormerEmail } from '#domains/accounts/former-email.ts'
import { beginHalf } from '#domains/accounts/half-sign-in.ts'
import { beginSession, changeAccount, openAccount, setPassword } from '#domains/accounts/index.ts'
import { passkeyCredential, passkeyName } from '#domains/accounts/person-rows.ts'
import { setConsent } from '#domains/clients/edit-consent.ts'
import { joinCompany, openCompany, ownCompany } from '#domains/clients/index.ts'
import { inviteMember } from '#domains/clients/invite-member.ts'
import { keepRefusal } from '#domains/clients/refused-before.ts'
import { answerQuestion, changeContact, exportContacts, leaveDetails } from '#domains/contacts/index.ts'
import { answerRequest } from '#domains/privacy/answer-request.ts'
import { fileRequest } from '#domains/privacy/file-request.ts'
import { breachById } from '#domains/privacy/find-breach.ts'
import { requestById } from '#domains/privacy/find-request.ts'
import { approveHold, askHold, releaseHold } from '#domains/privacy/hold-deeds.ts'
import { openBreach } from '#domains/privacy/open-breach.ts'
import { byMail, sendProof } from '#domains/privacy/prove-request.ts'
import { packageFile } from '#domains/privacy/request-rows.ts'
import {
  makeCard,
  nameAudience,
  pauseCard,
  preparePhoto,
  publishDraft,
  saveDraft,
  setPicture,
  setWhereabouts,
} from '#domains/profiles/index.ts'
import { makeAskingLink, makeCaseLink, makeNamedLink, shareCard } from '#domains/sharing/index.ts'
import { codeSent } from '#domains/sharing/named-rows.ts'
import { answerMessage, closeMessage } from '#domains/support/answer-message.ts'
import { keepMessage } from '#domains/support/keep-message.ts'
import type { ReadMessage } from '#domains/support/read-message.ts'
import { system } from '#platform/actor.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { keptColumn } from '#platform/http/kept-answers.ts'
import type { Subject } from '#platform/vault/vault.ts'
import { asked } from './contacts.ts'
import { aPdf, someDocument } from './documents.ts'
import type { TestInstallation } from './installation.ts'

/** Letters only, so that no index, no script and no spreadsheet sees anything in it but a word of its own. */
export const word = (): string =>
  `Q${randomBytes(9)
    .toString('hex')
    .replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))}`
const randomPhone = () => `+2126${String(randomBytes(4).readUInt32BE()).padStart(10, '0').slice(0, 8)}`
const picture = async () =>
  preparePhoto(
    await sharp(randomBytes(64 * 64 * 3), { raw: { width: 64, height: 64, channels: 3 } })
      .png()
      .toBuffer(),
  )

export interface Somebody {
  readonly personId: string
  readonly cardId: string
  /** All that stands for them: the account, what they left, a link made for them, what they asked for. */
  readonly subjectIds: string[]
}

/** An account with a value, of its own, in every column that an owner has. */
export async function somebodyWithEverything(installation: Pick<TestInstallation, 'deeds'>): Promise<Somebody> {
  const pictures = { photo: await picture(), logo: await picture(), cover: await picture() }
  const somebody = await installation.deeds.run(async (tx) => {
    const email = `${word()}@test.example`
    const personId = await openAccount(tx, system, { name: `${word()} ${word()}`, email, phone: randomPhone(), language: 'fr' })
    await changeAccount(tx, system, personId, { company: word() })
    await setPassword(tx, system, { personId, hash: word() })
    await beginSession(tx, { personId, how: 'code', second: 'application', agent: word() })
    const { subject_id } = await tx.rows
      .selectFrom('accounts.person')
      .select('subject_id')
      .where('id', '=', personId)
      .executeTakeFirstOrThrow()
    const known = await sendCode(tx, { reason: 'sign in', address: email, language: 'fr', kind: 'known', personId, typed: typed() })
    const own = await sendCode(tx, { reason: 'sign in', address: `${word()}@test.example`, language: 'fr', kind: 'new', typed: typed() })
    if (known === own) throw new Error('two codes are one')
    await signInRows(tx, personId, subject_id)
    const companyId = await openCompany(tx, system, { name: word() })
    await joinCompany(tx, system, { companyId, personId, role: 'owner' })
    const invitedBy = await inCompany(tx, personId, companyId)
    await tx.rows.insertInto('access.staff').values({ person_id: personId, job: 'sales', since: tx.clock.now() }).execute()
    const invited = { subject_id: await worksHere(tx, personId, subject_id) }
    const cardId = await cardWith(tx, personId, pictures)
    await tx.rows.insertInto('profiles.company_card').values({ card_id: cardId, company_id: companyId, since: tx.clock.now() }).execute()
    await tx.rows.insertInto('profiles.company_left').values({ card_id: cardId, left_at: tx.clock.now() }).execute()
    await linksOf(tx, personId, cardId)
    const attempt = await tx.rows.selectFrom('accounts.attempt').select('subject_id').where('id', '=', own).executeTakeFirstOrThrow()
    const former = await tx.rows
      .selectFrom('accounts.former_email')
      .select('subject_id')
      .where('person_id', '=', personId)
      .executeTakeFirstOrThrow()
    const held = [
      former.subject_id,
      await asksAboutTheirData(tx, personId),
      await incidentAbout(tx, personId, subject_id),
      ...(await writesToUs(tx, personId, cardId)),
    ]
    return { personId, cardId, subjectIds: [subject_id, attempt.subject_id, invited.subject_id, invitedBy, ...held] }
  })
  const document = await someDocument(installation, { account: somebody.personId }, { pdf: aPdf(word()) })
  const folder = await installation.deeds.run((tx) =>
    tx.rows
      .selectFrom('archive.folder as folder')
      .innerJoin('archive.document as document', 'document.folder_id', 'folder.id')
      .select('folder.subject_id')
      .where('document.id', '=', document.id)
      .executeTakeFirstOrThrow(),
  )
  await held(installation, somebody)
  return { ...somebody, subjectIds: [...somebody.subjectIds, folder.subject_id] }
}

/** What the office holds of them: what they signed, an emergency opening of their account, and an invitation; returns the subject that lies under. */
async function worksHere(tx: Tx, personId: string, subjectId: string): Promise<string> {
  await signUndertaking(tx, { kind: 'person', id: personId }, personId, undertaking.version)
  const subject = await tx.vault.subject(tx, subjectId, { actor: system, purpose: 'security' })
  const [id, now] = [tx.ids.next(), tx.clock.now()]
  const asked = {
    id,
    person_id: personId,
    subject_id: subjectId,
    reason: 'danger',
    note: subject.seal(breakGlassNote, id, word()),
  } as const
  await tx.rows
    .insertInto('access.break_glass')
    .values({ ...asked, asked_by: randomUUID(), asked_at: now })
    .execute()
  const answer = { break_glass_id: id, approved: true, answered_by: randomUUID(), answered_at: now }
  await tx.rows.insertInto('access.break_glass_answer').values(answer).execute()
  const alert = {
    id: tx.ids.next(),
    person_id: personId,
    kind: 'people in a day',
    count: 121,
    day: moroccanDate(now),
    noticed_at: now,
  } as const
  await tx.rows.insertInto('access.reading_alert').values(alert).execute()
  const email = `${word()}@test.example`
  return inviteByMail(tx, system, { name: `${word()} ${word()}`, email, jobs: ['billing'] })
}

/** What else there is of a company: a consent, an address that refused, and one that is invited; returns the subject that lies under. */
async function inCompany(tx: Tx, personId: string, companyId: string): Promise<string> {
  const place = { companyId, personId }
  const { company } = await ownCompany(tx, system, place)
  await keepRefusal(tx, company, companyId, `${word()}@test.example`)
  await setConsent(tx, system, { ...place, edits: true })
  const email = `${word()}@test.example`
  await inviteMember(tx, system, { ...place, email, role: 'member', language: 'fr', source: word() })
  const row = await tx.rows
    .selectFrom('clients.invitation')
    .select('subject_id')
    .where('company_id', '=', companyId)
    .executeTakeFirstOrThrow()
  return row.subject_id
}

/** A hold that was asked for, approved and released, by three people. */
async function held({ deeds }: Pick<TestInstallation, 'deeds'>, { personId }: Pick<Somebody, 'personId'>): Promise<void> {
  const staff = () => ({ kind: 'person', id: randomUUID() }) as const
  await deeds.run(async (tx) => {
    const reviewOn = moroccanDate(tx.clock.now(), { days: 30 })
    const hold = await askHold(tx, staff(), { whose: { account: personId }, reason: 'claim', note: word(), reviewOn })
    await approveHold(tx, staff(), hold)
    await releaseHold(tx, staff(), hold)
  })
}

/** An incident that somebody of the staff, here themselves, entered and that they were told of; returns the subject it lies under. */
async function incidentAbout(tx: Tx, personId: string, concerned_id: string): Promise<string> {
  const noticedAt = tx.clock.now().toISOString()
  const known = { what: word(), natures: ['integrity' as const], categories: ['note' as const], dgssi: false }
  const breachId = await openBreach(tx, { kind: 'person', id: personId }, { noticedAt, ...known })
  const now = tx.clock.now()
  await tx.rows
    .insertInto('privacy.breach_person')
    .values({ id: tx.ids.next(), breach_id: breachId, concerned_id, found_at: now, posted_at: now, told_at: now })
    .execute()
  const asked = { id: tx.ids.next(), breach_id: breachId, reason: 'authority', asked_by: personId, asked_at: now } as const
  await tx.rows.insertInto('privacy.breach_export').values(asked).execute()
  const answer = { export_id: asked.id, approved: true, answered_by: personId, answered_at: now }
  await tx.rows.insertInto('privacy.breach_export_answer').values(answer).execute()
  await tx.rows.insertInto('privacy.breach_export_taking').values({ export_id: asked.id, taken_at: now, persons: 1 }).execute()
  return (await breachById(tx, system, breachId)).subject.id
}

/** A request with all that may lie with it; returns the subject it lies under. */
async function asksAboutTheirData(tx: Tx, personId: string): Promise<string> {
  const applicant = { name: word(), email: `${word()}@test.example`, phone: randomPhone(), text: word() }
  const { id } = await fileRequest(tx, system, { kind: 'rectification', door: 'form', language: 'fr', applicant, personId, mail: false })
  const found = await requestById(tx, system, id)
  await sendProof(tx, { id, subject: found.subject }, byMail)
  await sendProof(tx, { id, subject: found.subject }, { way: 'text', number: randomPhone() })
  const now = tx.clock.now()
  await tx.rows
    .insertInto('privacy.package')
    .values({ request_id: id, file: found.subject.seal(packageFile, id, randomBytes(32)), made_at: now, ends_at: now, taken_at: null })
    .execute()
  const { subject_id } = await tx.rows
    .selectFrom('accounts.person')
    .select('subject_id')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  await tx.vault.restrict(tx, subject_id, ['counts'])
  await answerRequest(tx, system, found, { outcome: 'refused', reason: 'rights of others', text: word() })
  return found.subject.id
}

/** A question and a wish for cards, each answered and closed by somebody of the staff, here themselves; returns the subjects they lie under. */
async function writesToUs(tx: Tx, personId: string, cardId: string): Promise<string[]> {
  const sender = () => ({ name: `${word()} ${word()}`, email: `${word()}@test.example`, phone: randomPhone(), text: word() })
  const both: readonly ReadMessage[] = [
    { kind: 'question', says: { ...sender(), subject: word() } },
    { kind: 'order', says: { ...sender(), company: word(), quantity: 40, material: word() } },
  ]
  const [file, content] = [randomUUID(), aPdf(word())]
  const attachments = [{ name: `${word()}.pdf`, bytes: content.length, kept: { id: file, type: 'pdf' as const }, why: null }]
  const mailIds = { mailId: `<${word()}@test.example>`, continues: [`<${word()}@test.example>`] }
  const mail = { kept: { ...mailIds, automatic: false, trouble: null, attachments, more: 0 }, files: new Map([[file, content]]) }
  const subjects: string[] = []
  const actor = { kind: 'person', id: personId } as const
  for (const message of both) {
    const byMail = message.kind === 'question' && { mail }
    const { id, reference } = await keepMessage(tx, {
      message,
      language: 'fr',
      noProspecting: true,
      notice: '1-000000',
      ticketId: randomUUID(),
      ...byMail,
    })
    await answerMessage(tx, actor, { kind: message.kind, id, by: personId }, word())
    await closeMessage(tx, actor, { kind: message.kind, id, by: personId }, 'answered')
    const { subject_id } = await tx.rows.selectFrom('support.message').select('subject_id').where('id', '=', id).executeTakeFirstOrThrow()
    subjects.push(subject_id)
    const file = { id, reference, subjectId: subject_id }
    if (message.kind === 'question')
      await makeCaseLink(tx, system, { ownerId: personId, cardId, audience: 'anyone', language: 'fr', case: file })
  }
  return subjects
}

const typed = () => ({
  name: `${word()} ${word()}`,
  email: `${word()}@test.example`,
  company: word(),
  language: 'fr' as const,
  noProspecting: true,
  notice: '2026-11-23',
})

async function signInRows(tx: Tx, personId: string, subjectId: string): Promise<void> {
  const now = tx.clock.now()
  const subject = await tx.vault.subject(tx, subjectId, { actor: system, purpose: 'security' })
  const [passkey, kept] = [tx.ids.next(), tx.ids.next()]
  const credential = { id: word(), publicKey: Buffer.from(word()).toString('base64'), transports: [] }
  await tx.rows
    .insertInto('accounts.passkey')
    .values({
      id: passkey,
      person_id: personId,
      credential_digest: randomBytes(32),
      credential: subject.seal(passkeyCredential, passkey, credential),
      name: subject.seal(passkeyName, passkey, word()),
      counter: '0',
      added_at: now,
      last_used_at: now,
    })
    .execute()
  await factorRows(tx, personId, subject)
  await tx.rows
    .insertInto('privacy.policy_told')
    .values({ id: tx.ids.next(), person_id: personId, edition: 2, told_on: '2026-11-21' })
    .execute()
  await tx.rows.insertInto('accounts.idle_notice').values({ person_id: personId, months: 21, told_on: '2026-11-20' }).execute()
  await tx.rows
    .insertInto('requests.kept_answer')
    .values({
      id: kept,
      subject_id: subjectId,
      key_digest: randomBytes(32),
      answer: subject.seal(keptColumn, kept, { request: word(), status: 200, type: 'text/plain', body: word() }),
      made_at: now,
    })
    .execute()
}

/** A second factor that is said to be lost, a sign-in that waits for it, and an address that was replaced. */
async function factorRows(tx: Tx, personId: string, subject: Subject<'security'>): Promise<void> {
  const [now, id] = [tx.clock.now(), () => tx.ids.next()]
  const key = () => Buffer.from(word()).toString('base64')
  const secrets = subject.seal(factorSecrets, personId, { application: key(), recovery: key() })
  await tx.rows
    .insertInto('accounts.totp')
    .values({ person_id: personId, secrets, started_at: now, confirmed_at: now, last_step: 0, wrong: 0 })
    .execute()
  await tx.rows
    .insertInto('accounts.recovery_code')
    .values({ id: id(), person_id: personId, digest: randomBytes(32), made_at: now, used_at: now })
    .execute()
  await beginHalf(tx, personId, 'code')
  await tx.rows.insertInto('accounts.factor_loss').values({ person_id: personId, told_at: now, due_at: now }).execute()
  await keepFormerEmail(tx, { personId, address: `${word()}@test.example` })
}

async function cardWith(tx: Tx, ownerId: string, { photo, logo, cover }: { photo: Buffer; logo: Buffer; cover: Buffer }): Promise<string> {
  const content = () =>
    Draft.parse({
      language: 'fr',
      name: { given: word(), family: word() },
      role: { fr: word(), ar: word() },
      company: { fr: word() },
      phones: [{ kind: 'mobile', number: randomPhone(), label: word() }],
      emails: [{ kind: 'work', address: `${word().toLowerCase()}@test.example` }],
      addresses: [{ kind: 'work', street: word(), city: word() }],
      note: { fr: word() },
    })
  const cardId = await makeCard(tx, system, { ownerId, label: word(), draft: content() })
  await setPicture(tx, system, { ownerId, cardId, which: 'photo', picture: photo })
  await setPicture(tx, system, { ownerId, cardId, which: 'logo', picture: logo })
  await setPicture(tx, system, { ownerId, cardId, which: 'cover', picture: cover })
  await publishDraft(tx, system, { ownerId, cardId })
  const group = await nameAudience(tx, system, { ownerId, name: word() })
  await saveDraft(tx, system, { ownerId, cardId, draft: { ...content(), audiences: { note: [group, 'partners'] } }, revision: 4 })
  await publishDraft(tx, system, { ownerId, cardId })
  await pauseCard(tx, system, { ownerId, cardId, message: { sentence: 'moved', own: { fr: word() } } })
  await setWhereabouts(tx, system, { ownerId, place: word() })
  return cardId
}

async function linksOf(tx: Tx, ownerId: string, cardId: string): Promise<void> {
  const { id } = await shareCard(tx, system, { ownerId, cardId, label: word() })
  await shareCard(tx, system, { ownerId, cardId, label: word() })
  await tx.rows.insertInto('sharing.revocation').values({ link_id: id, revoked_at: tx.clock.now(), revoked_by: ownerId }).execute()
  await makeAskingLink(tx, system, { ownerId, cardId, label: word(), line: word() })
}

/** Leaves details beside somebody's card, which they note about and export, and gets a link from them: what a visitor has. */
export async function meets(installation: TestInstallation, visitor: Somebody, owner: Somebody): Promise<void> {
  const { deeds } = installation
  const { personId: ownerId, cardId } = owner
  const actor = { kind: 'person', id: ownerId } as const
  const contactId = await deeds.run((tx) =>
    leaveDetails(tx, {
      ownerId,
      cardId,
      linkId: undefined,
      kind: 'left',
      details: { name: `${word()} ${word()}`, email: `${word()}@test.example`, phone: randomPhone(), company: word(), note: word() },
      leftTo: word(),
      place: word(),
      noProspecting: true,
      tellClosing: true,
      language: 'ar',
      notice: '2026-11-26',
      receipt: randomBytes(20),
    }),
  )
  const question = await asked(installation, contactId)
  await deeds.run(async (tx) => {
    await changeContact(tx, actor, { ownerId, contactId, ownNote: word(), tags: [`T${word().slice(0, 20)}`], followUp: '2026-12-01' })
    await answerQuestion(tx, actor, { ownerId, contactId, question, answer: word() })
    await exportContacts(tx, actor, { ownerId, language: 'fr', format: 'csv', destination: 'crm' })
    const now = tx.clock.now()
    await tx.rows.updateTable('contacts.contact').set({ changed_at: now }).where('id', '=', contactId).execute()
    await tx.rows.insertInto('contacts.withdrawal').values({ contact_id: contactId, withdrawn_at: now }).execute()
    await tx.rows.insertInto('contacts.deletion').values({ contact_id: contactId, deleted_at: now, deleted_by: 'time' }).execute()
    await tx.rows.insertInto('contacts.access_given').values({ contact_id: contactId, link_id: null, given_at: now }).execute()
    await tx.rows
      .insertInto('contacts.preference')
      .values({ owner_id: ownerId })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const contact = await tx.rows.selectFrom('contacts.contact').select('subject_id').where('id', '=', contactId).executeTakeFirstOrThrow()
    visitor.subjectIds.push(contact.subject_id, await namedLink(tx, owner))
  })
}

async function namedLink(tx: Tx, { personId: ownerId, cardId }: Somebody): Promise<string> {
  const visitor = { name: `${word()} ${word()}`, email: `${word()}@test.example`, phone: randomPhone() }
  const { id } = await makeNamedLink(tx, system, { ownerId, cardId, label: word(), visitor, code: true, binds: true })
  const named = await tx.rows.selectFrom('sharing.named').select('subject_id').where('link_id', '=', id).executeTakeFirstOrThrow()
  const subject = await tx.vault.subject(tx, named.subject_id, { actor: system, purpose: 'rights' })
  await tx.rows
    .updateTable('sharing.named')
    .set({ bound_digest: randomBytes(32), opened: true })
    .where('link_id', '=', id)
    .execute()
  const code = tx.ids.next()
  await tx.rows
    .insertInto('sharing.code')
    .values({
      id: code,
      link_id: id,
      address_digest: randomBytes(32),
      digest: randomBytes(32),
      code: subject.seal(codeSent, code, randomUUID()),
      language: 'fr',
      sent_at: tx.clock.now(),
    })
    .execute()
  return named.subject_id
}
