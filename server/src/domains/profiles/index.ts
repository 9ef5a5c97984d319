export { cardContent, cardPauseMessage, cardPictures, cardPlace } from './card-rows.ts'
export { compactVcard } from './compact-vcard.ts'
export { endCompanyCards } from './company-cards.ts'
export {
  deleteCard,
  deletedCardsDue,
  endCardsOf,
  endCardsOfErased,
  endDeletedCards,
  type OnCardEnding,
  restoreCard,
  restoreDays,
} from './delete-card.ts'
export { editionOfCard, editionToShare } from './edition-of.ts'
export { exampleAudience, exampleCard, exampleVersion } from './examples.ts'
export { discardDraft, takeVersionBack } from './give-up-draft.ts'
export { endVersions, versionsDue } from './keep-version.ts'
export { makeCard } from './make-card.ts'
export { nameAudience } from './name-audience.ts'
export { endPauses, pauseCard, pausedAt, resumeCard } from './pause-card.ts'
export { personalData } from './personal-data.ts'
export { prepare, preparePhoto } from './prepare-picture.ts'
export { ownerOfCard, publishCard, publishDraft } from './publish-card.ts'
export { type EditionSeen, editionPicture, editionSeen } from './published-edition.ts'
export { cardLabels, editionLogo, fieldsShown, type Page, publishedCard } from './read-card.ts'
export { readVcard, UnreadableVcard } from './read-vcard.ts'
export { currentCardKey, publishedVersions, rekeyCard, rekeyLostCard } from './rekey-card.ts'
export { reseal } from './renew-keys.ts'
export { relabelCard, saveDraft, setPicture } from './save-draft.ts'
export { exchangeOpen, switchExchange } from './switch-exchange.ts'
export { contentDisposition, vcardFileName, vcardOf, writeVcard } from './vcard.ts'
export { clearWhereabouts, forgetWhereabouts, placeToday, setWhereabouts } from './whereabouts.ts'
