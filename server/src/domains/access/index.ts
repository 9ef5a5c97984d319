export { waitForApproval } from './approvers.ts'
export {
  answerBreakGlass,
  askBreakGlass,
  breakGlassDue,
  breakGlassList,
  breakGlassMonths,
  endBreakGlass,
  forgetBreakGlass,
  openBreakGlass,
} from './break-glass.ts'
export { acceptInvitation, endInvitations, invitationDays, invitationsDue, inviteStaff } from './invite-staff.ts'
export { jobsOfEach, peopleWith } from './jobs-of.ts'
export { leaveStaff } from './leave-staff.ts'
export { mails } from './mails.ts'
export { forgetOfficeSessions, openOffice } from './office-session.ts'
export { personalData } from './personal-data.ts'
export { forgetReadings, watchReadings } from './readings.ts'
export { reseal } from './renew-keys.ts'
export { endUndertakings, forgetUndertakings, signUndertaking, undertakingMonths, undertakingsDue } from './undertaking.ts'
