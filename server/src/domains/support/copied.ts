import { sql } from 'kysely'
import type { Sheet, SubjectIds } from '#platform/personal-data.ts'
import { extensionFor } from './file-kind.ts'

const ofMessage = {
  theirs: (subjects: SubjectIds) =>
    sql<boolean>`row.message_id = any(array(select id from support.message where subject_id = any(${subjects})))`,
  under: sql<string>`(select subject_id from support.message where message.id = row.message_id)`,
}

/** How a person's copy reads what they wrote to us, and what was answered. Who at IdNet did it is not theirs. */
export const copied: readonly Sheet[] = [
  {
    table: 'message',
    says: { fr: 'Vos messages à IdNet', ar: 'رسائلكم إلى IdNet', en: 'Your messages to IdNet' },
    theirs: (subjects) => sql`row.subject_id = any(${subjects})`,
    columns: {
      reference: 'as it is',
      kind: 'as it is',
      question: 'as it is',
      wish: 'as it is',
      mail: 'as it is',
      no_prospecting: 'as it is',
      language: 'as it is',
      notice: 'as it is',
      made_at: 'as it is',
      last_at: 'as it is',
      answered_by: 'about somebody else',
    },
    consent: { notice: 'notice', at: 'made_at', choices: ['no_prospecting'] },
  },
  {
    ...ofMessage,
    table: 'answer',
    says: { fr: 'Nos réponses à vos messages', ar: 'أجوبتنا عن رسائلكم', en: 'Our answers to your messages' },
    columns: { says: 'as it is', at: 'as it is', by_id: 'about somebody else' },
  },
  {
    ...ofMessage,
    table: 'attachment',
    says: { fr: 'Pièces jointes à vos messages', ar: 'مرفقات رسائلكم', en: 'What was attached to your messages' },
    columns: { content: { file: extensionFor } },
  },
  {
    ...ofMessage,
    table: 'closing',
    id: sql`row.message_id`,
    says: { fr: 'Clôture de vos messages', ar: 'إغلاق رسائلكم', en: 'When your messages were closed' },
    columns: { why: 'as it is', at: 'as it is', by_id: 'about somebody else' },
  },
]
