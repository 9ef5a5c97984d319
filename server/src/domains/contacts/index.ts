export { answerQuestion } from './answer-question.ts'
export { changeContact } from './change-contact.ts'
export { deleteContact } from './delete-contact.ts'
export { sendDigests } from './digest.ts'
export {
  contactsDue,
  contactsOfClosedDue,
  dropLines,
  endContacts,
  endContactsOf,
  lineDays,
  linesDue,
  setContactsAside,
} from './end-contacts.ts'
export { eraseContacts } from './erase-contacts.ts'
export { exampleContact, exampleRequest, examplesLeft, exampleTicket } from './examples.ts'
export { exportContacts } from './export-contacts.ts'
export { forgetOwners } from './forget-owners.ts'
export { keepApart } from './keep-apart.ts'
export { leaveDetails } from './leave-details.ts'
export { closingIsTold, correctLeftBy, countLeftBy, dropLinesOf, refuseProspecting } from './left-by.ts'
export { mails } from './mails.ts'
export { mergeContacts } from './merge-contacts.ts'
export type { VisitorPages } from './pages.ts'
export { personalData } from './personal-data.ts'
export { reindex, reseal } from './renew-keys.ts'
export { seeContacts } from './see-contacts.ts'
export { separateContact } from './separate-contact.ts'
export { tagContacts } from './tag-contacts.ts'
