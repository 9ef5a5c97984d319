import { type PersonalData, plainFor, sealedFor, technical } from '#platform/personal-data.ts'
import { breachSays } from './breach-rows.ts'
import { copied } from './copied.ts'
import { dropBuried } from './drop-buried.ts'
import { reachSubjects } from './reach-subjects.ts'
import { applicantOf, followCode, packageFile, proofCode, stepSays } from './request-rows.ts'
import { holdNote } from './retention-rows.ts'

const whose = 'applicant'
const kept = 'request'

export const personalData: PersonalData = {
  schema: 'privacy',
  copied,
  dropBuried,
  reach: reachSubjects,
  notCopied: {
    proof: 'codes that are good for ten minutes',
    package: 'the copies themselves',
    breach_entry: 'it is about an incident; whom one concerns is told of it in words for them',
  },
  tables: {
    request_number: { year: technical('a year'), last: technical('the last number given in it') },
    request: {
      id: technical('names the request'),
      reference: technical('names the request to who made it'),
      kind: plainFor(whose, 'choice', ['rights'], kept, 'the person'),
      door: technical('by which door it came'),
      language: plainFor(whose, 'choice', ['rights'], kept, 'the person'),
      subject_id: technical('names the key the row lies under'),
      applicant: sealedFor(whose, ['identity', 'reach', 'note'], applicantOf, kept),
      code: sealedFor(whose, 'credential', followCode, kept, 'the program'),
      person_id: plainFor(whose, 'trace', ['rights'], kept),
      state: technical('where it stands'),
      received_on: plainFor(whose, 'dates', ['rights'], kept),
      proven_at: plainFor(whose, 'dates', ['rights'], kept),
      waits_until: technical('nothing is handed out or erased before'),
      extended_until: technical('until when the CNDP gave time'),
      uses: plainFor(whose, 'choice', ['rights'], kept, 'the person'),
      ticket: technical('drawn with the form that it came by'),
      notice: technical('which version of the notice was read'),
      made_at: plainFor(whose, 'dates', ['rights'], kept),
      ended_at: plainFor(whose, 'dates', ['rights'], kept),
    },
    step: {
      id: technical('names the step'),
      request_id: technical('names the request'),
      step: technical('what happened'),
      at: plainFor(whose, 'dates', ['rights'], kept),
      by_kind: technical('a person, the operator or the program'),
      by_id: plainFor('member of staff', 'trace', ['rights', 'security'], kept),
      says: sealedFor(whose, 'note', stepSays, kept, 'somebody else'),
      outcome: technical('what was answered'),
      reason: technical('for which of the listed reasons'),
    },
    proof: {
      id: technical('names a code'),
      request_id: technical('names the request'),
      digest: technical('a keyed digest of six figures that are good for ten minutes'),
      code: sealedFor(whose, 'credential', proofCode, 'two days', 'the program'),
      tries: technical('wrong codes so far'),
      ended: technical('whether it was used'),
      made_at: technical('when it was sent'),
    },
    erasure: {
      request_id: technical('names the request'),
      choice: technical('erased, or made anonymous'),
      ends_at: technical('until when it can be taken back'),
      stopped: technical('whose sharing was stopped for it'),
      raised: technical('the tombstones of what went already, while others are told'),
      done_at: technical('when it was carried out'),
      certificate: technical('what was done, signed: it names nobody'),
    },
    package: {
      request_id: technical('names the request'),
      file: sealedFor(
        whose,
        ['identity', 'reach', 'work', 'card', 'picture', 'note', 'link', 'dates'],
        packageFile,
        'seven days',
        'the program',
      ),
      made_at: technical('when the copy was made'),
      ends_at: technical('until when it can be fetched'),
      taken_at: technical('when it was fetched'),
    },
    breach_number: { year: technical('a year'), last: technical('the last number given in it') },
    breach: {
      id: technical('names the incident'),
      reference: technical('names the incident to who reads of it'),
      subject_id: technical('names the key the incident lies under'),
      opened_at: technical('when it was opened'),
    },
    breach_entry: {
      id: technical('names the entry'),
      breach_id: technical('names the incident'),
      step: technical('what was done'),
      at: technical('when'),
      by_kind: technical('a person, the operator or the program'),
      by_id: plainFor('member of staff', 'trace', ['security'], 'breach'),
      noticed_at: technical('when we became aware of the incident'),
      says: sealedFor('everybody', 'note', breachSays, 'breach', 'IdNet'),
    },
    breach_person: {
      id: technical('names somebody whom an incident concerns, to who tells them'),
      breach_id: technical('names the incident'),
      concerned_id: plainFor('everybody', 'trace', ['security', 'rights'], 'breach'),
      found_at: technical('when the audit showed it'),
      posted_at: technical('when a mail to them was posted'),
      told_at: plainFor('everybody', 'dates', ['security', 'rights'], 'breach'),
    },
    policy_told: {
      id: technical('names that somebody was told'),
      person_id: technical('names the account'),
      edition: technical('of which edition of the policy'),
      told_on: plainFor('account holder', 'dates', ['the account'], 'with it'),
    },
    anonymous_openings: {
      month: technical('a month'),
      kind: technical('how cards were opened'),
      openings: technical('how often, all of them together, of nobody in particular'),
    },
    sweep_clock: {
      id: technical('names the clock of the sweeps'),
      ran_at: technical('what the clock said when the sweeps last ran'),
      stopped_at: technical('since when they stand still, because it jumped'),
    },
    certificate: {
      sweep: technical('names a sweep'),
      day: technical('the day it ran'),
      ended: technical('how many it ended'),
      late: technical('how many it found a day late'),
      digest: technical('over the ids of what it ended, which lead to nobody any more'),
      first_at: technical('when it first ended something that day'),
      last_at: technical('when it last did'),
      key_version: technical('says which key signed it'),
      signature: technical('shows that it stayed as it was'),
    },
    hold: {
      id: technical('names the hold'),
      subject_id: technical('names the key of whoever is held'),
      reason: plainFor('everybody', 'hold', ['rights'], 'hold', 'somebody else'),
      note: sealedFor('everybody', 'hold', holdNote, 'hold', 'somebody else'),
      asked_by: plainFor('member of staff', 'trace', ['rights'], 'hold'),
      asked_at: plainFor('everybody', 'dates', ['rights'], 'hold'),
      review_on: technical('the day by which it is looked at again'),
    },
    hold_approval: {
      hold_id: technical('names the hold'),
      approved_by: plainFor('member of staff', 'trace', ['rights'], 'hold'),
      approved_at: plainFor('everybody', 'dates', ['rights'], 'hold'),
    },
    hold_release: {
      hold_id: technical('names the hold'),
      released_by: plainFor('member of staff', 'trace', ['rights'], 'hold'),
      released_at: plainFor('everybody', 'dates', ['rights'], 'hold'),
    },
  },
}
