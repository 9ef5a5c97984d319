import { isOfStaff, jobsWith } from '#contract/office.ts'
import { jobPermissions, type StaffPermission, staffPermissions } from '#contract/permissions.ts'
import type { Job } from '#contract/staff.ts'

/** What these jobs may do. */
export const permitted = (jobs: readonly Job[]): StaffPermission[] =>
  [...Object.keys(staffPermissions), ...Object.keys(jobPermissions)]
    .filter(isOfStaff)
    .filter((permission) => jobsWith(permission).some((job) => jobs.includes(job)))
