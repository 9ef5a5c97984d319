import { useState } from 'react'
import type { Draft } from './draft.ts'

const oneStrokeMs = 1_000
const most = 100

/** What was changed between two drafts, at the top: letters typed one after the other into the same place are one change. */
const placeOf = (before: Draft, after: Draft): string =>
  Object.keys({ ...before, ...after })
    .filter((field) => before[field as keyof Draft] !== after[field as keyof Draft])
    .map((field) => `${field} ${JSON.stringify(shapeOf(after[field as keyof Draft]))}`)
    .join()

/** How many lines there are, and which fields: typing changes neither. */
const shapeOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.length
  return typeof value === 'object' && value !== null ? Object.keys(value) : typeof value
}

/** The changes of a draft that can be undone, and those that were. */
export function newHistory(now: () => number = Date.now) {
  let past: Draft[] = []
  let future: Draft[] = []
  let last = { place: '', at: 0 }
  const move = (from: Draft[], to: Draft[], draft: Draft): Draft | undefined => {
    const next = from.pop()
    if (next) to.push(draft)
    last = { place: '', at: 0 }
    return next
  }
  return {
    changed(before: Draft, after: Draft): void {
      const place = placeOf(before, after)
      const stroke = place === last.place && now() - last.at < oneStrokeMs
      last = { place, at: now() }
      future = []
      if (!stroke) past = [...past, before].slice(-most)
    },
    undo: (draft: Draft) => move(past, future, draft),
    redo: (draft: Draft) => move(future, past, draft),
    can: () => ({ undo: past.length > 0, redo: future.length > 0 }),
  }
}

/** The same for a screen, which is drawn anew when there is something to undo. */
export function useHistory() {
  const [history] = useState(() => newHistory())
  const [can, setCan] = useState(history.can)
  const told = <T>(done: T): T => {
    setCan(history.can())
    return done
  }
  return {
    can,
    changed: (before: Draft, after: Draft) => told(history.changed(before, after)),
    undo: (draft: Draft) => told(history.undo(draft)),
    redo: (draft: Draft) => told(history.redo(draft)),
  }
}
