import { system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Reseal } from '#platform/vault/vault.ts'
import { askingLabel, askingOwnLine, askingToken } from './asking-link-rows.ts'
import { caseToken } from './case-link-rows.ts'
import { indexVisitor } from './index-visitor.ts'
import { linkKek, linkLabel, linkToken } from './link-rows.ts'
import { codeSent, linkVisitor } from './named-rows.ts'

/** Puts what this domain holds under a subject's key, an owner's, a visitor's or that of a case, under the new one; the links themselves open as before. */
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
  await resealVisitor(tx, subjectId, again)
  await resealCaseLinks(tx, subjectId, again)
}

async function resealCaseLinks(tx: Tx, subjectId: string, again: Reseal): Promise<void> {
  const made = await tx.rows
    .selectFrom('sharing.case_link')
    .select(['link_id', 'token'])
    .where('subject_id', '=', subjectId)
    .orderBy('link_id')
    .forNoKeyUpdate()
    .execute()
  for (const { link_id, token } of made)
    await tx.rows
      .updateTable('sharing.case_link')
      .set({ token: again(caseToken, link_id, token) })
      .where('link_id', '=', link_id)
      .execute()
}

/** The public line lies under the token, and stays. */
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

async function resealVisitor(tx: Tx, subjectId: string, again: Reseal): Promise<void> {
  const named = await visitorOf(tx, subjectId)
  if (!named?.visitor) return
  await tx.rows
    .updateTable('sharing.named')
    .set({ visitor: again(linkVisitor, named.link_id, named.visitor) })
    .where('link_id', '=', named.link_id)
    .execute()
  const codes = await tx.rows
    .selectFrom('sharing.code')
    .select(['id', 'code'])
    .where('link_id', '=', named.link_id)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  for (const { id, code } of codes)
    await tx.rows
      .updateTable('sharing.code')
      .set({ code: again(codeSent, id, code) })
      .where('id', '=', id)
      .execute()
}

const visitorOf = (tx: Tx, subjectId: string) =>
  tx.rows.selectFrom('sharing.named').select(['link_id', 'visitor']).where('subject_id', '=', subjectId).forNoKeyUpdate().executeTakeFirst()

/** Makes the index entries of a subject anew, under the newest index key. False where this domain has none of it. */
export async function reindex(tx: Tx, subjectId: string): Promise<boolean> {
  const named = await visitorOf(tx, subjectId)
  if (!named?.visitor) return false
  const subject = await tx.vault.subject(tx, subjectId, { actor: system, purpose: 'rights' })
  await indexVisitor(tx, subjectId, subject.open(linkVisitor, named.link_id, named.visitor))
  return true
}
