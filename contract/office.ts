import { z } from 'zod'
import { jobPermissions, type StaffPermission, staffPermissions } from './permissions.ts'
import { processings } from './register.ts'
import { Job } from './staff.ts'

const names: readonly StaffPermission[] = [...keysOf(staffPermissions), ...keysOf(jobPermissions)]
function keysOf<T extends object>(record: T): (keyof T)[] {
  return Object.keys(record) as (keyof T)[]
}

/** Whether only IdNet's staff may hold this permission. */
export const isOfStaff = (permission: string): permission is StaffPermission => names.some((name) => name === permission)

const isKey = <T extends object>(record: T, key: PropertyKey): key is keyof T => Object.hasOwn(record, key)

/** The jobs that give a permission: those that the register lets see data for its purpose, or that are named for it. */
export const jobsWith = (permission: StaffPermission): readonly Job[] =>
  isKey(jobPermissions, permission) ? jobPermissions[permission] : processings[staffPermissions[permission]].jobs

/** Hours that a session of the office lasts at most. */
export const officeHours = 12
/** Minutes without use after which it is over. */
export const officeIdleMinutes = 30
/** Minutes that an opened case stays on the screen. */
export const openMinutes = 15

/** How somebody stands at the door of the office: their jobs, and what they lack before they may work. */
export const OfficeDoor = z.strictObject({
  name: z.string(),
  jobs: z.array(Job),
  /** Whether this session of the account showed a second factor: a passkey, the application, or a recovery code. */
  secondFactor: z.boolean(),
  undertaking: z.strictObject({ version: z.string(), signedAt: z.iso.datetime().nullable() }),
  /** Whether the office is open in this browser. */
  open: z.boolean(),
  may: z.array(z.string()),
  /** Whether nobody else could approve what takes a second person. */
  alone: z.boolean(),
})
export type OfficeDoor = z.infer<typeof OfficeDoor>

export const SignUndertaking = z.strictObject({ version: z.string() })
