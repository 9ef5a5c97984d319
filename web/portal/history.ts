import { useRef, useState } from 'react'
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
export function useHistory() {
  const past = useRef<Draft[]>([])
  const future = useRef<Draft[]>([])
  const last = useRef({ place: '', at: 0 })
  const [can, setCan] = useState({ undo: false, redo: false })
  const told = () => setCan({ undo: past.current.length > 0, redo: future.current.length > 0 })
  const move = (from: Draft[], to: Draft[], now: Draft): Draft | undefined => {
    const next = from.pop()
    if (next) to.push(now)
    last.current = { place: '', at: 0 }
    told()
    return next
  }
  return {
    can,
    changed(before: Draft, after: Draft) {
      const place = placeOf(before, after)
      const stroke = place === last.current.place && Date.now() - last.current.at < oneStrokeMs
      last.current = { place, at: Date.now() }
      future.current = []
      if (!stroke) past.current = [...past.current, before].slice(-most)
      told()
    },
    undo: (now: Draft) => move(past.current, future.current, now),
    redo: (now: Draft) => move(future.current, past.current, now),
  }
}
