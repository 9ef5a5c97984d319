/** What verification looks for; each names what it found by number and id. */
export type FindingKind =
  | 'entry altered'
  | 'entry removed'
  | 'entry never linked'
  | 'link removed'
  | 'link altered or moved'
  | 'head not signed by our key'
  | 'head altered'
  | 'head removed'
  | 'chain rewritten'
  | 'tail cut'

/** Worth a look, and no proof of anything. */
export type RemarkKind = 'dated back' | 'waits for its link' | 'not yet signed' | 'line is no head'

export interface Finding {
  readonly kind: FindingKind
  /** Places in the chain. */
  readonly number?: number
  readonly upTo?: number
  /** Ids of entries: where a link does not follow on another, that of the one before comes second. */
  readonly entries?: readonly string[]
  readonly head?: string
  /** Of those of which only the first is named. */
  readonly count?: number
}
export interface Remark {
  readonly remark: RemarkKind
  readonly number?: number
  readonly entries?: readonly string[]
  readonly count?: number
}
export type Tell = (found: Finding | Remark) => void

/** Names the first of many, and how many there are. */
export function firstOf(tell: Tell): { add(found: Finding): void; end(): void } {
  let first: Finding | undefined
  let count = 0
  return {
    add(found) {
      first ??= found
      count++
    },
    end() {
      if (first) tell({ ...first, ...(count > 1 && { count }) })
    },
  }
}
