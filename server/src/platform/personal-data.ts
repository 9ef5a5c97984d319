import type { Purpose } from '#contract/purposes.ts'
import type { SealedColumn } from './vault/sealed.ts'

/** What one domain holds about people. A column that is neither personal nor technical fails CI. */
export interface PersonalData {
  /** The PostgreSQL schema. */
  readonly schema: string
  readonly tables: { readonly [table: string]: { readonly [column: string]: PersonalColumn | TechnicalColumn } }
}

export interface PersonalColumn {
  readonly whose: string
  readonly purposes: readonly Purpose[]
  /** How long it is kept, from which event. */
  readonly kept: string
  readonly sealed: boolean
}
/** Says nothing of a person by itself: why it is there. */
export interface TechnicalColumn {
  readonly technical: string
}

/** A sealed column: its purposes are told by the column itself, which opens for no other. */
export function sealedFor(whose: string, column: Pick<SealedColumn<unknown, Purpose>, 'purposes'>, kept: string): PersonalColumn {
  return { whose, purposes: column.purposes, kept, sealed: true }
}

export const technical = (why: string): TechnicalColumn => ({ technical: why })
