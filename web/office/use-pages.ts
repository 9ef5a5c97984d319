import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'

interface PageOf<One> {
  readonly items: readonly One[]
  readonly next: string | null
}

/** A list that comes in pages, narrowed by the server, as a queue shows it: `asked` is what it is narrowed by. What was there stays until the narrower one comes. */
export function usePages<One, Asked extends object>(
  key: string,
  asked: Asked,
  page: (query: Asked & { after?: string }) => Promise<PageOf<One>>,
) {
  const pages = useInfiniteQuery({
    queryKey: [key, asked],
    queryFn: ({ pageParam }) => page(pageParam === '' ? asked : { ...asked, after: pageParam }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })
  return {
    items: pages.data?.pages.flatMap(({ items }) => items),
    error: pages.error,
    again: pages.refetch,
    more: pages.hasNextPage ? { loading: pages.isFetchingNextPage, load: pages.fetchNextPage } : undefined,
  }
}
