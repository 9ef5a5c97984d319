export { endInvitations, invitationDays, invitationsDue, inviteStaff, jobsOf, mayHold } from './invite-staff.ts'
export { leaveStaff } from './leave-staff.ts'
export { personalData } from './personal-data.ts'
export { reseal } from './renew-keys.ts'
