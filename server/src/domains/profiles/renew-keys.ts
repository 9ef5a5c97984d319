import { ofEachPicture, pictures } from '#contract/pictures.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Reseal } from '#platform/vault/vault.ts'
import {
  audienceName,
  cardKey,
  cardLabel,
  draftContent,
  draftPictures,
  ownPauseMessage,
  ownPlace,
  versionContent,
  versionPictures,
} from './card-rows.ts'

/** Puts what this domain holds under a subject's key under the new one: labels, drafts, earlier versions, names of audiences, whereabouts, messages of pauses, and the card keys sealed for the owner. */
export async function reseal(tx: Tx, subjectId: string, again: Reseal): Promise<void> {
  const cards = await tx.rows
    .selectFrom('profiles.card as card')
    .select(['card.id', 'card.label'])
    .where('card.subject_id', '=', subjectId)
    .orderBy('card.id')
    .forNoKeyUpdate()
    .execute()
  for (const card of cards) {
    await tx.rows
      .updateTable('profiles.card')
      .set({ label: again(cardLabel, card.id, card.label) })
      .where('id', '=', card.id)
      .execute()
    await resealDraft(tx, card.id, again)
    await resealVersions(tx, card.id, again)
    await resealEditions(tx, card.id, again)
    await resealPause(tx, card.id, again)
  }
  await resealAudiences(tx, subjectId, again)
  await resealWhereabouts(tx, subjectId, again)
}

async function resealDraft(tx: Tx, cardId: string, again: Reseal): Promise<void> {
  const draft = await tx.rows
    .selectFrom('profiles.draft')
    .select(['content', ...pictures])
    .where('card_id', '=', cardId)
    .forUpdate()
    .executeTakeFirst()
  if (!draft) return
  await tx.rows
    .updateTable('profiles.draft')
    .set({
      content: again(draftContent, cardId, draft.content),
      ...ofEachPicture((which) => draft[which] && again(draftPictures[which], cardId, draft[which])),
    })
    .where('card_id', '=', cardId)
    .execute()
}

async function resealVersions(tx: Tx, cardId: string, again: Reseal): Promise<void> {
  const versions = await tx.rows
    .selectFrom('profiles.version')
    .select(['id', 'content', ...pictures])
    .where('card_id', '=', cardId)
    .orderBy('id')
    .forUpdate()
    .execute()
  for (const version of versions)
    await tx.rows
      .updateTable('profiles.version')
      .set({
        content: again(versionContent, version.id, version.content),
        ...ofEachPicture((which) => version[which] && again(versionPictures[which], version.id, version[which])),
      })
      .where('id', '=', version.id)
      .execute()
}

async function resealEditions(tx: Tx, cardId: string, again: Reseal): Promise<void> {
  const snapshots = await tx.rows
    .selectFrom('profiles.snapshot')
    .select(['edition_id', 'key_version', 'card_key'])
    .where('edition_id', 'in', (edition) => edition.selectFrom('profiles.edition').select('id').where('card_id', '=', cardId))
    .orderBy('edition_id')
    .forUpdate()
    .execute()
  for (const { edition_id, key_version, card_key } of snapshots)
    await tx.rows
      .updateTable('profiles.snapshot')
      .set({ card_key: again(cardKey, `${edition_id}/${key_version}`, card_key) })
      .where('edition_id', '=', edition_id)
      .execute()
}

async function resealPause(tx: Tx, cardId: string, again: Reseal): Promise<void> {
  const pause = await tx.rows.selectFrom('profiles.pause').select('message').where('card_id', '=', cardId).forUpdate().executeTakeFirst()
  if (!pause?.message) return
  await tx.rows
    .updateTable('profiles.pause')
    .set({ message: again(ownPauseMessage, cardId, pause.message) })
    .where('card_id', '=', cardId)
    .execute()
}

async function resealAudiences(tx: Tx, subjectId: string, again: Reseal): Promise<void> {
  const named = await tx.rows
    .selectFrom('profiles.audience')
    .select(['id', 'name'])
    .where('subject_id', '=', subjectId)
    .orderBy('id')
    .forUpdate()
    .execute()
  for (const { id, name } of named)
    await tx.rows
      .updateTable('profiles.audience')
      .set({ name: again(audienceName, id, name) })
      .where('id', '=', id)
      .execute()
}

async function resealWhereabouts(tx: Tx, subjectId: string, again: Reseal): Promise<void> {
  const said = await tx.rows
    .selectFrom('profiles.whereabouts')
    .select(['owner_id', 'place'])
    .where('subject_id', '=', subjectId)
    .forUpdate()
    .execute()
  for (const { owner_id, place } of said)
    await tx.rows
      .updateTable('profiles.whereabouts')
      .set({ place: again(ownPlace, owner_id, place) })
      .where('owner_id', '=', owner_id)
      .execute()
}
