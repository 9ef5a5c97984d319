import type { Permission } from '#contract/permissions.ts'
import type { Job } from '#contract/staff.ts'
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
  /** Those of their jobs that let them do what they ask for; none where it takes no job. */
  readonly jobs: readonly Job[]
}
