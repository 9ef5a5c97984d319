import type { Permission } from '#contract/permissions.ts'
import type { Actor } from '../actor.ts'

/** Somebody whose session is alive. */
export interface SignedIn {
  readonly actor: Extract<Actor, { kind: 'person' }>
  /** The key under which everything of this person lies. */
  readonly subjectId: string
  readonly sessionId: string
  readonly permissions: ReadonlySet<Permission>
  /** When they last proved who they are. */
  readonly provedAt: Date
}
