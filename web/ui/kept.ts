import { type Dispatch, type SetStateAction, useEffect, useState } from 'react'
import { z } from 'zod'

const prefix = 'cc.kept.'
/** What is typed waits for a day at most: after that nobody comes back for it, and somebody else might. */
const longestKept = 86_400_000
const Kept = z.object({ at: z.number(), value: z.unknown() })
const inMemory = new Map<string, string>()

// a browser may refuse to keep anything: the page itself still holds what is typed
function inTab<T>(work: (tab: Storage) => T): T | undefined {
  try {
    return work(sessionStorage)
  } catch {
    return undefined
  }
}

export function readKept<T>(name: string, shape: z.ZodType<T>): { readonly value: T } | undefined {
  const text = inMemory.get(name) ?? inTab((tab) => tab.getItem(prefix + name))
  if (typeof text !== 'string') return undefined
  const { success, data } = Kept.safeParse(JSON.parse(text))
  if (!success || Date.now() - data.at > longestKept) {
    forgetKept(name)
    return undefined
  }
  const value = shape.safeParse(data.value)
  return value.success ? { value: value.data } : undefined
}

export function keep(name: string, value: unknown, secret?: 'secret'): void {
  const text = JSON.stringify({ at: Date.now(), value })
  if (secret) inMemory.set(name, text)
  else inTab((tab) => tab.setItem(prefix + name, text))
}

export function forgetKept(name: string): void {
  inMemory.delete(name)
  inTab((tab) => tab.removeItem(prefix + name))
}

/** For the moment somebody leaves: the next person at this browser finds nothing of theirs. */
export function forgetAllKept(): void {
  inMemory.clear()
  inTab((tab) => {
    for (const key of Object.keys(tab)) if (key.startsWith(prefix)) tab.removeItem(key)
  })
}

/** What is kept is one person's: where another one is signed in now, it goes. */
export function keepFor(account: string): void {
  const holder = readKept('holder', z.string())
  if (holder && holder.value !== account) forgetAllKept()
  if (holder?.value !== account) keep('holder', account)
}

/**
 * What is typed and not sent yet, kept for this tab: through a dialog that is closed, another screen, a reload, a phone that puts the page to
 * sleep while its owner reads a code in another program. What is `secret` outlives the dialog, but not the page: it is written nowhere.
 * Nothing typed, or forgotten: `initial`, also where that changes.
 */
export function useKept<T>(name: string, shape: z.ZodType<T>, initial: T, secret?: 'secret'): [T, Dispatch<SetStateAction<T>>, () => void] {
  const [kept, setKept] = useState(() => readKept(name, shape))
  useEffect(() => {
    if (kept) keep(name, kept.value, secret)
  }, [name, secret, kept])
  return [
    kept ? kept.value : initial,
    (next) => setKept((now) => ({ value: next instanceof Function ? next(now ? now.value : initial) : next })),
    () => {
      forgetKept(name)
      setKept(undefined)
    },
  ]
}
