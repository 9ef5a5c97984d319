import { useInfiniteQuery } from '@tanstack/react-query'

interface PageOf<One> {
  readonly items: readonly One[]
  readonly next: string | null
}

/** A list that comes in pages, as a queue shows it. */
export function usePages<One>(
  key: readonly string[],
  page: (after: { after?: string }) => Promise<PageOf<One>>,
  wanted: (one: One) => boolean,
) {
  const pages = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => page(pageParam === '' ? {} : { after: pageParam }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
  return {
    items: pages.data?.pages.flatMap(({ items }) => items).filter(wanted),
    error: pages.error,
    again: pages.refetch,
    more: pages.hasNextPage ? { loading: pages.isFetchingNextPage, load: pages.fetchNextPage } : undefined,
  }
}
