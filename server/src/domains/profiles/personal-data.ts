import { type PersonalData, sealedFor, technical } from '#platform/personal-data.ts'
import { cardContent, cardKey, cardLabel, cardPhoto } from './card-rows.ts'

const whose = 'card owner'
const kept = 'until the owner deletes the card, at most two years after the relationship ends'

export const personalData: PersonalData = {
  schema: 'profiles',
  tables: {
    card: {
      id: technical('names the card'),
      owner_id: { whose, purposes: ['sharing the card', 'the account'], kept, sealed: false },
      subject_id: technical('names the key the row lies under'),
      label: sealedFor(whose, cardLabel, kept),
      made_at: technical('when the card was made'),
    },
    snapshot: {
      card_id: technical('names the card'),
      key_version: technical('says which card key the content lies under'),
      card_key: sealedFor(whose, cardKey, kept),
      content: sealedFor(whose, cardContent, kept),
      photo: sealedFor(whose, cardPhoto, kept),
      published_at: technical('when the card was published'),
    },
  },
}
