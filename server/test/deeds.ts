import { inviteStaff } from '#domains/access/index.ts'
import { changeAccount, closeAccount, endOtherSessions, openAccount, removePassword, setPassword } from '#domains/accounts/index.ts'
import { joinCompany, openCompany } from '#domains/clients/index.ts'
import {
  deleteCard,
  makeCard,
  pauseCard,
  publishCard,
  publishDraft,
  relabelCard,
  restoreCard,
  resumeCard,
  saveDraft,
  setPicture,
} from '#domains/profiles/index.ts'
import { copyLink, makeNamedLink, relabelLink, revokeLink, shareCard } from '#domains/sharing/index.ts'

const cards = { deleteCard, makeCard, pauseCard, publishDraft, relabelCard, restoreCard, resumeCard, saveDraft, setPicture }
const links = { copyLink, makeNamedLink, relabelLink, revokeLink, shareCard }

const accounts = { openAccount, changeAccount, closeAccount, setPassword, removePassword, endOtherSessions, inviteStaff }

/** Every deed there is now: for the tests of what holds for each of them. */
export const deeds = { ...accounts, openCompany, joinCompany, ...cards, ...links }

export { onAccountClosed } from '#app/reactions.ts'

/** A card published whole, as from a file: several deeds in one. */
export { publishCard }
