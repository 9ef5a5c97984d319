import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { FileRequest, RequestShown } from '#web/client/calls.ts'
import { useHouse } from '#web/ui/house.tsx'
import type { Proved } from '#web/ui/prove.tsx'

/** The kinds that the program answers by itself, within seconds: it is worth asking again whether it did. */
const byItself: readonly RequestShown['kind'][] = ['access', 'copy', 'prospecting', 'restriction']
export const ended = ({ state }: RequestShown): boolean => state === 'answered' || state === 'withdrawn'
export const beingDone = (request: RequestShown): boolean =>
  request.state === 'open' && request.waitsUntil === null && byItself.includes(request.kind)
export const erases = ({ kind }: RequestShown): boolean => kind === 'erasure' || kind === 'anonymisation'

/** What one asked, newest first: known to every screen, for an announced erasure is told on each. Asked again while something is being done. */
export function useRequests() {
  const { client } = useHouse()
  const known = useQueryClient()
  const pace = usePace()
  const requests = useQuery({
    queryKey: ['requests'],
    queryFn: client.requests,
    staleTime: 30_000,
    refetchInterval: ({ state: { data } }) => pace(data?.items.some(beingDone) ?? false),
  })
  const items = requests.data?.items
  const doing = items?.filter(beingDone).length ?? 0
  const before = useRef(0)
  useEffect(() => {
    if (doing < before.current) refresh(known).catch(() => undefined)
    before.current = doing
  }, [doing, known])
  return { ...requests, items }
}

/** While something is being done it is asked for every two seconds; after a minute people wait for their mail, and so does the page. */
export function usePace() {
  const since = useRef<number>(undefined)
  return (doing: boolean): number | false => {
    if (!doing) since.current = undefined
    else since.current ??= Date.now()
    return since.current === undefined ? false : Date.now() - since.current < 60_000 ? 2_000 : 20_000
  }
}

/** What a request changes elsewhere: uses that stop, an account that wants no prospecting, cards that open or do not. */
const touched = ['requests', 'request', 'restriction', 'erasure', 'account', 'cards', 'card', 'links'] as const
const refresh = (known: QueryClient) => Promise.all(touched.map((key) => known.invalidateQueries({ queryKey: [key] })))

/** A step with a request. Whether it was taken or refused, how things stand is asked again: another window may have been first. */
export function useRequestDeed<Input, Output>(work: (input: Input) => Promise<Output>, done?: (output: Output) => void) {
  const known = useQueryClient()
  return useMutation<Output, Error, Input>({
    mutationFn: work,
    ...(done && { onSuccess: done }),
    onSettled: () => refresh(known),
  })
}

/** Files a request, with a fresh proof. The same wish sent again after a lost answer makes no second request. */
export function useFiling(proved: Proved, done?: (filed: RequestShown) => void) {
  const { client } = useHouse()
  const sent = useRef<{ readonly says: string; readonly key: string }>(undefined)
  return useRequestDeed(
    (wish: FileRequest) => {
      const says = JSON.stringify(wish)
      const { key } = sent.current?.says === says ? sent.current : { key: crypto.randomUUID() }
      sent.current = { says, key }
      return proved(() => client.fileRequest(wish, key))
    },
    (filed) => {
      sent.current = undefined
      done?.(filed)
    },
  )
}
