import { inviteStaff } from '#domains/access/index.ts'
import { changeAccount, closeAccount, endOtherSessions, openAccount, removePassword, setPassword } from '#domains/accounts/index.ts'
import { fileDocument } from '#domains/archive/index.ts'
import { joinCompany, openCompany } from '#domains/clients/index.ts'
import {
  answerQuestion,
  changeContact,
  deleteContact,
  exportContacts,
  keepApart,
  mergeContacts,
  seeContacts,
  separateContact,
  tagContacts,
} from '#domains/contacts/index.ts'
import {
  clearWhereabouts,
  deleteCard,
  discardDraft,
  makeCard,
  pauseCard,
  publishCard,
  publishDraft,
  relabelCard,
  restoreCard,
  resumeCard,
  saveDraft,
  setPicture,
  setWhereabouts,
  switchExchange,
  takeVersionBack,
} from '#domains/profiles/index.ts'
import { copyLink, makeNamedLink, relabelLink, revokeLink, shareCard } from '#domains/sharing/index.ts'

const drafts = { discardDraft, saveDraft, setPicture, takeVersionBack }
const cards = { deleteCard, makeCard, pauseCard, publishDraft, relabelCard, restoreCard, resumeCard, switchExchange, ...drafts }
const links = { copyLink, makeNamedLink, relabelLink, revokeLink, shareCard }

const noted = { answerQuestion, changeContact, deleteContact, seeContacts, tagContacts }
const contacts = { ...noted, exportContacts, keepApart, mergeContacts, separateContact }
const days = { setWhereabouts, clearWhereabouts }

const accounts = { openAccount, changeAccount, closeAccount, setPassword, removePassword, endOtherSessions, inviteStaff }

/** Every deed there is now: for the tests of what holds for each of them. */
export const deeds = { ...accounts, openCompany, joinCompany, fileDocument, ...cards, ...days, ...links, ...contacts }

export { onAccountClosed } from '#app/reactions.ts'

/** A card published whole, as from a file: several deeds in one. */
export { publishCard }
