import { type Kysely, sql } from 'kysely'
import type { ErasurePreview } from '#contract/requests.ts'
import { accountsOf, changeAccount, closeAccount } from '#domains/accounts/index.ts'
import { documentsKeptUntil } from '#domains/archive/index.ts'
import { countInvitationsOf } from '#domains/clients/index.ts'
import { closingIsTold, correctLeftBy, countLeftBy, dropLinesOf, refuseProspecting } from '#domains/contacts/index.ts'
import type { MakeCopy, RightsHouse } from '#domains/privacy/index.ts'
import { countLinksFor, lineOf, openingsByMonth } from '#domains/sharing/index.ts'
import { correctSender, countMessages, refuseProspectingOf } from '#domains/support/index.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { copyOf } from './copy/copy-of.ts'
import { personalData } from './personal-data.ts'
import { onAccountClosed, onAccountErased } from './reactions.ts'

const uuids = (ids: readonly string[]) => anyOf(ids)

/** What the rights desk has done by the domains that hold people's data: each described once, in `personal-data.ts`. */
export const rightsHouse: RightsHouse = {
  async knownBy(tx, email) {
    const known = new Set<string>()
    for (const { knownBy } of personalData) for (const id of (await knownBy?.(tx, email)) ?? []) known.add(id)
    return [...known].sort()
  },

  async goes(tx, known) {
    const accounts = await accountsOf(tx, known)
    const counts = await countsOf(
      tx,
      accounts.map(({ id }) => id),
    )
    const goes: ErasurePreview['goes'] = [
      { what: 'account', count: accounts.length },
      ...counts,
      { what: 'left', count: await countLeftBy(tx, known) },
      { what: 'named', count: await countLinksFor(tx, known) },
      { what: 'messages', count: await countMessages(tx, known) },
      { what: 'invited', count: await countInvitationsOf(tx, known) },
    ]
    return goes.filter(({ count }) => count > 0)
  },

  async stays(tx, known) {
    const accounts = await accountsOf(tx, known)
    const documents = await documentsKeptUntil(
      tx,
      accounts.map(({ id }) => id),
    )
    return [
      ...(documents === undefined ? [] : [{ what: 'documents' as const, until: documents }]),
      ...((await tx.vault.held(tx, known)).size === 0 ? [] : [{ what: 'held' as const, until: null }]),
      { what: 'audit', until: null },
      { what: 'request', until: null },
    ]
  },

  async openings(tx, known) {
    const all = []
    for (const { id } of await accountsOf(tx, known)) all.push(...(await openingsByMonth(tx, id)))
    return all
  },

  async erase(tx, actor, known) {
    const held = await tx.vault.held(tx, known)
    const free = known.filter((id) => !held.has(id))
    // one that is held is closed as well: nothing of it opens, and it goes when the hold ends
    const all = await accountsOf(tx, known)
    for (const { id, closedAt } of all) if (!closedAt) await closeAccount(tx, actor, id, onAccountClosed)
    const accounts = all.filter(({ subjectId }) => !held.has(subjectId))
    for (const { id } of accounts) if (!(await closingIsTold(tx, id))) return 'waits'
    const ids = accounts.map(({ id }) => id)
    for (const end of onAccountErased) await end(tx, actor, ids)
    for (const id of ids) await dropLinesOf(tx, id)
    for (const { erase } of personalData) await erase?.(tx, actor, free)
    return held.size > 0 ? 'held' : 'erased'
  },

  async refuseProspecting(tx, actor, known) {
    await refuseProspecting(tx, actor, known)
    await refuseProspectingOf(tx, actor, known)
  },

  async correct(tx, actor, known, change) {
    const accounts = (await accountsOf(tx, known)).filter(({ closedAt }) => closedAt === null)
    for (const { id } of accounts) await changeAccount(tx, actor, id, change)
    return accounts.length + (await correctLeftBy(tx, actor, known, change)) + (await correctSender(tx, actor, known, change))
  },
}

/** Makes the copies that people ask for. `audit`: who reads it, for the journal in them. */
export const copies =
  (audit: Kysely<Tables>): MakeCopy =>
  async (tx, actor, known, { caseId, language, reference }) =>
    (await copyOf(tx, { actor, purpose: 'rights', caseId }, known, { language, reference, audit })).zip

async function countsOf(tx: Tx, accountIds: readonly string[]): Promise<ErasurePreview['goes']> {
  const counts = await tx.rows
    .selectNoFrom([
      sql<number>`(select count(*)::int from profiles.card where owner_id = ${uuids(accountIds)})`.as('cards'),
      sql<number>`(select count(distinct ${lineOf})::int from sharing.link join profiles.card on card.id = link.card_id where owner_id = ${uuids(accountIds)})`.as(
        'links',
      ),
      sql<number>`(select count(*)::int from contacts.contact where details is not null and owner_id = ${uuids(accountIds)})`.as(
        'contacts',
      ),
      sql<number>`(select count(*)::int from accounts.session where person_id = ${uuids(accountIds)})`.as('sessions'),
    ])
    .executeTakeFirstOrThrow()
  return (['cards', 'links', 'contacts', 'sessions'] as const).map((what) => ({ what, count: counts[what] }))
}
