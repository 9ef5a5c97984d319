import { type PersonalData, sealedFor, technical } from '#platform/personal-data.ts'
import { personEmail, personName, personPhone } from './person-rows.ts'

const whose = 'account holder'
const kept = 'two years after the relationship ends, or until the account holder asks for erasure'

export const personalData: PersonalData = {
  schema: 'accounts',
  tables: {
    person: {
      id: technical('names the account'),
      subject_id: technical('names the key the row lies under'),
      name: sealedFor(whose, personName, kept),
      email: sealedFor(whose, personEmail, kept),
      phone: sealedFor(whose, personPhone, kept),
      language: { whose, purposes: ['the account', 'sharing the card'], kept, sealed: false },
      opened_at: { whose, purposes: ['the account'], kept, sealed: false },
    },
  },
}
