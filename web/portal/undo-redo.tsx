import { ActionIcon, Group, VisuallyHidden } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { DraftSaving } from './use-draft.ts'

/** Undoes and redoes changes of the draft, by buttons and by the keys that everybody knows. */
export function UndoRedo({ draft }: { draft: DraftSaving }) {
  const t = useTranslations()
  const [said, setSaid] = useState('')
  const undo = () => draft.undo() && setSaid(t('undone'))
  const redo = () => draft.redo() && setSaid(t('redone'))
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are made anew with each change, as is this
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase()
      if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y') || isElsewhere(event.target)) return
      event.preventDefault()
      if (key === 'y' || event.shiftKey) redo()
      else undo()
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [draft])
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon variant="subtle" aria-label={t('undo')} title={t('undo')} disabled={!draft.can.undo} onClick={undo}>
        <IconArrowBackUp aria-hidden className="turns" />
      </ActionIcon>
      <ActionIcon variant="subtle" aria-label={t('redo')} title={t('redo')} disabled={!draft.can.redo} onClick={redo}>
        <IconArrowForwardUp aria-hidden className="turns" />
      </ActionIcon>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </Group>
  )
}

/** A dialog, or a field of something else than the draft, has an undo of its own. */
function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.closest('[role="dialog"]')) return true
  return target.matches('input, textarea') && !target.closest('[data-draft]')
}
