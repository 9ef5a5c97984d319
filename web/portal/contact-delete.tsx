import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ContactOpened } from '#web/client/calls.ts'
import { queries, useChange, useHouse } from '#web/ui/house.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { paths } from './paths.ts'
import { contactsTouched } from './use-contacts.ts'

/** Deletes a contact for good, after asking once more. */
export function DeleteContact({ contact }: { contact: ContactOpened }) {
  const t = useTranslations()
  const { client } = useHouse()
  const go = useNavigate()
  const [asking, setAsking] = useState(false)
  const [all, setAll] = useState(true)
  const others = contact.others.length
  const remove = useChange(
    () => client.deleteContact(contact.id, all && others > 0),
    [],
    async () => {
      notifications.show({ message: t('contactDeletedDone'), color: 'mint' })
      // the list first: the contact itself is not there any more to be asked for
      await go({ to: paths.contacts })
      await queriesForgotten(contact.id)
    },
  )
  return (
    <>
      <Button variant="default" c="var(--mantine-color-error)" onClick={() => setAsking(true)}>
        {t('deleteContact')}
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('deleteContactSure')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <Stack>
          <Text>{t('deleteContactText')}</Text>
          {others > 0 && (
            <Checkbox
              label={t('deleteOthersToo', { count: others })}
              checked={all}
              onChange={(event) => setAll(event.currentTarget.checked)}
            />
          )}
          <Trouble error={remove.error} />
          <Group justify="flex-end" className="deeds">
            <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
              {t('keepContact')}
            </Button>
            <Button color="terracotta" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
              {t('deleteContact')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}

async function queriesForgotten(id: string): Promise<void> {
  queries.removeQueries({ queryKey: ['contacts', 'one', id] })
  await queries.invalidateQueries({ queryKey: [...contactsTouched] })
}
