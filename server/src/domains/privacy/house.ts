import type { Language } from '#contract/language.ts'
import type { CorrectData, ErasurePreview } from '#contract/requests.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'

/** Somebody as the system knows them: the keys that their data lie under, wherever that is. */
export type Known = readonly string[]

/** What was opened each month, of cards that are being made anonymous. */
export interface MonthOfOpenings {
  readonly month: string
  readonly kind: string
  readonly openings: number
}

/** What this domain, which knows nobody's data, has done by those who hold them; handed in by `app/`. */
export interface RightsHouse {
  /** Whose keys an address leads to, wherever it was left. */
  knownBy(tx: Tx, email: string): Promise<Known>
  /** What an erasure would end. */
  goes(tx: Tx, known: Known): Promise<ErasurePreview['goes']>
  /** Which of them a hold keeps, and until when the law keeps documents. */
  stays(tx: Tx, known: Known): Promise<ErasurePreview['stays']>
  /** What is left of an anonymisation: counts of nobody in particular. */
  openings(tx: Tx, known: Known): Promise<readonly MonthOfOpenings[]>
  /**
   * Erases all of it. `waits` where others are to be told first: it is called again. `held` where a hold keeps something.
   */
  erase(tx: Tx, actor: Actor, known: Known): Promise<'erased' | 'waits' | 'held'>
  /** No prospecting of them any more, wherever they are known (law 09-08, art. 9). */
  refuseProspecting(tx: Tx, actor: Actor, known: Known): Promise<void>
  /** Puts right what is wrong, wherever it is known; who received it sees the change (law 09-08, art. 8). Returns in how many places. */
  correct(tx: Tx, actor: Actor, known: Known, change: CorrectData): Promise<number>
}

/** Makes the copy of all that is known of somebody, as a file. */
export type MakeCopy = (
  tx: Tx,
  actor: Actor,
  known: Known,
  of: { readonly caseId: string; readonly language: Language; readonly reference: string },
) => Promise<Buffer>
