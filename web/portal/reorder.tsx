import { ActionIcon, VisuallyHidden } from '@mantine/core'
import { IconGripVertical } from '@tabler/icons-react'
import { type KeyboardEvent, type PointerEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'

/** The list with the item of one place at another. */
export function movedTo<T>(items: readonly T[], from: number, to: number): T[] {
  const next = [...items]
  next.splice(to, 0, ...next.splice(from, 1))
  return next
}

interface Ordered {
  readonly count: number
  titleOf(at: number): string
  onMove(from: number, to: number): void
}

/** Lines that are put in order by dragging a grip, or by the arrows while it has the focus; where a line went is said aloud. */
export function useReorder({ count, titleOf, onMove }: Ordered) {
  const t = useTranslations()
  const hint = useId()
  const rows = useRef<(HTMLElement | null)[]>([])
  const grips = useRef<(HTMLElement | null)[]>([])
  const focusNext = useRef<number>(undefined)
  const [held, setHeld] = useState<{ readonly from: number; readonly to: number }>()
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (focusNext.current === undefined) return
    grips.current[focusNext.current]?.focus()
    focusNext.current = undefined
  })
  function move(from: number, to: number, focus: 'grip' | 'stays' = 'stays') {
    if (from === to || to < 0 || to >= count) return
    setSaid(t('lineMoved', { title: titleOf(from), place: to + 1, count }))
    if (focus === 'grip') focusNext.current = to
    onMove(from, to)
  }
  /** Where a line would stand that is let go at this height. */
  const placeAt = (height: number, from: number) =>
    rows.current.slice(0, count).filter((row, at) => {
      const box = row?.getBoundingClientRect()
      return at !== from && box !== undefined && box.top + box.height / 2 < height
    }).length
  const rowOf = (at: number) => ({
    ref: (element: HTMLElement | null) => {
      rows.current[at] = element
    },
    'data-held': held?.from === at || undefined,
    'data-drop': held && held.to === at && held.from !== at ? (held.from < at ? 'after' : 'before') : undefined,
  })
  const gripOf = (at: number) => (
    <ActionIcon
      ref={(element: HTMLElement | null) => {
        grips.current[at] = element
      }}
      variant="subtle"
      className="grip"
      aria-label={t('grip', { title: titleOf(at) })}
      aria-describedby={hint}
      onPointerDown={(event: PointerEvent<HTMLButtonElement>) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setHeld({ from: at, to: at })
      }}
      onPointerMove={(event: PointerEvent) => {
        if (held?.from !== at) return
        if (event.clientY < 80) scrollBy(0, -12)
        else if (event.clientY > innerHeight - 120) scrollBy(0, 12)
        setHeld({ from: at, to: placeAt(event.clientY, at) })
      }}
      onPointerUp={() => {
        if (held?.from === at) move(at, held.to, 'grip')
        setHeld(undefined)
      }}
      onPointerCancel={() => setHeld(undefined)}
      onKeyDown={(event: KeyboardEvent) => {
        const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: count - 1 }[event.key]
        if (event.key === 'Escape') setHeld(undefined)
        if (to === undefined) return
        event.preventDefault()
        move(at, to, 'grip')
      }}
    >
      <IconGripVertical aria-hidden />
    </ActionIcon>
  )
  const aloud = (
    <>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      <VisuallyHidden id={hint}>{t('gripHint')}</VisuallyHidden>
    </>
  )
  return { held, rowOf, gripOf, move, aloud }
}
