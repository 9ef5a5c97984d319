/** A kind of work done after a deed, at least once. Made by `migrate`; the times are seconds. */
export interface Queue {
  readonly name: string
  /** How often a job that failed is tried again before it is parked. */
  readonly retryLimit: number
  /** The wait before the first other try; each next one is about twice as long, up to `retryDelayMax`. */
  readonly retryDelay: number
  readonly retryDelayMax: number
  /** A worker silent for so long is taken for dead, and its job runs again. */
  readonly expireInSeconds: number
}

/** What a job holds: identifiers, never what somebody wrote. */
export interface JobData {
  readonly kind: string
  readonly id: string
}
