import { type PersonalData, plainFor, sealedFor, technical } from '#platform/personal-data.ts'
import { companyName } from './company-rows.ts'
import { copied } from './copied.ts'
import { dropBuried } from './drop-buried.ts'

const whose = 'member of a company'
const kept = 'contract'

export const personalData: PersonalData = {
  schema: 'clients',
  copied,
  dropBuried,
  tables: {
    company: {
      id: technical('names the company'),
      subject_id: technical('names the key the row lies under'),
      name: sealedFor('contracting company', 'work', companyName, kept),
      opened_at: technical('when the company became a client'),
    },
    left_company: { company_id: technical('names the company'), left_at: technical('since when nobody is in it') },
    membership: {
      company_id: technical('names the company'),
      person_id: plainFor(whose, 'trace', ['contracts', 'the account'], kept),
      role: plainFor(whose, 'work', ['contracts', 'the account'], kept, 'somebody else'),
      since: plainFor(whose, 'dates', ['contracts'], kept),
    },
  },
}
