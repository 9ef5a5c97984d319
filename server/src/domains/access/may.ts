import { isOfStaff } from '#contract/office.ts'
import { jobPermissions, type StaffPermission, staffPermissions } from '#contract/permissions.ts'
import { processings } from '#contract/register.ts'
import type { Job } from '#contract/staff.ts'

/** The jobs that give a permission: those that the register lets see data for its purpose, or that are named for it. */
export const jobsWith = (permission: StaffPermission): readonly Job[] =>
  isKey(jobPermissions, permission) ? jobPermissions[permission] : processings[staffPermissions[permission]].jobs

/** What these jobs may do. */
export const permitted = (jobs: readonly Job[]): StaffPermission[] =>
  [...Object.keys(staffPermissions), ...Object.keys(jobPermissions)]
    .filter(isOfStaff)
    .filter((permission) => jobsWith(permission).some((job) => jobs.includes(job)))

const isKey = <T extends object>(record: T, key: PropertyKey): key is keyof T => Object.hasOwn(record, key)
