import { type PersonalData, plainFor, sealedFor, technical } from '#platform/personal-data.ts'
import { askingLabel, askingLine, askingOwnLine, askingToken } from './asking-link-rows.ts'
import { caseToken } from './case-link-rows.ts'
import { copied } from './copied.ts'
import { dropBuried } from './drop-buried.ts'
import { linkKek, linkLabel, linkToken } from './link-rows.ts'
import { endLinksFor, subjectsNamedBy } from './named-for.ts'
import { codeSent, linkVisitor } from './named-rows.ts'
import { reachSubjects } from './reach-subjects.ts'

const whose = 'card owner'
const kept = 'card'

const visitor = 'visitor of a named link'
const purposes = ['sharing the card', 'rights'] as const

export const personalData: PersonalData = {
  schema: 'sharing',
  knownBy: subjectsNamedBy,
  erase: endLinksFor,
  copied,
  dropBuried,
  reach: reachSubjects,
  tables: {
    link: {
      lookup_id: technical('finds the link; nothing of the token can be computed from it'),
      id: technical('names the link'),
      card_id: technical('names the card'),
      edition_id: technical('names what the link shows of it'),
      subject_id: technical('names the key the row lies under'),
      key_version: technical('says which card key is wrapped'),
      wrap: technical('the card key, which only the token and the card share open together'),
      kek: sealedFor(whose, 'trace', linkKek, kept, 'the program'),
      token: sealedFor(whose, 'link', linkToken, kept, 'the program'),
      label: sealedFor(whose, 'link', linkLabel, kept),
      pin_salt: technical('salts the PIN, which is in the key and stored nowhere'),
      pin_failures: technical('wrong PINs since the last right one'),
      pin_waits_until: technical('when a PIN may be tried again'),
      expires_at: technical('when the link stops opening'),
      opens_until: technical('until when a link that a screen shows for a minute can be opened'),
      max_views: technical('how often the link may be opened'),
      views: technical('how often a link with a limit was opened'),
      made_at: technical('when the link was made'),
    },
    revocation: {
      link_id: technical('names the link'),
      revoked_at: technical('when it was taken back'),
      revoked_by: plainFor(whose, 'link', ['sharing the card'], kept),
    },
    undo: {
      id: technical('names a press that took links back'),
      owner_id: technical('whose press it was, for the seconds in which it can be undone'),
      until: technical('when it can no longer be undone'),
      brought_back: technical('how many were brought back, once they were'),
    },
    undo_link: {
      link_id: technical('names a link that may be brought back'),
      undo_id: technical('names the press that took it back'),
    },
    undo_asking: {
      asking_id: technical('names a link that asks first and may be brought back'),
      undo_id: technical('names the press that took it back'),
    },
    asking_link: {
      lookup_id: technical('finds the link; nothing of the token can be computed from it'),
      id: technical('names the link'),
      card_id: technical('names the card it is asked for'),
      subject_id: technical('names the key the row lies under'),
      line: sealedFor(whose, ['identity', 'work'], askingLine, kept),
      own_line: sealedFor(whose, ['identity', 'work'], askingOwnLine, kept),
      label: sealedFor(whose, 'link', askingLabel, kept),
      token: sealedFor(whose, 'link', askingToken, kept, 'the program'),
      expires_at: technical('when the link stops asking'),
      made_at: technical('when the link was made'),
    },
    case_link: {
      link_id: technical('names the link'),
      case_id: technical('names the case it was made for'),
      reference: plainFor(whose, 'link', ['sharing the card', 'contact requests'], kept),
      subject_id: technical('names the key of what was written in the case'),
      token: sealedFor(whose, 'link', caseToken, kept, 'the program'),
    },
    named: {
      link_id: technical('names the link'),
      subject_id: technical('names the key of the visitor'),
      visitor: sealedFor(visitor, ['identity', 'reach'], linkVisitor, 'named link', 'somebody else'),
      code_by: technical('by which way a code is sent before it opens'),
      binds: technical('whether it opens in one browser only'),
      bound_digest: plainFor(visitor, 'trace', purposes, 'named link'),
      opened: plainFor(visitor, 'dates', purposes, 'card'),
    },
    code: {
      id: technical('names a code'),
      link_id: technical('names the link'),
      address_digest: plainFor(visitor, 'trace', ['security'], 'a day'),
      digest: technical('a digest of six figures that are good for ten minutes, under a key that only the token gives'),
      code: sealedFor(visitor, 'credential', codeSent, 'a day', 'the program'),
      language: plainFor(visitor, 'choice', purposes, 'a day'),
      tries: technical('how often a code was tried'),
      ended: technical('whether it was used, or replaced by a newer one'),
      sent_at: plainFor(visitor, 'dates', ['security'], 'a day'),
    },
    opening_count: {
      card_id: technical('names the card'),
      day: technical('a day; no hour is kept'),
      kind: technical('how the card was opened'),
      openings: technical('how many openings that day, of nobody in particular'),
    },
  },
}
