import { useCallback, useEffect, useRef, useState } from 'react'
import { type ContactOpened, Refused } from '#web/client/calls.ts'
import { queries, useHouse } from '#web/ui/house.tsx'

const pauseMs = 700
export type NoteSaving = 'saved' | 'waiting' | 'saving' | 'failed' | 'conflict'

/** Notes that could not be saved yet, also after their screen was left: they stand there again when it is opened. */
const unsaved = new Map<string, { readonly text: string; readonly was: string | null }>()

/** A note that saves itself a moment after the last word. Two windows cannot overwrite one another unseen. */
export function useOwnNote({ id, ownNote }: Pick<ContactOpened, 'id' | 'ownNote'>) {
  const { client, sessionEnded } = useHouse()
  const left = unsaved.get(id)
  const [text, setText] = useState(left?.text ?? ownNote ?? '')
  const [state, setState] = useState<NoteSaving>(left ? 'waiting' : 'saved')
  const [error, setError] = useState<Error>()
  const latest = useRef({ text, was: left ? left.was : ownNote, dirty: left !== undefined })
  const under = useRef<Promise<void>>(undefined)

  const save = useCallback(async (): Promise<void> => {
    await under.current
    if (!latest.current.dirty) return
    const sent = latest.current.text.trim() || null
    latest.current.dirty = false
    setState('saving')
    const work = client.changeContact(id, { ownNote: sent, ownNoteWas: latest.current.was }).then(
      (contact) => {
        latest.current.was = contact.ownNote
        if (!latest.current.dirty) unsaved.delete(id)
        setState(latest.current.dirty ? 'waiting' : 'saved')
        setError(undefined)
        queries.setQueryData(['contacts', 'one', id], contact)
        void queries.invalidateQueries({ queryKey: ['contacts', 'list'] })
      },
      (trouble: Error) => {
        latest.current.dirty = true
        setError(trouble)
        setState(trouble instanceof Refused && trouble.code === 'changed-meanwhile' ? 'conflict' : 'failed')
      },
    )
    under.current = work
    await work
    under.current = undefined
  }, [client, id])

  // whatever is written waits for a pause; whoever signs in again in place has it saved then
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the text starts the pause anew
  useEffect(() => {
    if (!latest.current.dirty || sessionEnded || state === 'conflict') return
    const timer = setTimeout(() => void save(), pauseMs)
    return () => clearTimeout(timer)
  }, [text, sessionEnded, save])

  useEffect(() => {
    const leaving = (event: BeforeUnloadEvent) => unsaved.size > 0 && event.preventDefault()
    addEventListener('beforeunload', leaving)
    return () => {
      removeEventListener('beforeunload', leaving)
      void save()
    }
  }, [save])

  return {
    text,
    state,
    error,
    save,
    write(next: string) {
      latest.current.text = next
      latest.current.dirty = true
      unsaved.set(id, { text: next, was: latest.current.was })
      setText(next)
      if (state !== 'conflict') setState('waiting')
    },
    async keepMine() {
      latest.current.was = (await client.contact(id)).ownNote
      await save()
    },
    async takeTheirs() {
      const theirs = (await client.contact(id)).ownNote
      latest.current = { text: theirs ?? '', was: theirs, dirty: false }
      unsaved.delete(id)
      setText(theirs ?? '')
      setError(undefined)
      setState('saved')
    },
  }
}
