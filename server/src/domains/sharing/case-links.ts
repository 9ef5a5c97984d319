import { sql } from 'kysely'
import type { Audience } from '#contract/draft.ts'
import type { Language } from '#contract/language.ts'
import { type Actor, system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { caseToken } from './case-link-rows.ts'
import { stateAt } from './link-state.ts'
import { revokeLinks } from './revoke-link.ts'
import { shareCard } from './share-card.ts'
import { parseToken, tokenText } from './token.ts'

// A case is known here by its id, its reference and its key: what was written in it is not.

export interface NewCaseLink {
  readonly ownerId: string
  readonly cardId: string
  readonly audience: Audience
  /** In which its label is written. */
  readonly language: Language
  /** `subjectId`: the key that what was written in it lies under. */
  readonly case: { readonly id: string; readonly reference: string; readonly subjectId: string }
}

/** A case that nobody closes does not keep a card open: its owner makes another link where it is still needed. */
const longestDays = 30
const day = 86_400_000
const labelled: { readonly [L in Language]: (reference: string) => string } = {
  fr: (reference) => `Service client, dossier ${reference}`,
  ar: (reference) => `خدمة الزبناء، ملف ${reference}`,
  en: (reference) => `Customer service, case ${reference}`,
}

/**
 * Makes a link by which who handles a case sees a card as a visitor does. Its token lies in the case and nowhere else, not even for its owner. The caller holds the
 * case, which is open. Refuses what `shareCard` refuses, and a second one while one is there.
 */
export async function makeCaseLink(tx: Tx, actor: Actor, { case: file, language, ...wanted }: NewCaseLink): Promise<string> {
  if (await caseLink(tx, file.id)) throw new Refusal('case-has-link', ['case'])
  const made = await shareCard(tx, actor, {
    ...wanted,
    label: labelled[language](file.reference),
    showOnce: true,
    expiresAt: new Date(tx.clock.now().getTime() + longestDays * day),
  })
  const token = parseToken(made.token)
  if (!token) throw new Error('a token that was just made cannot be read')
  const subject = await tx.vault.subject(tx, file.subjectId, { actor, purpose: 'contact requests' })
  await tx.rows
    .insertInto('sharing.case_link')
    .values({
      link_id: made.id,
      case_id: file.id,
      reference: file.reference,
      subject_id: subject.id,
      token: subject.seal(caseToken, made.id, token),
    })
    .execute()
  const object = { kind: 'link', id: made.id }
  await record(tx, actor, { deed: 'link.give-case', object, subject, purpose: 'contact requests', caseId: file.id })
  return made.id
}

const openIn = (tx: Tx, caseIds: readonly string[]) =>
  tx.rows
    .selectFrom('sharing.case_link as made')
    .innerJoin('sharing.link as link', 'link.id', 'made.link_id')
    .select(['made.case_id', 'link.id', 'link.subject_id as owner', 'link.made_at', 'made.subject_id', 'made.token'])
    .where('made.case_id', '=', anyOf(caseIds))
    .where(sql<boolean>`${stateAt(tx.clock.now())} in ('live', 'paused')`)
    .where(sql<boolean>`not exists (select from profiles.deletion where deletion.card_id = link.card_id)`)
    .orderBy('link.id', 'desc')

/** The link that opens a card in this case now; undefined where there is none, it is over or its owner took it back. */
export const caseLink = (tx: Tx, caseId: string) => openIn(tx, [caseId]).executeTakeFirst()

/** Those of these cases in which a card is open to who handles them. */
export async function casesWithLink(tx: Tx, caseIds: readonly string[]): Promise<ReadonlySet<string>> {
  const open = await openIn(tx, caseIds).execute()
  return new Set(open.map(({ case_id }) => case_id))
}

/** The token, for whoever opens the case: the caller records that before. */
export async function caseLinkToken(tx: Tx, actor: Actor, caseId: string): Promise<string | undefined> {
  const link = await caseLink(tx, caseId)
  if (!link) return undefined
  const subject = await tx.vault.subject(tx, link.subject_id, { actor, purpose: 'contact requests', caseId })
  return tokenText(subject.open(caseToken, link.id, link.token))
}

/** What ends with a case, in the transaction that ends it: every link that was made for it is taken back for good. */
export async function endCaseLinks(tx: Tx, caseIds: readonly string[]): Promise<void> {
  const links = await tx.rows
    .selectFrom('sharing.case_link as made')
    .innerJoin('sharing.link as link', 'link.id', 'made.link_id')
    .innerJoin('profiles.card as card', 'card.id', 'link.card_id')
    .select(['link.id', 'card.owner_id'])
    .where('made.case_id', '=', anyOf(caseIds))
    .orderBy('card.owner_id')
    .orderBy('link.id')
    .execute()
  // by nobody: who of the staff closed the case is not for the owner's list
  for (const [ownerId, theirs] of Map.groupBy(links, ({ owner_id }) => owner_id))
    await revokeLinks(tx, system, { ownerId, links: theirs.map(({ id }) => id) })
  await tx.rows.deleteFrom('sharing.case_link').where('case_id', '=', anyOf(caseIds)).execute()
}

/** The same where whoever wrote has that erased: by the keys of what they wrote. */
export async function endCaseLinksUnder(tx: Tx, subjectIds: readonly string[]): Promise<void> {
  const cases = await tx.rows
    .selectFrom('sharing.case_link')
    .select('case_id')
    .distinct()
    .where('subject_id', '=', anyOf(subjectIds))
    .execute()
  await endCaseLinks(
    tx,
    cases.map(({ case_id }) => case_id),
  )
}
