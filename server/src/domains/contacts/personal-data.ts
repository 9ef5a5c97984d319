import { type PersonalData, plainFor, sealedFor, technical } from '#platform/personal-data.ts'
import { answerToQuestion, contactDetails, contactPlace, leftTo, ownNote, ownTags, receiptToken } from './contact-rows.ts'
import { copied } from './copied.ts'
import { dropBuried } from './drop-buried.ts'
import { eraseLeftBy, subjectsLeftBy } from './left-by.ts'
import { reachSubjects } from './reach-subjects.ts'

const whose = 'visitor who left details'
const kept = 'contact'
const purposes = ['sharing the card', 'rights'] as const

export const personalData: PersonalData = {
  schema: 'contacts',
  knownBy: subjectsLeftBy,
  erase: eraseLeftBy,
  copied,
  dropBuried,
  reach: reachSubjects,
  tables: {
    contact: {
      id: technical('names the contact'),
      owner_id: technical('to whom it was left'),
      subject_id: technical('names the key the row lies under'),
      card_id: technical('beside which card'),
      link_id: technical('through which link'),
      asking_id: technical('by which link its author asked for access'),
      kind: technical('left, or sent to ask for access'),
      details: sealedFor(whose, ['identity', 'reach', 'work', 'note'], contactDetails, kept),
      left_to: sealedFor('card owner and visitor', 'identity', leftTo, kept),
      place: sealedFor('card owner and visitor', 'place', contactPlace, kept),
      note: sealedFor(whose, 'note', ownNote, kept, 'somebody else'),
      tags: sealedFor(whose, 'note', ownTags, kept, 'somebody else'),
      follow_up: plainFor(whose, 'dates', purposes, kept, 'somebody else'),
      no_prospecting: plainFor(whose, 'choice', purposes, kept, 'the person'),
      tell_closing: plainFor(whose, 'choice', purposes, kept, 'the person'),
      language: plainFor(whose, 'choice', purposes, kept, 'the person'),
      notice: technical('which version of the notice was read'),
      receipt_lookup: technical('finds the row by its receipt; nothing of the receipt can be computed from it'),
      receipt: sealedFor(whose, 'link', receiptToken, kept, 'the program'),
      left_at: plainFor(whose, 'dates', purposes, kept),
      changed_at: plainFor(whose, 'dates', purposes, kept),
      seen_at: technical('when the owner first opened it'),
      keep_until: technical('when it ends'),
    },
    withdrawal: {
      contact_id: technical('names the contact'),
      withdrawn_at: plainFor(whose, 'dates', purposes, 'with it'),
    },
    deletion: {
      contact_id: technical('names the line that is left, which holds no detail'),
      deleted_at: plainFor(whose, 'dates', purposes, 'deleted contact'),
      deleted_by: technical('its author, the owner, its time, the closing of the owner’s account, or because access was refused'),
    },
    merging: {
      contact_id: technical('names a contact'),
      into_id: technical('names the one it is shown with'),
      owner_id: technical('whose contacts they are'),
      merged_at: technical('when'),
    },
    apart: {
      contact_id: technical('names a contact'),
      other_id: technical('names another, of whom the owner said that it is somebody else'),
      owner_id: technical('whose contacts they are'),
      said_at: technical('when'),
    },
    export: {
      id: technical('names an export'),
      owner_id: technical('whose export'),
      format: technical('what kind of file'),
      destination: technical('for where, as the owner said'),
      exported_at: plainFor('card owner', 'dates', purposes, 'with it'),
    },
    exported: {
      export_id: technical('names an export'),
      contact_id: technical('names a contact that was in it'),
    },
    question: {
      id: technical('names a question'),
      contact_id: technical('about which contact'),
      asked_at: plainFor(whose, 'dates', purposes, 'with it'),
      answer: sealedFor(whose, 'note', answerToQuestion, 'with it', 'somebody else'),
      answered_at: technical('when the owner answered'),
    },
    access_given: {
      contact_id: technical('who asked for access'),
      link_id: technical('the link that was made for them'),
      given_at: plainFor(whose, 'dates', purposes, 'with it'),
    },
    preference: {
      owner_id: technical('whose preference'),
      keep_months: technical('how long they keep what is left to them'),
      digest: technical('whether they are written to about it'),
    },
    digest: {
      owner_id: technical('who is to be written to'),
      waiting_since: technical('since when contacts wait to be told'),
      mailed_at: technical('when they were last written to'),
      told_until: technical('up to when they were told of what came'),
    },
  },
}
