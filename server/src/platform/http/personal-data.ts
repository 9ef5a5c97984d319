import { type PersonalData, sealedFor, technical } from '../personal-data.ts'
import { keptColumn } from './kept-answers.ts'

export const personalData: PersonalData = {
  schema: 'requests',
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
