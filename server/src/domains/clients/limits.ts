import type { Limit } from '#platform/limits/tried.ts'

// No mailbox is filled by an invitation: what is counted, by whom it is sent, from where, and to whom.
const minutes = 10
export const invitationsFrom: Limit = { name: 'invitation from', most: 30, minutes }
export const invitationsBy: Limit = { name: 'invitation by', most: 20, minutes }
/** Corrections of one invitation, each of which sends a mail where the address changes. */
export const correctionsOf: Limit = { name: 'invitation correction', most: 5, minutes }

/** That wait for an answer, of one company; and its mails in a day. */
export const mostWaiting = 200
export const mostInADay = 50
/** That wait for an answer at one address, of all companies together: whoever answers one makes room. */
export const mostAtOneAddress = 3
/** Mails that one invitation sends, its corrections among them. */
export const mostNotices = 4
