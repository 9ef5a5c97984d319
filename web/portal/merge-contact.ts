import type { Draft } from './draft.ts'

const most = { phones: 8, emails: 8, addresses: 4, links: 20 } as const
const sameText = (one: unknown, other: unknown) => JSON.stringify(one)?.toLowerCase() === JSON.stringify(other)?.toLowerCase()

/** A draft with what a contact says: its names and texts in the place of those there, its numbers and addresses behind them. */
export function withContact(draft: Draft, read: Draft): Draft {
  return {
    ...draft,
    ...(read.name && { name: read.name }),
    ...(read.nameArabic && { nameArabic: read.nameArabic }),
    ...(read.role && { role: { ...draft.role, ...read.role } }),
    ...(read.department && { department: { ...draft.department, ...read.department } }),
    ...(read.company && { company: { ...draft.company, ...read.company } }),
    ...(read.note && { note: { ...draft.note, ...read.note } }),
    phones: behind(draft.phones, read.phones, ({ number }) => number.replace(/\s/g, ''), most.phones),
    emails: behind(draft.emails, read.emails, ({ address }) => address, most.emails),
    addresses: behind(draft.addresses, read.addresses, ({ street, city, postcode }) => [street, city, postcode], most.addresses),
    links: behind(draft.links, read.links, ({ url }) => url.replace(/\/$/, ''), most.links),
  }
}

function behind<T>(there: readonly T[], read: readonly T[], keyOf: (item: T) => unknown, room: number): T[] {
  const fresh = read.filter((item) => !there.some((known) => sameText(keyOf(known), keyOf(item))))
  return [...there, ...fresh].slice(0, room)
}
