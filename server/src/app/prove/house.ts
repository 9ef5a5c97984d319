import type { KeyObject } from 'node:crypto'
import type { Kysely } from 'kysely'
import type pg from 'pg'
import type { Figure, FigureName } from '#contract/promises.ts'
import type { Clock } from '#platform/clock.ts'
import type { Settings } from '#platform/config/settings.ts'
import type { Tables } from '#platform/db/tables.ts'

/** What the checks look at: each as a role that can change nothing, but for the keyring, of which only ids are read. */
export interface ProofHouse {
  /** As cc_read. */
  readonly db: Kysely<Tables>
  /** The same, as connections. */
  readonly data: pg.Pool
  readonly keyring: pg.Pool
  readonly settings: Settings
  readonly clock: Clock
  /** Who signed the heads of the audit. */
  signers(): Promise<readonly KeyObject[]>
  /** What every route says to search engines, asked of the program itself: undefined where it says nothing. */
  robots(): Promise<readonly { readonly route: string; readonly says: string | undefined }[]>
}

/** A figure, and whether it holds; `null` where there is nothing yet to look at. */
export interface Measured {
  readonly figure: Figure
  readonly holds: boolean | null
}

export type Check = (house: ProofHouse) => Promise<Omit<Figure, 'name'>>

/** It holds where nothing is counted; of nothing, it says nothing. */
export const none = (name: FigureName, found: Omit<Figure, 'name'>): Measured => ({
  figure: { name, ...found },
  holds: found.of === 0 && found.count === 0 ? null : found.count === 0,
})
