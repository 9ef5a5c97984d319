import { jobPermissions, type Permission, staffPermissions } from '#contract/permissions.ts'
import { processings } from '#contract/register.ts'
import type { Job } from '#contract/staff.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { jobsOf } from './invite-staff.ts'

/** Whether somebody's jobs give them a permission: those that the register lets see data for its purpose, or that are named for it. */
export async function holdsByJob(tx: Tx, personId: string, permission: Permission): Promise<boolean> {
  const allowed = jobsWith(permission)
  return allowed.length > 0 && (await jobsOf(tx, personId)).some((job) => allowed.includes(job))
}

function jobsWith(permission: Permission): readonly Job[] {
  if (isKey(jobPermissions, permission)) return jobPermissions[permission]
  return isKey(staffPermissions, permission) ? processings[staffPermissions[permission]].jobs : []
}

const isKey = <T extends object>(record: T, key: PropertyKey): key is keyof T => Object.hasOwn(record, key)
