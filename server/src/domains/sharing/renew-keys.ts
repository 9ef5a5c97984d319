import type { Tx } from '#platform/db/transaction.ts'
import type { Reseal } from '#platform/vault/vault.ts'
import { askingLabel, askingOwnLine, askingToken } from './asking-link-rows.ts'
import { linkKek, linkLabel, linkToken } from './link-rows.ts'

/** Puts what this domain holds under a subject's key under the new one; the links themselves open as before. */
export async function reseal(tx: Tx, subjectId: string, again: Reseal): Promise<void> {
  const links = await tx.rows
    .selectFrom('sharing.link')
    .select(['id', 'kek', 'token', 'label'])
    .where('subject_id', '=', subjectId)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  for (const link of links) {
    await tx.rows
      .updateTable('sharing.link')
      .set({
        kek: again(linkKek, link.id, link.kek),
        token: link.token && again(linkToken, link.id, link.token),
        label: again(linkLabel, link.id, link.label),
      })
      .where('id', '=', link.id)
      .execute()
  }
  await resealAskingLinks(tx, subjectId, again)
}

async function resealAskingLinks(tx: Tx, subjectId: string, again: Reseal): Promise<void> {
  const links = await tx.rows
    .selectFrom('sharing.asking_link')
    .select(['id', 'own_line', 'label', 'token'])
    .where('subject_id', '=', subjectId)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  for (const { id, own_line, label, token } of links)
    await tx.rows
      .updateTable('sharing.asking_link')
      .set({ own_line: again(askingOwnLine, id, own_line), label: again(askingLabel, id, label), token: again(askingToken, id, token) })
      .where('id', '=', id)
      .execute()
}
