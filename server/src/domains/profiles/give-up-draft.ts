import { ofEachPicture } from '#contract/pictures.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { draftContent, draftPictures } from './card-rows.ts'
import { type CardAddressed, type Owner, ownCard } from './find-card.ts'
import { publishedDraft, type WholeCard } from './published-draft.ts'
import { draftNow, ownVersion, type VersionAddressed } from './read-version.ts'

interface FromRevision {
  /** The draft that is given up. */
  readonly revision: number
}

/**
 * Makes the draft what is published again, pictures too. Refuses a card that is not published, and a draft that was changed elsewhere
 * meanwhile.
 */
export async function discardDraft(tx: Tx, actor: Actor, input: CardAddressed & FromRevision): Promise<void> {
  const { owner } = await ownCard(tx, actor, input)
  const { content } = await draftNow(tx, owner, input.cardId)
  const published = await publishedDraft(tx, owner, input.cardId, content)
  if (!published) throw new Refusal('card-not-published', ['cardId'])
  await putInDraft(tx, owner, input, published, input.revision + 1)
  await record(tx, actor, {
    deed: 'draft.discard',
    object: { kind: 'card', id: input.cardId },
    subject: owner,
    purpose: 'sharing the card',
  })
}

/** Makes the draft an earlier version again, pictures too; visitors see it once it is published. Refuses likewise. */
export async function takeVersionBack(tx: Tx, actor: Actor, input: VersionAddressed & FromRevision): Promise<void> {
  const { owner, version } = await ownVersion(tx, actor, input)
  await putInDraft(tx, owner, input, version)
  await record(tx, actor, {
    deed: 'draft.take-back',
    object: { kind: 'card', id: input.cardId },
    subject: owner,
    purpose: 'sharing the card',
  })
}

async function putInDraft(
  tx: Tx,
  owner: Owner,
  { cardId, revision }: CardAddressed & FromRevision,
  { content, pictures: drawn }: WholeCard,
  publishedRevision?: number,
): Promise<void> {
  const put = await tx.rows
    .updateTable('profiles.draft')
    .set({
      content: owner.seal(draftContent, cardId, content),
      ...ofEachPicture((which) => drawn[which] && owner.seal(draftPictures[which], cardId, drawn[which])),
      revision: revision + 1,
      ...(publishedRevision !== undefined && { published_revision: publishedRevision }),
      saved_at: tx.clock.now(),
    })
    .where('card_id', '=', cardId)
    .where('revision', '=', revision)
    .returning('revision')
    .executeTakeFirst()
  if (!put) throw new Refusal('changed-meanwhile', ['revision'])
}
