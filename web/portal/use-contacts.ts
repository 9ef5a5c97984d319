import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { ContactsSummary, SearchContacts } from '#web/client/calls.ts'
import { useHouse } from '#web/ui/house.tsx'

/** How many contacts there are and what waits: asked for by every screen, for the tab at the top. */
export function useContactsSummary() {
  const { client } = useHouse()
  return useQuery<ContactsSummary, Error>({ queryKey: ['contacts', 'summary'], queryFn: client.contactsSummary, staleTime: 30_000 })
}

export function useContacts(asked: SearchContacts) {
  const { client } = useHouse()
  return useInfiniteQuery({
    queryKey: ['contacts', 'list', asked],
    queryFn: ({ pageParam }) => client.contacts({ ...asked, ...(pageParam && { after: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before, // while another search is answered, the last one stays
  })
}

/** Everything that is known of contacts is asked for again after a change of one. */
export const contactsTouched = ['contacts'] as const
