import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { WhoIsBuried } from '#platform/personal-data.ts'
import { forgetVisitors } from './forget-visitors.ts'

/** The links of who is buried, and those that were made for them or for what they wrote: a link that has lost its visitor must not open for whoever holds it. */
export async function dropBuried(tx: Tx, { subjects, accounts }: WhoIsBuried): Promise<number> {
  const links = await tx.rows
    .selectFrom('sharing.link as link')
    .innerJoin('profiles.card as card', 'card.id', 'link.card_id')
    .leftJoin('sharing.named as named', 'named.link_id', 'link.id')
    .leftJoin('sharing.case_link as made', 'made.link_id', 'link.id')
    .select('link.id')
    .where((where) =>
      where.or([
        where('card.owner_id', '=', anyOf(accounts)),
        where('made.subject_id', '=', anyOf(subjects)),
        where('named.subject_id', '=', anyOf(subjects)).and('named.visitor', 'is not', null),
      ]),
    )
    .orderBy('link.id')
    .execute()
  const ids = links.map(({ id }) => id)
  await forgetVisitors(tx, ids)
  await tx.rows.deleteFrom('sharing.named').where('link_id', '=', anyOf(ids)).execute()
  await tx.rows.deleteFrom('sharing.link').where('id', '=', anyOf(ids)).execute()
  return ids.length
}
