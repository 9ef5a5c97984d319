import { sql } from 'kysely'
import type { Actor } from '#platform/actor.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { emailTerm } from '#platform/vault/normalise.ts'
import { endCaseLinksUnder } from './case-links.ts'
import { rightsField } from './named-rows.ts'
import { revokeLinks } from './revoke-link.ts'

/** The links that were made for this address, by whomever. */
export const subjectsNamedBy = (tx: Tx, email: string): Promise<readonly string[]> => tx.vault.find(tx, rightsField, emailTerm(email))

const linksFor = (tx: Tx, subjectIds: readonly string[]) =>
  tx.rows
    .selectFrom('sharing.named as named')
    .innerJoin('sharing.link as link', 'link.id', 'named.link_id')
    .innerJoin('profiles.card as card', 'card.id', 'link.card_id')
    .select(['link.id', 'card.owner_id'])
    .where('named.subject_id', '=', anyOf(subjectIds))
    .where('named.visitor', 'is not', null)
    .orderBy('card.owner_id')
    .orderBy('link.id')
    .execute()

/** Takes the links back that were made for who wants to be forgotten, whom they were for with them, and those that were made for what they wrote to us. */
export async function endLinksFor(tx: Tx, actor: Actor, subjectIds: readonly string[]): Promise<void> {
  const links = await linksFor(tx, subjectIds)
  for (const [ownerId, theirs] of Map.groupBy(links, ({ owner_id }) => owner_id))
    await revokeLinks(tx, actor, { ownerId, links: theirs.map(({ id }) => id) })
  await endCaseLinksUnder(tx, subjectIds)
}

export const countLinksFor = async (tx: Tx, subjectIds: readonly string[]): Promise<number> => (await linksFor(tx, subjectIds)).length

/** How often all cards of an account together were opened, by month. */
export async function openingsByMonth(tx: Tx, ownerId: string) {
  const rows = await tx.rows
    .selectFrom('sharing.opening_count as count')
    .innerJoin('profiles.card as card', 'card.id', 'count.card_id')
    .select(['count.kind', sql<string>`to_char(count.day, 'YYYY-MM-01')`.as('month'), sql<number>`sum(count.openings)::int`.as('openings')])
    .where('card.owner_id', '=', ownerId)
    .groupBy(['count.kind', 'month'])
    .execute()
  return rows
}
