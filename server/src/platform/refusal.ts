import { type RefusalCode, refusals } from '#contract/refusals.ts'

/** A refusal is an answer, not a bug: it has a code, and HTTP translates it once. Anything else thrown goes up as a bug. */
export class Refusal extends Error {
  readonly code: RefusalCode
  /** The names of the fields at fault, never their values. */
  readonly fields: readonly string[]

  /** After how many seconds it may be tried again, where that is known. */
  readonly waitSeconds: number | undefined

  constructor(code: RefusalCode, fields: readonly string[] = [], waitSeconds?: number) {
    super(code)
    this.code = code
    this.fields = fields
    this.waitSeconds = waitSeconds
  }

  get status(): number {
    return refusals[this.code].status
  }
}
