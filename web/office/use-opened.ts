import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { openMinutes } from '#contract/office.ts'

interface Opened<One> {
  readonly at: number
  readonly one: One
}

/** What was opened of a case stays for a quarter of an hour in this window's memory alone, and then masks itself. */
export function useOpened<One>(id: string) {
  const known = useQueryClient()
  const key = ['opened', id]
  const { data } = useQuery<Opened<One> | null>({ queryKey: key, queryFn: () => null, enabled: false, gcTime: openMinutes * 60_000 })
  const ends = data ? data.at + openMinutes * 60_000 : undefined
  const mask = () => known.setQueryData<Opened<One> | null>(key, null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: until when it may be seen is what counts
  useEffect(() => {
    if (ends === undefined) return
    const timer = setTimeout(mask, Math.max(0, ends - Date.now()))
    return () => clearTimeout(timer)
  }, [ends])
  return {
    one: data?.one,
    until: ends === undefined ? undefined : new Date(ends),
    show: (one: One) => known.setQueryData<Opened<One>>(key, (before) => ({ at: before?.at ?? Date.now(), one })),
    mask,
  }
}
