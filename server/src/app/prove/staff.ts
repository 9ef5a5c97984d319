import { sql } from 'kysely'
import type { Check } from './house.ts'

/** What is a case by itself: who opens it opens nothing else. */
const cases = ['request', 'breach', 'hold', 'document', 'folder', 'staff', 'audit']
/** What anybody does with what is theirs, staff too. */
const ownPurposes = ['the account', 'sharing the card']
/** To open an account or a company is to make one. */
const makings = ['account.open', 'company.open']

/** Openings of somebody's data by staff, of the last 24 months, that name no case. */
export const openingsWithoutCase: Check = async ({ db }) => {
  const { rows } = await sql<{ count: string; of: string }>`
    select count(*) filter (where case_id is null and object_kind <> all (${cases}::text[])) as count, count(*) as of
    from audit.entry
    where actor_kind = 'person' and actor_id in (select person_id from access.staff)
      and deed ~ '\\.(open|read|list|export)$' and deed <> all (${makings}::text[]) and purpose <> all (${ownPurposes}::text[])`.execute(db)
  return { count: Number(rows[0]?.count ?? 0), of: Number(rows[0]?.of ?? 0) }
}

/** Who works here and opened something of somebody before they signed an undertaking, of all who work here. */
export const openedUnsigned: Check = async ({ db }) => {
  const { rows } = await sql<{ count: string; of: string }>`
    with people as (select distinct person_id from access.staff)
    select count(*) filter (where exists (
      select from audit.opening where opening.person_id = people.person_id and not exists (
        select from access.undertaking where undertaking.person_id = opening.person_id and signed_at <= opening.at))) as count,
      count(*) as of
    from people`.execute(db)
  return { count: Number(rows[0]?.count ?? 0), of: Number(rows[0]?.of ?? 0) }
}
