import { useNavigate, useSearch } from '@tanstack/react-router'
import type { RoomSearch } from './search.ts'

/** What the address says of the room one is in, and how it is changed. What is undefined leaves the address. */
export function useRoom() {
  const search: RoomSearch = useSearch({ strict: false })
  const go = useNavigate()
  const set = (change: { readonly [K in keyof RoomSearch]?: RoomSearch[K] | undefined }, replace = true) =>
    void go({ to: '.', search: { ...search, ...change } as RoomSearch, replace })
  return { search, set }
}
