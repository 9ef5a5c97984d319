import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Refused } from '#web/client/calls.ts'
import { useHouse } from '#web/ui/house.tsx'
import { linksTouched, useDatedLabel } from './ready-link.ts'
import { usePageSeen } from './use-page-seen.ts'

/** How long a code is shown before the next one takes its place, while its link opens for half of that again. */
const shownFor = 60_000
const askedAgainAfter = 5_000
/** An answer that does not come by then is said to be late, and by then it is asked for again. */
const [slowAfter, lostAfter] = [5_000, 15_000]

interface Code {
  readonly link: string
  readonly svg: string
  /** When it was asked for, so that it is not shown longer than its link opens. */
  readonly since: number
  readonly until: number
}

/** What stands on the screen; `seconds` until the next code, or until this one is over where none comes. */
export type Passing =
  | { readonly is: 'asked' }
  | { readonly is: 'shown'; readonly link: string; readonly svg: string; readonly seconds: number; readonly late: boolean }
  | { readonly is: 'over' }
  | { readonly is: 'refused'; readonly error: Error }

const goesOn = (error: Error) => error instanceof Refused && ['offline', 'unavailable', 'unexpected'].includes(error.code)

/** The code that changes each minute, for as long as somebody sees this page: no link is made for a tab that nobody looks at. */
export function usePassingCode(card: string): Passing & { again(): void } {
  const { client } = useHouse()
  const labelled = useDatedLabel()
  const queries = useQueryClient()
  const seen = usePageSeen()
  const [code, setCode] = useState<Code>()
  const [failed, setFailed] = useState<Error>()
  const [, beat] = useState(0)
  const asked = useRef<{ at: number; over: boolean }>(undefined)
  const newest = useRef<Code>(undefined)

  async function ask() {
    const turn = { at: Date.now(), over: false }
    asked.current = turn
    try {
      const after = newest.current?.link
      const made = await client.passingLink(card, { label: labelled('passingOf'), ...(after && { after }) })
      if (turn.at < (newest.current?.since ?? 0)) return // a later one was quicker
      newest.current = { link: made.id, svg: made.svg, since: turn.at, until: turn.at + made.seconds * 1_000 }
      setCode(newest.current)
      setFailed(undefined)
    } catch (error) {
      setFailed(error instanceof Error ? error : new Error('refused'))
    } finally {
      turn.over = true
    }
  }

  const stopped = failed !== undefined && !goesOn(failed)
  function turn() {
    beat((count) => count + 1)
    const now = Date.now()
    const last = asked.current
    if (last && now - last.at < (last.over ? askedAgainAfter : lostAfter)) return
    if (!newest.current || now - newest.current.since >= shownFor) void ask()
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: each beat takes what stands then
  useEffect(() => {
    if (!seen || stopped) return
    turn()
    const beats = setInterval(turn, 1_000)
    addEventListener('online', turn)
    return () => {
      clearInterval(beats)
      removeEventListener('online', turn)
    }
  }, [seen, stopped, card])
  // the list of accesses has its line anew once the screen is left, not each minute
  useEffect(() => () => void linksTouched.forEach((key) => void queries.invalidateQueries({ queryKey: [key] })), [queries])

  function again() {
    newest.current = undefined
    asked.current = undefined
    setCode(undefined)
    setFailed(undefined)
    if (!stopped) turn()
  }
  const waits = asked.current && !asked.current.over ? Date.now() - asked.current.at : 0
  return { ...standing(code, stopped ? failed : undefined, failed !== undefined || waits > slowAfter), again }
}

function standing(code: Code | undefined, refused: Error | undefined, late: boolean): Passing {
  if (refused) return { is: 'refused', error: refused }
  const now = Date.now()
  if (!code || now >= code.until) return { is: late ? 'over' : 'asked' }
  const next = code.since + shownFor - now
  const ends = late && next <= 0
  const left = ends ? code.until - now : Math.max(0, next)
  return { is: 'shown', link: code.link, svg: code.svg, seconds: Math.ceil(left / 1_000), late: ends }
}
