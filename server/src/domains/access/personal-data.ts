import { type PersonalData, plainFor, sealedFor, technical } from '#platform/personal-data.ts'
import { copied } from './copied.ts'
import { dropBuried } from './drop-buried.ts'
import { invitationToken, invitedPerson } from './staff-rows.ts'

const whose = 'member of staff'
const kept = 'job'

export const personalData: PersonalData = {
  schema: 'access',
  copied,
  dropBuried,
  tables: {
    staff: {
      person_id: technical('names the account'),
      job: plainFor(whose, 'job', ['the account', 'security'], kept, 'somebody else'),
      since: plainFor(whose, 'dates', ['the account', 'security'], kept),
    },
    invitation: {
      id: technical('names the invitation'),
      token_digest: technical('SHA-256 of a random token'),
      subject_id: technical('names the key the row lies under'),
      invited: sealedFor('somebody invited to work here', ['identity', 'reach'], invitedPerson, 'seven days', 'somebody else'),
      jobs: technical('the jobs the invitation is for'),
      made_at: technical('when the invitation was made'),
      token: sealedFor('somebody invited to work here', 'credential', invitationToken, 'seven days', 'the program'),
    },
    undertaking: {
      person_id: technical('names the account'),
      version: plainFor(whose, 'choice', ['the account', 'security'], kept, 'the person'),
      signed_at: plainFor(whose, 'dates', ['the account', 'security'], kept, 'the person'),
    },
    office_session: {
      id: technical('names the session of the office'),
      token_digest: technical('SHA-256 of a random token'),
      session_id: technical('names the session of the account that it stands on'),
      started_at: technical('when the office was opened'),
      ends_at: technical('when it closes by itself'),
    },
  },
}
