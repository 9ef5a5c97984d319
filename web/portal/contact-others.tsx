import { Button, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import type { ContactShown } from '#web/client/calls.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { useContactName } from './contact-name.tsx'
import { WhatTheyLeft } from './contact-told.tsx'
import { paths } from './paths.ts'
import { contactsTouched } from './use-contacts.ts'

/** What is shown as one with a contact: each act as it stands, and the way to tell them apart again. */
export function ContactOthers({ others }: { others: readonly ContactShown[] }) {
  const t = useTranslations()
  const nameOf = useContactName()
  const { client } = useHouse()
  const separate = useChange(
    (id: string) => client.separateContact(id),
    contactsTouched,
    () => notifications.show({ message: t('separatedDone'), color: 'mint' }),
  )
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t('shownAsOneText')}
      </Text>
      <Trouble error={separate.error} />
      {others.map((other) => (
        <Stack key={other.id} gap="xs" className="act">
          <WhatTheyLeft contact={other} />
          {other.ownNote !== null && (
            <Text size="sm">
              {t('ownNote')} <bdi>{other.ownNote}</bdi>
            </Text>
          )}
          <Group gap="xs">
            <Button variant="default" loading={separate.isPending} onClick={() => separate.mutate(other.id)}>
              {t('separate')}
            </Button>
            <Button variant="subtle" renderRoot={(props) => <Link to={paths.contact} params={{ contact: other.id }} {...props} />}>
              {t('openOther', { name: nameOf(other) })}
            </Button>
          </Group>
        </Stack>
      ))}
    </Stack>
  )
}
