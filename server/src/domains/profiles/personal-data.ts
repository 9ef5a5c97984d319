import { ofEachPicture } from '#contract/pictures.ts'
import { type PersonalData, plainFor, sealedFor, technical } from '#platform/personal-data.ts'
import {
  audienceName,
  cardContent,
  cardKey,
  cardLabel,
  cardPauseMessage,
  cardPictures,
  cardPlace,
  draftContent,
  draftPictures,
  ownPauseMessage,
  ownPlace,
  versionContent,
  versionPictures,
} from './card-rows.ts'
import { copied } from './copied.ts'
import { dropBuried } from './drop-buried.ts'

const whose = 'card owner'
const kept = 'card'

export const personalData: PersonalData = {
  schema: 'profiles',
  copied,
  dropBuried,
  tables: {
    card: {
      id: technical('names the card'),
      owner_id: plainFor(whose, 'trace', ['sharing the card', 'the account'], kept),
      subject_id: technical('names the key the row lies under'),
      label: sealedFor(whose, 'card', cardLabel, kept),
      made_at: technical('when the card was made'),
    },
    draft: {
      card_id: technical('names the card'),
      content: sealedFor(whose, 'card', draftContent, kept),
      ...ofEachPicture((which) => sealedFor(whose, 'picture', draftPictures[which], kept)),
      revision: technical('goes up with each saved change'),
      published_revision: technical('the revision that is published'),
      saved_at: technical('when the draft was saved'),
    },
    version: {
      id: technical('names the version'),
      card_id: technical('names the card'),
      published_at: technical('when it was published'),
      replaced_at: technical('when it was replaced'),
      content: sealedFor(whose, 'card', versionContent, 'earlier version'),
      ...ofEachPicture((which) => sealedFor(whose, 'picture', versionPictures[which], 'earlier version')),
    },
    edition: {
      id: technical('names the edition'),
      card_id: technical('names the card'),
      audience: technical('for whom the edition is meant'),
    },
    audience: {
      id: technical('names the audience'),
      owner_id: technical('whose audience it is'),
      subject_id: technical('names the key the row lies under'),
      place: technical('which of three it is'),
      name: sealedFor(whose, 'card', audienceName, kept),
      made_at: technical('when it was named'),
    },
    pause: {
      card_id: technical('names the card'),
      paused_at: technical('when the pause was asked for'),
      days: technical('the days for which no link to the card opens'),
      message: sealedFor(whose, 'card', ownPauseMessage, kept),
    },
    closed_exchange: { card_id: technical('names the card'), closed_at: technical('since when no visitor leaves their details beside it') },
    company_card: {
      card_id: plainFor(whose, 'work', ['sharing the card', 'the account'], kept, 'the person'),
      company_id: technical('names the company the card is carried under'),
      since: plainFor(whose, 'dates', ['sharing the card'], kept),
    },
    company_left: {
      card_id: technical('names the card'),
      left_at: technical('since when its links show nothing of a company that its owner left'),
    },
    deletion: { card_id: technical('names the card'), deleted_at: technical('from when on the time to restore it runs') },
    snapshot: {
      edition_id: technical('names the edition'),
      key_version: technical('says which card key the content lies under'),
      card_key: sealedFor(whose, 'trace', cardKey, kept, 'the program'),
      content: sealedFor(whose, 'card', cardContent, kept),
      ...ofEachPicture((which) => sealedFor(whose, 'picture', cardPictures[which], kept)),
      published_at: technical('when the card was published'),
      place: sealedFor(whose, 'place', cardPlace, 'that day'),
      place_day: technical('the day for which the place counts'),
      pause_message: sealedFor(whose, 'card', cardPauseMessage, kept),
    },
    whereabouts: {
      owner_id: technical('who said where they are'),
      subject_id: technical('names the key the row lies under'),
      place: sealedFor(whose, 'place', ownPlace, 'that day'),
      day: technical('the day for which it counts'),
    },
  },
}
