import type { LinkShown } from '#web/client/calls.ts'

/** What the table and the list of accesses are given alike. */
export interface AccessLines {
  readonly links: readonly LinkShown[]
  readonly chosen: ReadonlySet<string>
  onChoose(ids: readonly string[], on: boolean): void
  onRevoke(link: LinkShown): void
  onRename(link: LinkShown): void
  onCopy(link: LinkShown): void
}

/** A link that was taken back is past: nothing can be done with it. */
export const isOver = ({ state }: LinkShown): boolean => state === 'revoked'
/** What taking it back is called: the one opens a card, the other is asked by. */
export const revokeOf = ({ asks }: LinkShown) => (asks === null ? ('revoke' as const) : ('endAsking' as const))
/** A code that changes each minute has a name of its own making, gone within the hour. */
export const canBeRenamed = ({ passing }: LinkShown): boolean => passing === null
export const canBeCopied = ({ kept, state }: LinkShown): boolean => kept && state === 'live'
