import { sql } from 'kysely'
import type { RestrictedUse } from '#contract/requests.ts'

/** Whether whoever lies under the key that a column names had one of these uses stopped, or all of them. */
export const restricted = (subject: string, ...uses: readonly RestrictedUse[]) =>
  sql<boolean>`exists (select from vault.restriction
    where restriction.subject_id = ${sql.ref(subject)} and restriction.use = any(${[...uses, 'all']}::text[]))`
