import { type PersonalData, plainFor, sealedFor, technical } from '#platform/personal-data.ts'
import { copied } from './copied.ts'
import { dropBuried } from './drop-buried.ts'
import { breakGlassNote, invitationToken, invitedPerson } from './staff-rows.ts'

const whose = 'member of staff'
const kept = 'job'

export const personalData: PersonalData = {
  schema: 'access',
  copied,
  notCopied: { break_glass_answer: 'stands with what was asked: who answered it is staff, whom a copy does not name' },
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
      left_at: plainFor(whose, 'dates', ['the account', 'security'], kept),
    },
    reading_alert: {
      id: technical('names the alert'),
      person_id: technical('names the account'),
      kind: plainFor(whose, 'trace', ['security', 'rights'], 'audit'),
      count: technical('of how many people or cases'),
      day: plainFor(whose, 'dates', ['security', 'rights'], 'audit'),
      noticed_at: plainFor(whose, 'dates', ['security', 'rights'], 'audit'),
    },
    break_glass: {
      id: technical('names the emergency opening'),
      person_id: technical('names the account'),
      subject_id: technical('names the key the row lies under'),
      reason: plainFor('account holder', 'trace', ['security', 'rights'], 'emergency opening', 'IdNet'),
      note: sealedFor('account holder', 'note', breakGlassNote, 'emergency opening', 'IdNet'),
      asked_by: plainFor(whose, 'trace', ['security', 'rights'], 'emergency opening'),
      asked_at: plainFor('account holder', 'dates', ['security', 'rights'], 'emergency opening'),
    },
    break_glass_answer: {
      break_glass_id: technical('names the emergency opening'),
      approved: technical('whether it was approved'),
      answered_by: plainFor(whose, 'trace', ['security', 'rights'], 'emergency opening'),
      answered_at: technical('when it was answered'),
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
