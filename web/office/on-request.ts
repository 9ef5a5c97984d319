import type { RequestOpened } from '#web/client/desk-calls.ts'

/** An opened request, and what is told of it once something was done with it. */
export interface OnRequest {
  readonly one: RequestOpened
  onDone(one: RequestOpened): void
}
