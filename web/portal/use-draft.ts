import { useCallback, useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { type CardOpened, Refused } from '#web/client/calls.ts'
import { queries, useHouse } from '#web/ui/house.tsx'
import { forgetKept, keep, readKept } from '#web/ui/kept.ts'
import { type Draft, lists, onScreen, type Sent, toSend } from './draft.ts'
import { useHistory } from './history.ts'

const pauseMs = 700
/** The same each time, so that what depends on it is not drawn anew. */
const none: readonly string[] = []
export type Saving = 'saved' | 'waiting' | 'saving' | 'failed' | 'conflict'

/** What was written and could not be saved when the page went: as this tab kept it, so that it needs no second look at its shape. */
const Unsaved = z.object({
  draft: z.custom<Draft>((value) => typeof value === 'object' && value !== null && 'language' in value),
  revision: z.int(),
})

/** A draft that saves itself a moment after the last change. Two windows cannot overwrite one another unseen. */
export function useDraft(card: CardOpened) {
  const { client } = useHouse()
  const unsaved = `draft of ${card.id}`
  const [begun] = useState(() => {
    const kept = readKept(unsaved, Unsaved)
    return kept ? { ...kept.value, dirty: true } : { draft: onScreen(card.draft), revision: card.revision, dirty: false }
  })
  const [draft, setDraft] = useState(begun.draft)
  const [revision, setRevision] = useState(begun.revision)
  const [state, setState] = useState<Saving>(begun.dirty ? 'waiting' : 'saved')
  const [error, setError] = useState<Error>()
  const [wrong, setWrong] = useState<readonly string[]>(none)
  const latest = useRef(begun)
  const { can, changed, undo, redo } = useHistory()
  const under = useRef<Promise<boolean>>(undefined)

  const save = useCallback(async (): Promise<boolean> => {
    await under.current
    if (!latest.current.dirty) return true
    latest.current.dirty = false
    setState('saving')
    const sent = toSend(latest.current.draft)
    const work = client.saveDraft(card.id, { draft: sent.draft, revision: latest.current.revision }).then(
      (saved) => {
        latest.current.revision = saved.revision
        if (latest.current.dirty) keep(unsaved, { draft: latest.current.draft, revision: saved.revision })
        else forgetKept(unsaved)
        setRevision(saved.revision)
        setState(latest.current.dirty ? 'waiting' : 'saved')
        setError(undefined)
        setWrong(none)
        queries.removeQueries({ queryKey: ['card', card.id] })
        return true
      },
      (trouble: Error) => {
        latest.current.dirty = true
        setError(trouble)
        setWrong(trouble instanceof Refused ? onLines(trouble.fields, sent) : none)
        setState(trouble instanceof Refused && trouble.code === 'changed-meanwhile' ? 'conflict' : 'failed')
        return false
      },
    )
    under.current = work
    const done = await work
    under.current = undefined
    return done
  }, [client, card.id, unsaved])

  // whatever is written waits for a pause
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the draft starts the pause anew
  useEffect(() => {
    if (!latest.current.dirty || state === 'conflict') return
    const timer = setTimeout(() => void save(), pauseMs)
    return () => clearTimeout(timer)
  }, [draft, save])

  useEffect(() => {
    const leaving = (event: BeforeUnloadEvent) => (latest.current.dirty || under.current) && event.preventDefault()
    const backOnline = () => void save()
    addEventListener('beforeunload', leaving)
    addEventListener('online', backOnline)
    return () => {
      removeEventListener('beforeunload', leaving)
      removeEventListener('online', backOnline)
      void save()
    }
  }, [save])

  function put(next: Draft) {
    latest.current = { ...latest.current, draft: next, dirty: true }
    keep(unsaved, { draft: next, revision: latest.current.revision })
    setDraft(next)
    setState((now) => (now === 'conflict' ? now : 'waiting'))
  }
  function putIf(next: Draft | undefined): boolean {
    if (next) put(next)
    return next !== undefined
  }
  /** What lies at the server stands here from now on; what stood here can be brought back. */
  function take(theirs: Pick<CardOpened, 'draft' | 'revision'>) {
    forgetKept(unsaved)
    const before = latest.current.draft
    latest.current = { draft: onScreen(theirs.draft), revision: theirs.revision, dirty: false }
    changed(before, latest.current.draft)
    setDraft(latest.current.draft)
    setRevision(theirs.revision)
    setError(undefined)
    setWrong(none)
    setState('saved')
    queries.removeQueries({ queryKey: ['card', card.id] })
  }

  return {
    can,
    draft,
    revision,
    state,
    error,
    wrong,
    save,
    /** Changes these fields of the newest draft, whenever it was drawn. */
    set(fields: Partial<Draft>) {
      const next = { ...latest.current.draft, ...fields }
      changed(latest.current.draft, next)
      put(next)
    },
    /** False where there is nothing to undo. */
    undo: () => putIf(undo(latest.current.draft)),
    redo: () => putIf(redo(latest.current.draft)),
    take,
    /** The revision that the newest save made, also where the page did not draw it yet. */
    latestRevision: () => latest.current.revision,
    /** A picture is a change too: the next save begins from it. */
    began(from: number) {
      latest.current.revision = from
      setRevision(from)
    },
    async keepMine() {
      latest.current.revision = (await client.card(card.id)).revision
      await save()
    },
    async takeTheirs() {
      take(await client.card(card.id))
    },
  }
}
export type DraftSaving = ReturnType<typeof useDraft>

/** `draft.phones.0.number` as it was sent, by the line where it stands on the screen. */
const onLines = (fields: readonly string[], { lineOf }: Sent): string[] =>
  fields.map((field) => {
    const [, list = '', line = '', rest = ''] = /^draft\.(\w+)\.(\d+)(.*)$/.exec(field) ?? []
    const known = lists.find((one) => one === list)
    return known ? `${known}.${lineOf[known][Number(line)] ?? line}${rest}` : field.replace(/^draft\./, '')
  })
