import { contactKinds, contactSorts, contactsOnly } from '#contract/contacts.ts'
import type { SearchContacts } from '#web/client/calls.ts'

/** What the address of 'Contacts reçus' says to everybody who sees it: which contacts, in which order. */
export interface ContactsSearch {
  only?: (typeof contactsOnly)[number]
  kind?: (typeof contactKinds)[number]
  sort?: (typeof contactSorts)[number]
}

const among = <T extends string>(all: readonly T[], value: unknown): T | undefined => all.find((one) => one === value)

export function contactsSearch(search: Record<string, unknown>): ContactsSearch {
  const [only, kind, sort] = [among(contactsOnly, search.only), among(contactKinds, search.kind), among(contactSorts, search.sort)]
  return { ...(only && { only }), ...(kind && { kind }), ...(sort && sort !== 'newest' && { sort }) }
}

/** What names people stands after `#`, where no browser sends it: the words that are searched for, and a tag. */
export interface Sought {
  readonly search: string
  readonly tag: string
}

export function soughtIn(hash: string): Sought {
  const parts = new URLSearchParams(hash.replace(/^#/, ''))
  return { search: parts.get('q') ?? '', tag: parts.get('tag') ?? '' }
}

export function hashOf({ search, tag }: Sought): string {
  const parts = new URLSearchParams({ ...(search && { q: search }), ...(tag && { tag }) })
  return parts.toString()
}

/** What the API is asked for. A search is one line of a bounded length, whatever was pasted. */
export function wanted(chosen: ContactsSearch, { search, tag }: Sought): SearchContacts {
  const words = search
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .slice(0, 120)
    .trim()
  return { ...chosen, ...(words && { search: words }), ...(tag && { tag: tag.slice(0, 30) }) }
}
