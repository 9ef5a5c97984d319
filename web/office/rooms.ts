import type { StaffPermission } from '#contract/permissions.ts'
import type { OfficeDoor } from '#web/client/desk-calls.ts'
import type { Room } from './paths.ts'

/** Each room, and the permissions of which one is enough to come in. */
const permissionsOf: { readonly [room in Room]: readonly [StaffPermission, ...StaffPermission[]] } = {
  messages: ['messages'],
  orders: ['order-messages'],
  requests: ['requests'],
  breaches: ['breaches'],
  holds: ['approvals'],
  emergencies: ['break-glass', 'approvals'],
  exports: ['breaches', 'approvals'],
  readings: ['readings'],
  notices: ['notices'],
  retention: ['retention'],
  audit: ['audit'],
  documents: ['clients-documents'],
  archive: ['archive'],
  register: ['breaches'],
  promises: ['breaches'],
  staff: ['staff'],
}

/** The rooms that somebody may come in to, in the order of the navigation. */
export const roomsOf = ({ may }: Pick<OfficeDoor, 'may'>): readonly Room[] =>
  keysOf(permissionsOf).filter((room) => permissionsOf[room].some((permission) => may.includes(permission)))

const keysOf = <K extends string>(record: { readonly [key in K]: unknown }): readonly K[] => Object.keys(record) as K[]
