import type { Purpose } from '#contract/purposes.ts'
import type { Category, Origin, TermName, Whose } from '#contract/register.ts'
import type { Actor } from './actor.ts'
import type { Tx } from './db/transaction.ts'
import type { SealedColumn } from './vault/sealed.ts'

/**
 * What one domain holds about people, in the closed words of `contract/register.ts`. A column that is neither personal nor technical fails CI; the
 * register, the policy page and the access matrix are made from it.
 */
export interface PersonalData {
  /** The PostgreSQL schema. */
  readonly schema: string
  readonly tables: { readonly [table: string]: { readonly [column: string]: PersonalColumn | TechnicalColumn } }
  /** Whose keys an address leads to: for the rights purpose alone. */
  readonly knownBy?: (tx: Tx, email: string) => Promise<readonly string[]>
  /** Ends what is held of these subjects, whatever its term: from the commit on nothing of it opens. Of an account it is already closed. */
  readonly erase?: (tx: Tx, actor: Actor, subjectIds: readonly string[]) => Promise<void>
}

export interface PersonalColumn {
  readonly whose: Whose
  readonly what: readonly Category[]
  readonly purposes: readonly Purpose[]
  readonly kept: TermName
  readonly origin: Origin
  /** Sealed, its key is destroyed with its subject, and so it is erased everywhere; not sealed, it names nobody by itself. */
  readonly sealed: boolean
}
/** Says nothing of a person by itself: why it is there. */
export interface TechnicalColumn {
  readonly technical: string
}

/** A sealed column: its purposes are told by the column itself, which opens for no other. */
export function sealedFor(
  whose: Whose,
  what: Category | readonly Category[],
  column: Pick<SealedColumn<unknown, Purpose>, 'purposes'>,
  kept: TermName,
  origin: Origin = 'the person',
): PersonalColumn {
  return { whose, what: [what].flat(), purposes: column.purposes, kept, origin, sealed: true }
}

/** A personal column in plain: it names nobody by itself. */
export function plainFor(
  whose: Whose,
  what: Category | readonly Category[],
  purposes: readonly Purpose[],
  kept: TermName,
  origin: Origin = 'the program',
): PersonalColumn {
  return { whose, what: [what].flat(), purposes, kept, origin, sealed: false }
}

export const technical = (why: string): TechnicalColumn => ({ technical: why })
