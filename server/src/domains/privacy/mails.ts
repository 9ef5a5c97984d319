import { type Language, writtenAs } from '#contract/language.ts'
import { type PolicyEdition, policyEditions } from '#contract/policy-editions.ts'
import { system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Mail, Mails } from '#platform/mail/mail.ts'
import type { ReachOf } from './breach-house.ts'
import { breachMails } from './breach-mails.ts'
import { type FoundRequest, requestById, requestIfAny } from './find-request.ts'
import { indexApplicant } from './index-applicant.ts'
import { announcedMail, deskMail, newsMail, policyMail, promiseMail, proofMail, receivedMail, warningMail } from './mail-kinds.ts'
import { type MailSays, mailWords } from './mail-words.ts'
import { policyNews } from './policy-mail.ts'
import { promiseBroken } from './promises.ts'
import { byMail, freshProofs, proofMinutes } from './prove-request.ts'
import { ended, waits } from './request.ts'
import { applicantOf, followCode, proofCode } from './request-rows.ts'
import { standing, stepsOf } from './request-views.ts'

// A mail of the desk says the reference and dates, and never what was asked for in words, nor of whom: it may lie in a mailbox for years.

interface Reached {
  readonly found: FoundRequest
  readonly address: string
  readonly language: Language
}

async function reached(tx: Tx, requestId: string): Promise<Reached | undefined> {
  const found = await requestIfAny(tx, requestId)
  if (!found) return undefined
  const address = found.subject.open(applicantOf, requestId, found.row.applicant).email
  return address === undefined ? undefined : { found, address, language: found.row.language }
}

const written = (day: string, language: Language) =>
  new Intl.DateTimeFormat(writtenAs[language], { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day.slice(0, 10)}T00:00:00Z`))

async function composed(
  tx: Tx,
  requestId: string,
  origin: URL,
  says: (words: (typeof mailWords)[Language], reached: Reached) => Promise<MailSays | undefined>,
): Promise<Mail | undefined> {
  const to = await reached(tx, requestId)
  const said = to && (await says(mailWords[to.language], to))
  if (!to || !said) return undefined
  const { label } = mailWords[to.language]
  const url = new URL(`/droits/suivi/${to.language}`, origin).href
  return { to: { address: to.address }, language: to.language, ...said, action: { label, url } }
}

/** The code that is still good, while its author has not shown that the address is theirs. */
async function codeOf(tx: Tx, { row, subject }: FoundRequest): Promise<string | undefined> {
  if (row.proven_at || ended(row.state)) return undefined
  const [newest] = await freshProofs(tx, row.id, byMail)
  return newest && subject.open(proofCode, newest.id, newest.code)
}

const receipt = (tx: Tx, requestId: string, origin: URL) =>
  composed(tx, requestId, origin, async (words, { found, language }) => {
    const { row, subject } = found
    const { due, reference } = standing(row, await stepsOf(tx, [row.id]), tx.clock.now())
    const code = await codeOf(tx, found)
    const lines = words.received(reference, subject.open(followCode, row.id, row.code), written(due, language))
    const prove = code === undefined ? [] : [words.prove(proofMinutes)]
    return { subject: words.receivedSubject, lines: [...lines, ...prove], ...(code !== undefined && { code }), small: [words.notYou] }
  })

/** A new code; nothing once it is late, or no longer needed. A second proof is asked for with one too. */
const proof = (tx: Tx, requestId: string, origin: URL) =>
  composed(tx, requestId, origin, async (words, { found }) => {
    const [newest] = await freshProofs(tx, found.row.id, byMail)
    if (!newest || found.row.state === 'withdrawn') return undefined
    const code = found.subject.open(proofCode, newest.id, newest.code)
    return { subject: words.proofSubject, lines: [words.prove(proofMinutes)], code, small: [words.notYou] }
  })

const news = (tx: Tx, requestId: string, origin: URL) =>
  composed(tx, requestId, origin, async (words, { found }) => ({
    subject: words.newsSubject,
    lines: words.news(found.row.reference),
  })).then((mail) => mail && { ...mail, sent: (after: Tx) => forgetApplicant(after, requestId) })

/** Who was erased is known to us no more, once they were told: of their request the reference, the dates and the answer stay. */
async function forgetApplicant(tx: Tx, requestId: string): Promise<void> {
  const erased = await tx.rows
    .selectFrom('privacy.erasure')
    .select('request_id')
    .where('request_id', '=', requestId)
    .where('done_at', 'is not', null)
    .executeTakeFirst()
  const found = erased && (await requestById(tx, system, requestId))
  if (found?.row.state !== 'answered') return
  const applicant = found.subject.seal(applicantOf, requestId, {})
  await tx.rows.updateTable('privacy.request').set({ applicant, person_id: null }).where('id', '=', requestId).execute()
  await indexApplicant(tx, found.subject.id, {})
  await tx.rows.deleteFrom('privacy.proof').where('request_id', '=', requestId).execute()
}

const warning = (tx: Tx, requestId: string, origin: URL) =>
  composed(tx, requestId, origin, async (words, { found }) => {
    const { id, state, reference } = found.row
    const subject = words.warningSubject
    if (waits(found.row, tx.clock.now())) return { subject, lines: words.warning(reference) }
    // a texted code was quicker than this mail: the account is told all the same
    const texted = state !== 'withdrawn' && (await stepsOf(tx, [id])).some(({ step }) => step === 'texted')
    return texted ? { subject, lines: words.warningTexted(reference) } : undefined
  })

const announced = (tx: Tx, requestId: string, origin: URL) =>
  composed(tx, requestId, origin, async (words, { found, language }) => {
    const erasure = await tx.rows.selectFrom('privacy.erasure').select('ends_at').where('request_id', '=', requestId).executeTakeFirst()
    if (!erasure || found.row.state !== 'window') return undefined
    return {
      subject: words.announcedSubject,
      lines: words.announced(found.row.reference, written(erasure.ends_at.toISOString(), language)),
    }
  })

/** To the desk: which request waits, and until when. */
async function reminder(tx: Tx, requestId: string, origin: URL, desk: string): Promise<Mail | undefined> {
  const found = await requestById(tx, system, requestId)
  if (found.row.ended_at) return undefined
  const { reference, due, legalDue } = standing(found.row, await stepsOf(tx, [requestId]), tx.clock.now())
  const { deskSubject, desk: says, deskLabel } = mailWords.fr
  const action = { label: deskLabel, url: new URL('/bureau/demandes', origin).href }
  return {
    to: { address: desk },
    language: 'fr',
    subject: deskSubject,
    lines: says(reference, written(due, 'fr'), written(legalDue, 'fr')),
    action,
  }
}

export const mails = (origin: URL, desk: string, reachOf: ReachOf, editions: readonly PolicyEdition[] = policyEditions): Mails => ({
  ...breachMails(origin, desk, reachOf),
  [receivedMail]: (tx, id) => receipt(tx, id, origin),
  [proofMail]: (tx, id) => proof(tx, id, origin),
  [newsMail]: (tx, id) => news(tx, id, origin),
  [warningMail]: (tx, id) => warning(tx, id, origin),
  [announcedMail]: (tx, id) => announced(tx, id, origin),
  [promiseMail]: (tx, id) => promiseBroken(tx, id, origin, desk),
  [policyMail]: (tx, id) => policyNews(tx, id, origin, editions),
  [deskMail]: (tx, id) => reminder(tx, id, origin, desk),
})
