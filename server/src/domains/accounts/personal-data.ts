import { type PersonalData, sealedFor, technical } from '#platform/personal-data.ts'
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

const whose = 'account holder'
const kept = 'two years after the relationship ends, or until the account holder asks for erasure'

const aDay = 'a day'
const inUse = 'until the session ends: thirty days at most'
const untilRemoved = 'until it is removed, or the account is closed'

export const personalData: PersonalData = {
  schema: 'accounts',
  tables: {
    person: {
      id: technical('names the account'),
      subject_id: technical('names the key the row lies under'),
      name: sealedFor(whose, personName, kept),
      email: sealedFor(whose, personEmail, kept),
      phone: sealedFor(whose, personPhone, kept),
      company: sealedFor(whose, personCompany, kept),
      language: { whose, purposes: ['the account', 'sharing the card'], kept, sealed: false },
      no_prospecting: { whose, purposes: ['the account', 'rights'], kept, sealed: false },
      notice: technical('which version of the notice was read'),
      opened_at: { whose, purposes: ['the account'], kept, sealed: false },
    },
    closing: {
      person_id: technical('names the account'),
      closed_at: { whose, purposes: ['the account', 'rights'], kept, sealed: false },
    },
    attempt: {
      id: technical('names the attempt'),
      reason: technical('what the code is for'),
      code_digest: technical('a keyed digest of six figures that are good for ten minutes'),
      person_id: { whose, purposes: ['security'], kept: aDay, sealed: false },
      subject_id: technical('names the key the row lies under'),
      mail: sealedFor('whoever has the address', attemptMail, aDay),
      typed: sealedFor('whoever filled in the form', attemptTyped, aDay),
      tries: technical('wrong codes so far'),
      made_at: technical('when the code was sent'),
      ended_at: technical('when the code stopped being good'),
    },
    password: {
      person_id: technical('names the account'),
      hash: sealedFor(whose, passwordHash, 'until it is replaced, removed, or the account is closed'),
      set_at: technical('when the password was set'),
    },
    passkey: {
      id: technical('names the passkey'),
      person_id: technical('names the account'),
      credential_digest: { whose, purposes: ['security'], kept: untilRemoved, sealed: false },
      credential: sealedFor(whose, passkeyCredential, untilRemoved),
      name: sealedFor(whose, passkeyName, untilRemoved),
      counter: technical('how often the passkey says it was used: a lower number is a copy'),
      added_at: technical('when it was added'),
      last_used_at: { whose, purposes: ['security'], kept: untilRemoved, sealed: false },
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
      agent: sealedFor(whose, sessionAgent, inUse),
      how: { whose, purposes: ['security'], kept: inUse, sealed: false },
      proved_at: { whose, purposes: ['security'], kept: inUse, sealed: false },
      started_at: { whose, purposes: ['security'], kept: inUse, sealed: false },
      used_at: { whose, purposes: ['security'], kept: inUse, sealed: false },
      ends_at: technical('when the session ends at the latest'),
    },
  },
}
