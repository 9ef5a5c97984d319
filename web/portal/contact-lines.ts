import type { ContactShown } from '#web/client/calls.ts'

/** What the table and the list of contacts share. */
export interface ContactLines {
  readonly contacts: readonly ContactShown[]
  readonly chosen: ReadonlySet<string>
  onChoose(ids: readonly string[], on: boolean): void
}

/** What can be chosen: of what was taken back there is nothing to merge, tag or export. */
export const canBeChosen = ({ state }: ContactShown): boolean => state === 'kept'
