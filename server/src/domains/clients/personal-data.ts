import { type PersonalData, sealedFor, technical } from '#platform/personal-data.ts'
import { companyName } from './company-rows.ts'

const kept = 'two years after the contract ends'

export const personalData: PersonalData = {
  schema: 'clients',
  tables: {
    company: {
      id: technical('names the company'),
      subject_id: technical('names the key the row lies under'),
      name: sealedFor('contracting company', companyName, kept),
      opened_at: technical('when the company became a client'),
    },
    membership: {
      company_id: technical('names the company'),
      person_id: { whose: 'member of a company', purposes: ['contracts', 'the account'], kept, sealed: false },
      role: { whose: 'member of a company', purposes: ['contracts', 'the account'], kept, sealed: false },
      since: { whose: 'member of a company', purposes: ['contracts'], kept, sealed: false },
    },
  },
}
