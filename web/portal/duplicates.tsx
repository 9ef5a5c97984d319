import './contacts.css'
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import type { ContactShown } from '#web/client/calls.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { Star } from '#web/ui/star.tsx'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { BackTo } from './back-to.tsx'
import { ContactMarks } from './contact-marks.tsx'
import { ContactName } from './contact-name.tsx'
import { WhatTheyLeft } from './contact-told.tsx'
import { paths } from './paths.ts'
import { contactsTouched } from './use-contacts.ts'
import { useMerging } from './use-merging.tsx'

interface Alike {
  readonly because: readonly ('email' | 'phone')[]
  readonly contacts: readonly ContactShown[]
}

/** Contacts that share an address or a number, side by side: one person, or two. */
export function DuplicatesScreen() {
  const t = useTranslations()
  const { client } = useHouse()
  const duplicates = useQuery({ queryKey: ['contacts', 'duplicates'], queryFn: client.duplicates })
  return (
    <Stack className="roomy" gap="lg">
      <BackTo to={paths.contacts} says={t('contactsTitle')} />
      <ScreenTitle>{t('duplicates')}</ScreenTitle>
      <Text>{t('duplicatesText')}</Text>
      {duplicates.error && <Trouble error={duplicates.error} again={duplicates.refetch} />}
      {duplicates.isPending && <Loading lines={2} />}
      {duplicates.data?.groups.length === 0 && (
        <Paper p="xl">
          <Stack align="flex-start">
            <Star size={56} />
            <Title order={2}>{t('noDuplicates')}</Title>
            <Text>{t('noDuplicatesText')}</Text>
          </Stack>
        </Paper>
      )}
      {duplicates.data?.groups.map((group) => (
        <OneGroup key={group.contacts.map(({ id }) => id).join()} group={group} />
      ))}
    </Stack>
  )
}

function OneGroup({ group: { because, contacts } }: { group: Alike }) {
  const t = useTranslations()
  const { client } = useHouse()
  const merge = useMerging()
  const apart = useChange(
    () => client.keepApart(contacts.map(({ id }) => id)),
    contactsTouched,
    () => notifications.show({ message: t('keptApartDone'), color: 'mint' }),
  )
  const says = because.length > 1 ? t('sameBoth') : because[0] === 'phone' ? t('samePhone') : t('sameEmail')
  return (
    <Paper p="md" component="section" aria-label={says}>
      <Stack>
        <Title order={2} size="h3">
          {says}
        </Title>
        <div className="alike">
          {contacts.map((contact) => (
            <Stack key={contact.id} gap="xs">
              <Link to={paths.contact} params={{ contact: contact.id }} className="who tall">
                <ContactName contact={contact} />
              </Link>
              <Group gap={4}>
                <ContactMarks contact={contact} />
              </Group>
              <WhatTheyLeft contact={contact} />
            </Stack>
          ))}
        </div>
        <Trouble error={merge.error ?? apart.error} />
        <Group gap="xs">
          <Button loading={merge.isPending} onClick={() => merge.mutate(contacts)}>
            {t('merge')}
          </Button>
          <Button variant="default" loading={apart.isPending} onClick={() => apart.mutate(undefined)}>
            {t('keepApart')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}
