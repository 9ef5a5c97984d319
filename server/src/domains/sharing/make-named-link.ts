import type { Visitor } from '#contract/links.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { indexVisitor } from './index-visitor.ts'
import { type CodeBy, linkVisitor } from './named-rows.ts'
import { type NewLink, type ShownLink, shareCard } from './share-card.ts'

export interface NewNamedLink extends NewLink {
  readonly visitor: Visitor
  /** A code is sent to them before it opens: by mail, or to their phone where no address is known. */
  readonly code: boolean
  /** It opens in the first browser only. */
  readonly binds: boolean
  /** Whether text messages can be sent here; without them a code goes by mail alone. */
  readonly textMessages?: boolean
}

/** The policy keeps nobody's data longer than this after the last dealing: such a link, and whom it is for, ends by itself. */
const longestDays = 730
const day = 86_400_000

/**
 * Makes a link for one visitor, with a subject of their own. Refuses what `shareCard` refuses, a code that could be sent nowhere, and an
 * expiry of more than two years.
 */
export async function makeNamedLink(tx: Tx, actor: Actor, input: NewNamedLink): Promise<ShownLink> {
  const { visitor, code, binds, textMessages = false, ...wanted } = input
  const latest = new Date(tx.clock.now().getTime() + longestDays * day)
  if (wanted.expiresAt && wanted.expiresAt > latest) throw new Refusal('invalid', ['expiresAt'])
  const codeBy = code ? wayTo(visitor, textMessages) : null
  const link = await shareCard(tx, actor, { ...wanted, expiresAt: wanted.expiresAt ?? latest })
  const subject = await tx.vault.newSubject(tx, 'contact', { actor, purpose: 'sharing the card' })
  await tx.rows
    .insertInto('sharing.named')
    .values({
      link_id: link.id,
      subject_id: subject.id,
      visitor: subject.seal(linkVisitor, link.id, visitor),
      code_by: codeBy,
      binds,
      bound_digest: null,
    })
    .execute()
  await indexVisitor(tx, subject.id, visitor)
  await record(tx, actor, { deed: 'link.name', object: { kind: 'link', id: link.id }, subject, purpose: 'sharing the card' })
  return link
}

function wayTo({ email, phone }: Visitor, textMessages: boolean): CodeBy {
  if (email !== undefined) return 'mail'
  if (phone === undefined) throw new Refusal('code-nowhere', ['for.email'])
  if (!textMessages) throw new Refusal('no-text-messages', ['for.phone'])
  return 'phone'
}
