import { type Dispatch, type SetStateAction, useEffect, useState } from 'react'
import { z } from 'zod'
import { type TabSeal, tabSeal } from './tab-seal.ts'

/** Sealed to an account: one for each who signed in here. */
const prefix = 'cc.kept.'
/** Before anybody is signed in there is nobody to seal it to. */
const plainPrefix = 'cc.typed.'
/** What is typed waits for a day at most: after that nobody comes back for it, and somebody else might. */
const longestKept = 86_400_000
const Entry = z.object({ at: z.number(), value: z.unknown() })
type Entry = z.infer<typeof Entry>
const Entries = z.array(z.tuple([z.string(), Entry]))
const InTab = z.object({ at: z.number(), sealed: z.string() })

/** Whose page this is, and what they typed: in memory, and in the tab sealed with a key that is in memory only. */
let holder: { readonly account: string; readonly seal: TabSeal } | undefined
const theirs = new Map<string, Entry>()
/** Outlives a dialog, and not the page. */
const secrets = new Map<string, Entry>()

// a browser may refuse to keep anything: the page itself still holds what is typed
function inTab<T>(work: (tab: Storage) => T): T | undefined {
  try {
    return work(sessionStorage)
  } catch {
    return undefined
  }
}
const parsed = <T>(text: string | null | undefined, shape: z.ZodType<T>): T | undefined => {
  try {
    return typeof text === 'string' ? shape.safeParse(JSON.parse(text)).data : undefined
  } catch {
    return undefined
  }
}
const isOld = ({ at }: { readonly at: number }) => Date.now() - at > longestKept

// what nobody came back for goes when the portal is next begun in this tab, whosever it is
inTab((tab) => {
  for (const key of Object.keys(tab)) {
    const shape = key.startsWith(prefix) ? InTab : key.startsWith(plainPrefix) ? Entry : undefined
    const kept = shape && parsed<{ at: number }>(tab.getItem(key), shape)
    if (shape && (!kept || isOld(kept))) tab.removeItem(key)
  }
})

let turns = 0
/** Of several in a row the last one counts. */
async function store(): Promise<void> {
  if (!holder) return
  const turn = ++turns
  const { seal } = holder
  if (theirs.size === 0) {
    inTab((tab) => tab.removeItem(prefix + seal.place))
    return
  }
  const sealed = await seal.seal(JSON.stringify([...theirs]))
  if (turn === turns) inTab((tab) => tab.setItem(prefix + seal.place, JSON.stringify({ at: Date.now(), sealed })))
}

/** What this person typed here and did not send is theirs again; what another one typed stays sealed. `keyOf` asks for their key. */
export async function openKept(account: string, keyOf: () => Promise<string>): Promise<void> {
  if (holder?.account === account) return
  lockKept()
  const seal = await tabSeal(await keyOf())
  const kept = parsed(
    inTab((tab) => tab.getItem(prefix + seal.place)),
    InTab,
  )
  const entries = kept && parsed(await seal.open(kept.sealed), Entries)
  theirs.clear()
  for (const [name, entry] of entries ?? []) if (!isOld(entry)) theirs.set(name, entry)
  holder = { account, seal }
  if (kept) await store() // without what is past its day
}

/** For the moment somebody leaves: what they typed stays sealed in the tab for a day, and the key is gone from the page. */
export function lockKept(): void {
  holder = undefined
  theirs.clear()
  secrets.clear()
  inTab((tab) => {
    for (const key of Object.keys(tab)) if (key.startsWith(plainPrefix)) tab.removeItem(key)
  })
}

/** The same for good, as where an account is closed. */
export function dropKept(): void {
  const place = holder?.seal.place
  turns++ // what is being sealed now comes too late
  lockKept()
  if (place !== undefined) inTab((tab) => tab.removeItem(prefix + place))
}

export function readKept<T>(name: string, shape: z.ZodType<T>): { readonly value: T } | undefined {
  const entry =
    secrets.get(name) ??
    theirs.get(name) ??
    parsed(
      inTab((tab) => tab.getItem(plainPrefix + name)),
      Entry,
    )
  if (!entry) return undefined
  if (isOld(entry)) {
    forgetKept(name)
    return undefined
  }
  const value = shape.safeParse(entry.value)
  return value.success ? { value: value.data } : undefined
}

/** `secret`: written nowhere. `nobody's`: typed before anybody is signed in, and so lies open in its own tab. */
export type How = 'sealed' | 'secret' | "nobody's"

export function keep(name: string, value: unknown, how: How = 'sealed'): void {
  const entry = { at: Date.now(), value }
  if (how === 'secret') secrets.set(name, entry)
  else if (how === 'sealed') {
    theirs.set(name, entry)
    void store()
  } else inTab((tab) => tab.setItem(plainPrefix + name, JSON.stringify(entry)))
}

export function forgetKept(name: string): void {
  secrets.delete(name)
  if (theirs.delete(name)) void store()
  inTab((tab) => tab.removeItem(plainPrefix + name))
}

/**
 * What is typed and not sent yet, kept for this tab: through a dialog that is closed, another screen, a reload, a phone that puts the page to
 * sleep while its owner reads a code in another program, and the end of their session. Nothing typed, or forgotten: `initial`, also where that
 * changes.
 */
export function useKept<T>(name: string, shape: z.ZodType<T>, initial: T, how?: How): [T, Dispatch<SetStateAction<T>>, () => void] {
  const [kept, setKept] = useState(() => readKept(name, shape))
  useEffect(() => {
    if (kept) keep(name, kept.value, how)
  }, [name, how, kept])
  return [
    kept ? kept.value : initial,
    (next) => setKept((now) => ({ value: next instanceof Function ? next(now ? now.value : initial) : next })),
    () => {
      forgetKept(name)
      setKept(undefined)
    },
  ]
}
