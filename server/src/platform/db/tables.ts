/**
 * The tables of the data database, as Kysely sees them. Each domain adds its own by declaration merging, in its rows file:
 * `declare module '#platform/db/tables.ts' { interface Tables { 'accounts.person': PersonRow } }`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the domains
export interface Tables {}
