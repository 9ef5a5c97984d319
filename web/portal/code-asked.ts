import { useState } from 'react'
import { z } from 'zod'
import { type How, useKept } from '#web/ui/kept.ts'

const CodeAsked = z.object({ attempt: z.string(), minutes: z.number(), until: z.number() })

/** A code that is on its way, kept for the tab: a phone may forget the page while its owner reads their mail. */
export function useCodeAsked(name: string, how?: How) {
  const [kept, keep, forget] = useKept(name, CodeAsked.nullable(), null, how)
  const [openedAt] = useState(Date.now)
  const sent = kept !== null && kept.until > openedAt ? kept : undefined
  const ask = ({ attempt, minutes }: { attempt: string; minutes: number }) =>
    keep({ attempt, minutes, until: Date.now() + minutes * 60_000 })
  return [sent, ask, forget] as const
}
