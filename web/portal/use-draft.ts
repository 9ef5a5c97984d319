import { useCallback, useEffect, useRef, useState } from 'react'
import { type CardOpened, Refused } from '#web/client/calls.ts'
import { type Draft, lists, type Sent, toSend } from './draft.ts'
import { queries, useHouse } from './house.tsx'

const pauseMs = 700
export type Saving = 'saved' | 'waiting' | 'saving' | 'failed' | 'conflict'

/** A draft that saves itself a moment after the last change. Two windows cannot overwrite one another unseen. */
export function useDraft(card: CardOpened) {
  const { client, sessionEnded } = useHouse()
  const [draft, setDraft] = useState(card.draft)
  const [revision, setRevision] = useState(card.revision)
  const [state, setState] = useState<Saving>('saved')
  const [error, setError] = useState<Error>()
  const [wrong, setWrong] = useState<readonly string[]>([])
  const latest = useRef({ draft, revision, dirty: false })
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
        setRevision(saved.revision)
        setState(latest.current.dirty ? 'waiting' : 'saved')
        setError(undefined)
        setWrong([])
        queries.removeQueries({ queryKey: ['card', card.id] })
        return true
      },
      (trouble: Error) => {
        latest.current.dirty = true
        setError(trouble)
        setWrong(trouble instanceof Refused ? onScreen(trouble.fields, sent) : [])
        setState(trouble instanceof Refused && trouble.code === 'changed-meanwhile' ? 'conflict' : 'failed')
        return false
      },
    )
    under.current = work
    const done = await work
    under.current = undefined
    return done
  }, [client, card.id])

  // whatever is written waits for a pause; whoever signs in again in place has it saved then
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the draft starts the pause anew
  useEffect(() => {
    if (!latest.current.dirty || sessionEnded || state === 'conflict') return
    const timer = setTimeout(() => void save(), pauseMs)
    return () => clearTimeout(timer)
  }, [draft, sessionEnded, save])

  useEffect(() => {
    const leaving = (event: BeforeUnloadEvent) => latest.current.dirty && event.preventDefault()
    addEventListener('beforeunload', leaving)
    return () => {
      removeEventListener('beforeunload', leaving)
      void save()
    }
  }, [save])

  return {
    draft,
    revision,
    state,
    error,
    wrong,
    save,
    change(next: Draft) {
      latest.current.draft = next
      latest.current.dirty = true
      setDraft(next)
      if (state !== 'conflict') setState('waiting')
    },
    /** A photo or a logo is a change too: the next save begins from it. */
    began(from: number) {
      latest.current.revision = from
      setRevision(from)
    },
    async keepMine() {
      latest.current.revision = (await client.card(card.id)).revision
      await save()
    },
    async takeTheirs() {
      const theirs = await client.card(card.id)
      latest.current = { draft: theirs.draft, revision: theirs.revision, dirty: false }
      setDraft(theirs.draft)
      setRevision(theirs.revision)
      setError(undefined)
      setState('saved')
    },
  }
}

/** `draft.phones.0.number` as it was sent, by the line where it stands on the screen. */
const onScreen = (fields: readonly string[], { lineOf }: Sent): string[] =>
  fields.map((field) => {
    const [, list = '', line = '', rest = ''] = /^draft\.(\w+)\.(\d+)(.*)$/.exec(field) ?? []
    const known = lists.find((one) => one === list)
    return known ? `${known}.${lineOf[known][Number(line)] ?? line}${rest}` : field.replace(/^draft\./, '')
  })
