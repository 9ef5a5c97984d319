import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslations } from 'use-intl'
import type { ContactShown } from '#web/client/calls.ts'
import { queries, useChange, useHouse } from '#web/ui/house.tsx'
import { contactsTouched } from './use-contacts.ts'

const undoMs = 20_000

/** Shows contacts as one, the newest on top, and offers to take it back at once; later the contact itself does. */
export function useMerging(done?: () => void) {
  const t = useTranslations()
  const { client } = useHouse()
  async function takeBack(name: string, merged: readonly string[]) {
    notifications.hide(name)
    try {
      for (const id of merged) await client.separateContact(id)
      notifications.show({ message: t('separatedDone'), color: 'mint' })
    } catch {
      notifications.show({ message: t('offline'), color: 'terracotta', role: 'alert' })
    }
    await queries.invalidateQueries({ queryKey: [...contactsTouched] })
  }
  return useChange(
    (contacts: readonly ContactShown[]) => {
      const [newest, ...others] = [...contacts].sort((a, b) => (a.leftAt < b.leftAt ? 1 : -1))
      return client.mergeContacts({ into: newest?.id ?? '', contacts: others.map(({ id }) => id) })
    },
    contactsTouched,
    ({ id, merged }) => {
      done?.()
      const name = `merged-${id}`
      notifications.show({
        id: name,
        color: 'mint',
        autoClose: undoMs,
        closeButtonProps: { 'aria-label': t('close') },
        message: (
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm">{t('mergedDone', { count: merged.length + 1 })}</Text>
            <Button variant="default" onClick={() => void takeBack(name, merged)}>
              {t('undo')}
            </Button>
          </Group>
        ),
      })
    },
  )
}
