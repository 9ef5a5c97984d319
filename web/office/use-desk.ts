import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { jobNames } from '#contract/job-names.ts'
import { deskIn } from '#web/client/desk-calls.ts'
import { useHouse } from '#web/ui/house.tsx'

/** What staff ask of the API. */
export function useDesk() {
  const { call } = useHouse()
  return useMemo(() => deskIn(call), [call])
}

/** How whoever is here stands at the door. */
export function useDoor() {
  const desk = useDesk()
  return useQuery({ queryKey: ['office'], queryFn: desk.door })
}

/** Jobs in words. */
export function useJobs() {
  const { language } = useHouse()
  const list = new Intl.ListFormat(language, { type: 'conjunction' })
  return (jobs: readonly (keyof typeof jobNames)[]) => list.format(jobs.map((job) => jobNames[job][language]))
}
