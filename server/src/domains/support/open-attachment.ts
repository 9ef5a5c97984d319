import { type AtWork, openCase } from '#platform/audit/opening.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { extensions, kindOfFile, mediaTypes } from './file-kind.ts'
import { messageById } from './find-message.ts'
import { purposeOf } from './message.ts'
import { attachmentContent } from './message-rows.ts'

/** A file that came with a question, for who answers it: recorded before anything of it is shown. Its name is ours, for its sender's may mislead. */
export async function openAttachment(tx: Tx, by: AtWork, messageId: string, id: string) {
  const { row: message, subject } = await messageById(tx, by.actor, 'question', messageId)
  const found = await tx.rows
    .selectFrom('support.attachment')
    .select('content')
    .where('id', '=', id)
    .where('message_id', '=', messageId)
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', ['attachment'])
  await openCase(tx, by, {
    deed: 'message.open-file',
    case: { kind: 'message', id: messageId, reference: message.reference },
    subject,
    purpose: purposeOf.question,
    fields: ['files'],
  })
  const content = subject.open(attachmentContent, id, found.content)
  const kind = kindOfFile(content)
  if (!kind) throw new Error('a file of another kind was kept')
  const files = await tx.rows.selectFrom('support.attachment').select('id').where('message_id', '=', messageId).orderBy('id').execute()
  const place = files.findIndex((one) => one.id === id) + 1
  return { content, type: mediaTypes[kind], name: `${message.reference}-${place}.${extensions[kind]}` }
}
