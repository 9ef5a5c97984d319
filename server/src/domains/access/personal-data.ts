import { type PersonalData, sealedFor, technical } from '#platform/personal-data.ts'
import { invitedPerson } from './staff-rows.ts'

const whose = 'member of staff'
const kept = 'as long as they hold the job'

export const personalData: PersonalData = {
  schema: 'access',
  tables: {
    staff: {
      person_id: technical('names the account'),
      job: { whose, purposes: ['the account', 'security'], kept, sealed: false },
      since: { whose, purposes: ['the account', 'security'], kept, sealed: false },
    },
    invitation: {
      id: technical('names the invitation'),
      token_digest: technical('SHA-256 of a random token'),
      subject_id: technical('names the key the row lies under'),
      invited: sealedFor('somebody invited to work here', invitedPerson, 'seven days'),
      jobs: technical('the jobs the invitation is for'),
      made_at: technical('when the invitation was made'),
    },
  },
}
