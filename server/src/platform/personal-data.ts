import type { RawBuilder } from 'kysely'
import type { Said, Withheld } from '#contract/copied.ts'
import type { Language } from '#contract/language.ts'
import type { Purpose } from '#contract/purposes.ts'
import type { Category, Origin, TermName, Whose } from '#contract/register.ts'
import type { Actor } from './actor.ts'
import type { Tx } from './db/transaction.ts'
import type { Key } from './vault/crypto.ts'
import type { SealedColumn } from './vault/sealed.ts'
import type { Subject } from './vault/vault.ts'

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
  /**
   * After a restore of older data: drops the rows of who was erased since, whose keys are gone. Returns how many of its main table. Running it twice is
   * running it once.
   */
  readonly dropBuried?: (tx: Tx, buried: WhoIsBuried) => Promise<number>
  /** Where these subjects are written to, of those whose address this domain knows: to tell them of an incident. */
  readonly reach?: (tx: Tx, actor: Actor, subjectIds: readonly string[]) => Promise<readonly Reached[]>
  /** How the rows of a person are found and shown, for the copy they may ask for. A table with a personal column stands here or below. */
  readonly copied?: readonly Sheet[]
  /** The tables of which a copy has nothing, and why. */
  readonly notCopied?: { readonly [table: string]: string }
}

/** Where, and in which language where that is known, somebody is written to. */
export interface Reached {
  readonly subjectId: string
  readonly address: string
  readonly language: Language | null
}

/** Some of those whose keys are destroyed: their subjects, and which accounts are among them. */
export interface WhoIsBuried {
  readonly subjects: readonly string[]
  readonly accounts: readonly string[]
}

export interface PersonalColumn {
  readonly whose: Whose
  readonly what: readonly Category[]
  readonly purposes: readonly Purpose[]
  readonly kept: TermName
  readonly origin: Origin
  /** Sealed, its key is destroyed with its subject, and so it is erased everywhere; not sealed, it names nobody by itself. */
  readonly sealed: boolean
  /** How it opens, where it is sealed. */
  readonly column?: SealedColumn<unknown, Purpose>
}
/** Says nothing of a person by itself: why it is there. */
export interface TechnicalColumn {
  readonly technical: string
}

/** A sealed column: its purposes are told by the column itself, which opens for no other. */
export function sealedFor(
  whose: Whose,
  what: Category | readonly Category[],
  column: SealedColumn<unknown, Purpose>,
  kept: TermName,
  origin: Origin = 'the person',
): PersonalColumn {
  return { whose, what: [what].flat(), purposes: column.purposes, kept, origin, sealed: true, column }
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

/** Ids of subjects, as a query takes them: `= any(…)`. */
export type SubjectIds = RawBuilder<string>

/** Some rows of a table as a copy shows them to one person. One table may have several: its rows are the author's, and the owner's. */
export interface Sheet {
  readonly table: string
  /** Told apart from another sheet of the same table by this. */
  readonly as?: string
  readonly says: Said
  /** What else a reader is told of it, like where to have more. */
  readonly note?: Said
  /** Whether a row, called `row`, is one of these subjects': asked so that an index answers, however many people there are. */
  readonly theirs: (subjects: SubjectIds) => RawBuilder<boolean>
  /** What a sealed value of the row is bound to, and tells it from others: SQL; `row.id` where it is not said. */
  readonly id?: RawBuilder<string>
  /** Under whose key the row lies: SQL; `row.subject_id` where it is not said. */
  readonly under?: RawBuilder<string | null>
  /** Its columns in the order of reading. Every personal column of the table stands in one of its sheets at least. */
  readonly columns: { readonly [column: string]: Shown }
  /** The key of its sealed columns, where they do not lie under the subject's own. */
  readonly key?: { readonly columns: readonly string[]; open(subject: Subject<'rights'>, id: string, row: Opened): Key }
  /** What the person was told and chose, by column: the version of a notice, when, and their choices. */
  readonly consent?: { readonly notice: string; readonly at: string; readonly choices: readonly string[] }
  /** Whom the row was passed on to, if it was. */
  readonly passedOn?: (row: Opened, words: CopyWords) => PassedOn | undefined
  /** What the row's id is called where other rows name it. */
  readonly names?: (row: Opened) => unknown
  /** Files made of a row, like the vCard of a card. */
  readonly files?: (row: Opened, words: CopyWords) => readonly CopiedFile[]
}

/** A row by column, with what was sealed opened, and its `id`. */
export type Opened = { readonly [column: string]: unknown }

/** In whose language a copy is, and what stands in it for somebody else. */
export interface CopyWords {
  readonly language: Language
  readonly redacted: string
  /** A value of a closed list in words, by the name of its column. */
  readonly say: (column: string, value: unknown) => string
}

export interface PassedOn {
  readonly at: unknown
  readonly to: string
  readonly what: string
  readonly until?: unknown
}

export interface CopiedFile {
  /** Below the folder of the sheet, plain letters. */
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * How a column is shown: as it is; as a file of its own; in part; not handed out, with the reason; or not at all, for it is about somebody else.
 * What is not shown is never opened.
 */
export type Shown =
  | 'as it is'
  | { readonly file: (bytes: Buffer) => string }
  | { readonly part: (value: unknown) => unknown }
  | { readonly withheld: Withheld }
  | 'about somebody else'

/** Part of a sealed value: the rest is not handed out. */
export const partOf = <T, P extends Purpose>(_column: SealedColumn<T, P>, part: (value: T) => unknown): Shown => ({
  part: part as (value: unknown) => unknown,
})
/** Why the rest of a table's columns are not handed out. */
export const not = (why: Withheld): Shown => ({ withheld: why })
/** A picture, by what its first bytes say. */
export const picture: Shown = {
  file(bytes) {
    if (bytes.subarray(1, 4).toString('latin1') === 'PNG') return 'png'
    return bytes.subarray(8, 12).toString('latin1') === 'WEBP' ? 'webp' : 'jpg'
  },
}
