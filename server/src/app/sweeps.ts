import { closedDays } from '#contract/accounts.ts'
import { versionDays } from '#contract/versions.ts'
import {
  breakGlassDue,
  breakGlassMonths,
  endBreakGlass,
  endInvitations,
  endUndertakings,
  forgetOfficeSessions,
  forgetReadings,
  invitationDays,
  invitationsDue,
  undertakingMonths,
  undertakingsDue,
} from '#domains/access/index.ts'
import {
  closedAfter,
  closedDue,
  closeIdleAccounts,
  endLostFactors,
  eraseClosedAccounts,
  forgetAttempts,
  forgetFormerEmails,
  forgetSessions,
  idleDue,
} from '#domains/accounts/index.ts'
import { endFolders, foldersDue } from '#domains/archive/index.ts'
import {
  companiesDue,
  invitationDays as companyInvitationDays,
  companyInvitationsDue,
  endCompanies,
  endCompanyInvitations,
  endRefusals,
  leftDays,
  refusalMonths,
  refusalsDue,
} from '#domains/clients/index.ts'
import { contactsDue, contactsOfClosedDue, dropLines, endContacts, lineDays, linesDue, setContactsAside } from '#domains/contacts/index.ts'
import {
  breachesDue,
  dropCopies,
  endBreaches,
  endHolds,
  endRequests,
  forgetProofs,
  holdDays,
  holdsDue,
  keptMonths,
  requestsDue,
  type Sweep,
} from '#domains/privacy/index.ts'
import { deletedCardsDue, endDeletedCards, endVersions, forgetWhereabouts, restoreDays, versionsDue } from '#domains/profiles/index.ts'
import { endPassingLinks, endVisitors, forgetCodes, keptDays, lastOpeningOf, visitorsDue } from '#domains/sharing/index.ts'
import { endMessages, keptMonths as messageMonths, messagesDue } from '#domains/support/index.ts'
import { forgetKeptAnswers } from '#platform/http/kept-answers.ts'
import { forgetTries } from '#platform/limits/tried.ts'
import type { Installation } from './installation.ts'
import { onAccountClosed, onAccountErased, onCardEnding, onCasesEnded } from './reactions.ts'

/** What ends personal data when its time is over, in the order of a run: what hangs on an account goes before it. */
export const sweeps: readonly Sweep[] = [
  {
    name: 'contacts past their time',
    keeps: ['contacts: contact'],
    why: 'the day after the last one that its author was told',
    after: { days: 1 },
    due: contactsDue,
    end: (tx, ids, at) => endContacts(tx, ids, at, 'time'),
    aside: setContactsAside,
  },
  {
    name: 'contacts of closed accounts',
    keeps: [],
    why: 'within a day after their owner closed the account, once their author was told',
    after: { days: 1 },
    due: contactsOfClosedDue,
    end: (tx, ids, at) => endContacts(tx, ids, at, 'closing'),
  },
  {
    name: 'lines of deleted contacts',
    keeps: ['contacts: deleted contact'],
    why: `${lineDays} days after the contact was deleted`,
    after: { days: lineDays },
    due: linesDue,
    end: dropLines,
  },
  {
    name: 'earlier versions of cards',
    keeps: ['profiles: earlier version'],
    why: `${versionDays} days after the version was replaced`,
    after: { days: versionDays },
    due: versionsDue,
    end: endVersions,
  },
  {
    name: 'deleted cards',
    keeps: ['profiles: card', 'sharing: card'],
    why: `${restoreDays} days after the card was deleted`,
    after: { days: restoreDays },
    due: deletedCardsDue,
    end: (tx, ids, at) => endDeletedCards(tx, ids, at, onCardEnding),
  },
  {
    name: 'visitors of links that are over',
    keeps: ['sharing: named link'],
    why: `${keptDays} days after the link was over`,
    after: { days: keptDays },
    due: visitorsDue,
    end: endVisitors,
  },
  {
    name: 'idle accounts',
    keeps: [],
    why: `closed ${closedAfter} months after the account was last used, its holder told twice before`,
    after: { months: closedAfter },
    due: idleDue,
    end: (tx, ids, at) => closeIdleAccounts(tx, ids, at, lastOpeningOf, onAccountClosed),
  },
  {
    name: 'closed accounts',
    keeps: ['accounts: relationship'],
    why: `${closedDays} days after the account was closed`,
    after: { days: closedDays },
    due: closedDue,
    end: (tx, ids, at) => eraseClosedAccounts(tx, ids, at, onAccountErased),
  },
  {
    name: 'companies without members',
    keeps: ['clients: contract'],
    why: `${leftDays} days after the last member left`,
    after: { days: leftDays },
    due: companiesDue,
    end: endCompanies,
  },
  {
    name: 'invitations by companies',
    keeps: ['clients: invitation'],
    why: `${companyInvitationDays} days after the invitation was made`,
    after: { days: companyInvitationDays },
    due: companyInvitationsDue,
    end: endCompanyInvitations,
  },
  {
    name: 'refusals of invitations',
    keeps: ['clients: refusal'],
    why: `${refusalMonths} months after the invitation was refused`,
    after: { months: refusalMonths },
    due: refusalsDue,
    end: endRefusals,
  },
  {
    name: 'undertakings of who left',
    keeps: ['access: job'],
    why: `${undertakingMonths} months after a member of staff left; the job’s own row goes with the job`,
    after: { months: undertakingMonths },
    due: undertakingsDue,
    end: endUndertakings,
  },
  {
    name: 'emergency openings',
    keeps: ['access: emergency opening'],
    why: `${breakGlassMonths} months after the emergency opening was asked for`,
    after: { months: breakGlassMonths },
    due: breakGlassDue,
    end: endBreakGlass,
  },
  {
    name: 'invitations',
    keeps: ['access: seven days'],
    why: `${invitationDays} days after the invitation was made`,
    after: { days: invitationDays },
    due: invitationsDue,
    end: endInvitations,
  },
  {
    name: 'requests',
    keeps: ['privacy: request'],
    why: `${keptMonths} months after the request was answered`,
    after: { months: keptMonths },
    due: requestsDue,
    end: endRequests,
  },
  {
    name: 'messages',
    keeps: ['support: message'],
    why: `${messageMonths} months after the last word about the message`,
    after: { months: messageMonths },
    due: messagesDue,
    end: (tx, ids, at) => endMessages(tx, ids, at, onCasesEnded),
  },
  {
    name: 'incidents',
    keeps: ['privacy: breach'],
    why: `${keptMonths} months after the incident was closed`,
    after: { months: keptMonths },
    due: breachesDue,
    end: endBreaches,
  },
  {
    name: 'legal documents',
    keeps: ['archive: legal document'],
    why: 'ten years after the end of their fiscal year, as the law asks',
    after: { days: 1 },
    due: foldersDue,
    end: endFolders,
  },
  {
    name: 'released holds',
    keeps: ['privacy: hold'],
    why: `${holdDays} days after the hold was released, or was asked for and never approved`,
    after: { days: holdDays },
    due: holdsDue,
    end: endHolds,
  },
]

/**
 * What lives for hours or days, and ends without waiting for a clock that jumped: nothing of it would have outlived the next day, and sessions and codes must end
 * whatever the clock says.
 */
export const briefSweeps = ({ deeds, db, clock }: Installation) =>
  [
    { name: 'whereabouts', keeps: ['profiles: that day'], seconds: 3_600, run: () => forgetWhereabouts(deeds, clock) },
    { name: 'attempts to sign in', keeps: ['accounts: a day'], seconds: 3_600, run: () => forgetAttempts(deeds, clock) },
    { name: 'former addresses', keeps: ['accounts: seven days'], seconds: 3_600, run: () => forgetFormerEmails(deeds, clock) },
    { name: 'lost applications', keeps: [], seconds: 60, run: () => endLostFactors(deeds) },
    { name: 'unusual readings', keeps: ['access: audit'], seconds: 3_600, run: () => forgetReadings(deeds) },
    { name: 'ended sessions of the office', keeps: [], seconds: 3_600, run: () => forgetOfficeSessions(deeds, clock) },
    { name: 'ended sessions', keeps: ['accounts: session'], seconds: 3_600, run: () => forgetSessions(deeds, clock) },
    { name: 'codes of links', keeps: ['sharing: a day'], seconds: 3_600, run: () => forgetCodes(deeds, clock) },
    { name: 'links of codes that change', keeps: [], seconds: 3_600, run: () => endPassingLinks(deeds, clock) },
    { name: 'tries', keeps: ['limits: ten minutes'], seconds: 60, run: () => forgetTries(db, clock) },
    { name: 'copies past their time', keeps: ['privacy: seven days'], seconds: 3_600, run: () => dropCopies(deeds, clock) },
    { name: 'codes of requests', keeps: ['privacy: two days'], seconds: 3_600, run: () => forgetProofs(deeds, clock) },
    { name: 'kept answers', keeps: ['requests: a day'], seconds: 3_600, run: () => forgetKeptAnswers(db, clock) },
  ] as const

/** Terms that no sweep keeps: what ends them, and where. */
export const keptOtherwise: { readonly [term: string]: string } = {
  'accounts: until removed': 'removed by its holder, or with the closing (accounts/own-account.ts)',
  'audit: audit': 'days of the audit go as a whole (platform/audit/keep-audit.ts), by a clock of their own',
}
