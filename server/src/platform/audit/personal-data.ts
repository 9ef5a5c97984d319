import { type PersonalData, plainFor, technical } from '../personal-data.ts'

export const personalData: PersonalData = {
  schema: 'audit',
  notCopied: {
    entry: 'stands in a file of its own, of who looked and who did what: no role of the product reads it with the rest',
    opening: 'stands in the same file, each with its entry',
  },
  tables: {
    entry: {
      id: technical('names the entry'),
      at: technical('when the deed was done'),
      actor_kind: technical('an account holder, the operator or the program'),
      actor_id: plainFor('whoever acted', 'trace', ['security', 'rights'], 'audit'),
      deed: technical('what was done'),
      object_kind: technical('to what kind of thing'),
      object_id: technical('to which thing'),
      subject_pseudonym: plainFor('everybody', 'trace', ['security', 'rights'], 'audit'),
      purpose: technical('for which purpose'),
      case_id: technical('within which case'),
    },
    opening: {
      entry_id: technical('names the entry'),
      at: technical('when it was opened'),
      person_id: plainFor('member of staff', 'trace', ['security', 'rights'], 'audit'),
      jobs: technical('by which jobs'),
      case_kind: technical('through what kind of case'),
      case_id: technical('through which case'),
      reference: technical('the reference of the case, as its mails carry it'),
      subject_pseudonym: plainFor('everybody', 'trace', ['security', 'rights'], 'audit'),
      fields: technical('which fields, by their names'),
      purpose: technical('for which purpose'),
      ended: technical('whether the case was over'),
    },
    waiting: {
      entry_id: technical('the entry that has no link yet'),
      since: technical('when it was written'),
    },
    link: {
      number: technical('its place in the chain'),
      entry_id: technical('which entry'),
      entry_digest: technical('what the entry held, as a digest of ids and words of the program'),
      linked_at: technical('when it was linked'),
      chain: technical('the digest of the chain up to here'),
    },
    head: {
      id: technical('in which order they were signed'),
      kind: technical('of a minute, or of a day'),
      number: technical('the last link that is in it'),
      chain: technical('the digest of the chain up to there'),
      signed_at: technical('when it was signed'),
      through: technical('which day it ends'),
      key_version: technical('with which key'),
      signature: technical('the signature'),
    },
  },
}
