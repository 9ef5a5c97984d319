import { sql } from 'kysely'
import { anyOf } from '#platform/db/any-of.ts'
import { not, type PersonalData, sealedFor, technical } from '../personal-data.ts'
import { keptColumn } from './kept-answers.ts'

export const personalData: PersonalData = {
  schema: 'requests',
  async dropBuried(tx, { subjects }) {
    const theirs = anyOf(subjects)
    return (await tx.rows.deleteFrom('requests.kept_answer').where('subject_id', '=', theirs).returning('id').execute()).length
  },
  copied: [
    {
      table: 'kept_answer',
      says: {
        fr: 'Réponses gardées un jour, pour un appel fait deux fois',
        ar: 'أجوبة تُحفظ يوما، لطلب أُرسل مرتين',
        en: 'Answers kept for a day, for a call that is made twice',
      },
      theirs: (subjects) => sql`row.subject_id = any(${subjects})`,
      columns: { answer: not('secret'), made_at: 'as it is' }, // one of a new link holds its token
    },
  ],
  tables: {
    kept_answer: {
      id: technical('names the answer'),
      subject_id: technical('names the key the row lies under'),
      key_digest: technical('a digest of the account and of the key its program chose'),
      answer: sealedFor('account holder', 'trace', keptColumn, 'a day', 'the program'),
      made_at: technical('when the answer was given'),
    },
  },
}
