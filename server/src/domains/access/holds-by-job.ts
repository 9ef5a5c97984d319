import { type Permission, type StaffPermission, staffPermissions } from '#contract/permissions.ts'
import { processings } from '#contract/register.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { jobsOf } from './invite-staff.ts'

/** Whether somebody's jobs give them a permission: those that the register lets see data for its purpose, and no others. */
export async function holdsByJob(tx: Tx, personId: string, permission: Permission): Promise<boolean> {
  if (!isOfStaff(permission)) return false
  const { jobs } = processings[staffPermissions[permission]]
  return (await jobsOf(tx, personId)).some((job) => jobs.includes(job))
}

const isOfStaff = (permission: Permission): permission is StaffPermission => permission in staffPermissions
