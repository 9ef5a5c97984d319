import { type PersonalData, plainFor, sealedFor, technical } from '#platform/personal-data.ts'
import { copied } from './copied.ts'
import { dropBuried } from './drop-buried.ts'
import { eraseAccountsOf } from './erase-closed.ts'
import { factorSecrets, formerEmail } from './factor-rows.ts'
import { subjectsByEmail } from './find-account.ts'
import {
  attemptMail,
  attemptTyped,
  passkeyCredential,
  passkeyName,
  passwordHash,
  personCompany,
  personEmail,
  personName,
  personPhone,
  sessionAgent,
} from './person-rows.ts'
import { reachSubjects } from './reach-subjects.ts'

const whose = 'account holder'
const kept = 'relationship'

export const personalData: PersonalData = {
  schema: 'accounts',
  knownBy: subjectsByEmail,
  erase: eraseAccountsOf,
  copied,
  dropBuried,
  reach: reachSubjects,
  tables: {
    person: {
      id: technical('names the account'),
      subject_id: technical('names the key the row lies under'),
      name: sealedFor(whose, 'identity', personName, kept),
      email: sealedFor(whose, 'reach', personEmail, kept),
      phone: sealedFor(whose, 'reach', personPhone, kept),
      phone_changed_at: plainFor(whose, 'dates', ['the account', 'rights'], kept),
      company: sealedFor(whose, 'work', personCompany, kept),
      language: plainFor(whose, 'choice', ['the account', 'sharing the card'], kept, 'the person'),
      no_prospecting: plainFor(whose, 'choice', ['the account', 'rights'], kept, 'the person'),
      notice: technical('which version of the notice was read'),
      opened_at: plainFor(whose, 'dates', ['the account'], kept),
      used_on: plainFor(whose, 'dates', ['the account'], kept),
    },
    idle_notice: {
      person_id: technical('names the account'),
      months: technical('after how many months without use they were told'),
      told_on: plainFor(whose, 'dates', ['the account'], 'with it'),
    },
    closing: {
      person_id: technical('names the account'),
      closed_at: plainFor(whose, 'dates', ['the account', 'rights'], kept),
    },
    attempt: {
      id: technical('names the attempt'),
      reason: technical('what the code is for'),
      code_digest: technical('a keyed digest of six figures that are good for ten minutes'),
      person_id: plainFor(whose, 'trace', ['security'], 'a day'),
      subject_id: technical('names the key the row lies under'),
      mail: sealedFor('whoever tried', 'reach', attemptMail, 'a day'),
      typed: sealedFor('whoever tried', ['identity', 'reach', 'work', 'choice'], attemptTyped, 'a day'),
      tries: technical('wrong codes so far'),
      made_at: technical('when the code was sent'),
      ended_at: technical('when the code stopped being good'),
    },
    password: {
      person_id: technical('names the account'),
      hash: sealedFor(whose, 'credential', passwordHash, 'until removed'),
      set_at: technical('when the password was set'),
    },
    totp: {
      person_id: technical('names the account'),
      secrets: sealedFor(whose, 'credential', factorSecrets, 'until removed', 'the program'),
      started_at: technical('when the application was given its key'),
      confirmed_at: technical('since when it counts'),
      last_step: technical('the half minute of the last code that was taken, so that none is taken twice'),
      wrong: technical('wrong codes in a row'),
    },
    recovery_code: {
      id: technical('names the code'),
      person_id: technical('names the account'),
      digest: technical('a keyed digest of a random code'),
      made_at: technical('when it was made'),
      used_at: plainFor(whose, 'dates', ['security'], 'until removed'),
    },
    half_sign_in: {
      id: technical('names the sign-in'),
      token_digest: technical('SHA-256 of a random token'),
      person_id: plainFor(whose, 'trace', ['security'], 'a day'),
      how: technical('by which first factor'),
      tries: technical('wrong codes so far'),
      made_at: technical('when the first factor was shown'),
    },
    factor_loss: {
      person_id: technical('names the account'),
      told_at: plainFor(whose, 'dates', ['security'], 'a day'),
      due_at: technical('when the application stops counting'),
    },
    former_email: {
      id: technical('names the change'),
      person_id: technical('names the account'),
      subject_id: technical('names the key the row lies under'),
      token_digest: technical('SHA-256 of a random token'),
      address: sealedFor(whose, 'reach', formerEmail, 'seven days'),
      changed_at: technical('when the address was changed'),
    },
    passkey: {
      id: technical('names the passkey'),
      person_id: technical('names the account'),
      credential_digest: plainFor(whose, 'credential', ['security'], 'until removed'),
      credential: sealedFor(whose, 'credential', passkeyCredential, 'until removed'),
      name: sealedFor(whose, 'credential', passkeyName, 'until removed'),
      counter: technical('how often the passkey says it was used: a lower number is a copy'),
      added_at: technical('when it was added'),
      last_used_at: plainFor(whose, 'dates', ['security'], 'until removed'),
    },
    ceremony: {
      id: technical('names a challenge'),
      person_id: technical('to whom the challenge was given'),
      challenge: technical('random, for one answer'),
      made_at: technical('when it was given'),
    },
    session: {
      id: technical('names the session'),
      token_digest: technical('SHA-256 of a random token'),
      person_id: technical('names the account'),
      agent: sealedFor(whose, 'session', sessionAgent, 'session', 'the program'),
      how: plainFor(whose, 'session', ['security'], 'session'),
      second: plainFor(whose, 'session', ['security'], 'session'),
      proved_at: plainFor(whose, 'dates', ['security'], 'session'),
      started_at: plainFor(whose, 'dates', ['security'], 'session'),
      used_at: plainFor(whose, 'dates', ['security'], 'session'),
      ends_at: technical('when the session ends at the latest'),
    },
  },
}
