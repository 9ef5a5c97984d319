import type { StaffPermission } from '#contract/permissions.ts'
import type { OfficeDoor } from '#web/client/desk-calls.ts'
import type { Room } from './paths.ts'

/** Each room, and the permission of whoever may come in. */
const permissionOf: { readonly [room in Room]: StaffPermission } = {
  messages: 'messages',
  orders: 'order-messages',
  requests: 'requests',
  breaches: 'breaches',
  holds: 'approvals',
  documents: 'clients-documents',
  archive: 'archive',
  register: 'breaches',
  promises: 'breaches',
  staff: 'staff',
}

/** The rooms that somebody may come in to, in the order of the navigation. */
export const roomsOf = ({ may }: Pick<OfficeDoor, 'may'>): readonly Room[] =>
  keysOf(permissionOf).filter((room) => may.includes(permissionOf[room]))

const keysOf = <K extends string>(record: { readonly [key in K]: unknown }): readonly K[] => Object.keys(record) as K[]
