import { z } from 'zod'
import type { SignedInAs, SignedInOrAsked } from '#web/client/calls.ts'
import { type How, useKept } from '#web/ui/kept.ts'

const HalfAsked = z.object({ challenge: z.string() })

/**
 * A sign-in that waits for its second factor, kept for the tab: a phone may forget the page while its owner looks at their application. By itself it
 * opens nothing.
 */
export function useHalfAsked(name: string, onDone: (done: SignedInAs) => void, how?: How) {
  const [half, setHalf, forgetHalf] = useKept(name, HalfAsked.nullable(), null, how)
  const goOn = (done: SignedInOrAsked) => {
    if ('challenge' in done) setHalf({ challenge: done.challenge })
    else onDone(done)
  }
  return [half, goOn, forgetHalf] as const
}
