import { sql } from 'kysely'

/** What an id is compared with where it may be one of several, also of none: one statement for any number, prepared once. */
export const anyOf = (ids: Iterable<string>) => sql<string>`any(${[...ids]}::uuid[])`
