import { Button, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'

const seconds = 10

/** Says what was taken back, with the press that brings it back. Whoever leaves or closes the page leaves it taken back. */
export function offerUndo(id: string, says: string) {
  notifications.show({ id, message: <UndoRevoke id={id} says={says} />, color: 'saffron', autoClose: false })
}

function UndoRevoke({ id, says }: { id: string; says: string }) {
  const t = useTranslations()
  const { client } = useHouse()
  const { number } = useWritten()
  const [left, setLeft] = useState(seconds)
  const [began] = useState(() => performance.now())
  const button = useRef<HTMLButtonElement>(null)
  const undo = useChange(
    () => client.bringBack(id),
    ['links', 'cards'],
    ({ broughtBack }) => {
      leave(id, button.current)
      notifications.show({ message: t('broughtBack', { count: broughtBack, shown: number(broughtBack) }), color: 'mint' })
    },
  )
  // what was pressed before is gone, and this must be at hand: once the dialog has given the focus back
  useEffect(() => {
    const later = setTimeout(() => button.current?.focus(), 100)
    return () => clearTimeout(later)
  }, [])
  const waits = undo.isPending || undo.error !== null
  useEffect(() => {
    const tick = setInterval(() => {
      const now = Math.max(0, seconds - Math.floor((performance.now() - began) / 1_000))
      setLeft(now)
      if (now === 0 && !waits) leave(id, button.current)
    }, 250)
    return () => clearInterval(tick)
  }, [began, id, waits])
  return (
    <Stack gap="xs">
      <Text inherit>
        {says} {t('undoFor')}
      </Text>
      <Trouble error={undo.error} />
      {(left > 0 || undo.isPending) && (
        <Button
          ref={button}
          variant="default"
          leftSection={<IconArrowBackUp aria-hidden size={20} />}
          rightSection={<span aria-hidden>{number(left)}</span>}
          loading={undo.isPending}
          onClick={() => undo.mutate(undefined)}
        >
          {t('undo')}
        </Button>
      )}
    </Stack>
  )
}

/** Where the focus was on it, it goes on at the head of the screen, and not from the page's beginning. */
function leave(id: string, button: HTMLElement | null) {
  if (button?.contains(document.activeElement)) document.getElementById('title')?.focus()
  notifications.hide(id)
}
