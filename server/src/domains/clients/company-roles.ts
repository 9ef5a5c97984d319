import type { CompanyRole, InvitedRole } from '#contract/companies.ts'

// Who may do what in a company. Looked up in every deed, in its own transaction; screens only repeat it.

export const runs = (role: CompanyRole): boolean => role !== 'member'

/** Those whom somebody of a role may invite, remove and take an invitation back from: an administrator's power ends at members. */
export const mayInvite = (role: CompanyRole): readonly InvitedRole[] =>
  (({ owner: ['administrator', 'member'], administrator: ['member'], member: [] }) as const)[role]

export const mayRemove = (role: CompanyRole, other: CompanyRole): boolean =>
  role === 'owner' || (role === 'administrator' && other === 'member')

export const maySetRoles = (role: CompanyRole): boolean => role === 'owner'
