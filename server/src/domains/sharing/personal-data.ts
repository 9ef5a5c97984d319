import { type PersonalData, sealedFor, technical } from '#platform/personal-data.ts'
import { askingLabel, askingLine, askingOwnLine, askingToken } from './asking-link-rows.ts'
import { linkKek, linkLabel, linkToken } from './link-rows.ts'

const whose = 'card owner'
const kept = 'until the card is deleted, at most two years after the relationship ends'

export const personalData: PersonalData = {
  schema: 'sharing',
  tables: {
    link: {
      lookup_id: technical('finds the link; nothing of the token can be computed from it'),
      id: technical('names the link'),
      card_id: technical('names the card'),
      edition_id: technical('names what the link shows of it'),
      subject_id: technical('names the key the row lies under'),
      key_version: technical('says which card key is wrapped'),
      wrap: technical('the card key, which only the token and the card share open together'),
      kek: sealedFor(whose, linkKek, kept),
      token: sealedFor(whose, linkToken, kept),
      label: sealedFor(whose, linkLabel, kept),
      pin_salt: technical('salts the PIN, which is in the key and stored nowhere'),
      pin_failures: technical('wrong PINs since the last right one'),
      pin_waits_until: technical('when a PIN may be tried again'),
      expires_at: technical('when the link stops opening'),
      max_views: technical('how often the link may be opened'),
      views: technical('how often a link with a limit was opened'),
      made_at: technical('when the link was made'),
    },
    revocation: {
      link_id: technical('names the link'),
      revoked_at: technical('when it was taken back'),
      revoked_by: { whose, purposes: ['sharing the card'], kept, sealed: false },
    },
    asking_link: {
      lookup_id: technical('finds the link; nothing of the token can be computed from it'),
      id: technical('names the link'),
      card_id: technical('names the card it is asked for'),
      subject_id: technical('names the key the row lies under'),
      line: sealedFor(whose, askingLine, kept),
      own_line: sealedFor(whose, askingOwnLine, kept),
      label: sealedFor(whose, askingLabel, kept),
      token: sealedFor(whose, askingToken, kept),
      expires_at: technical('when the link stops asking'),
      made_at: technical('when the link was made'),
    },
    opening_count: {
      card_id: technical('names the card'),
      day: technical('a day; no hour is kept'),
      kind: technical('how the card was opened'),
      openings: technical('how many openings that day, of nobody in particular'),
    },
  },
}
