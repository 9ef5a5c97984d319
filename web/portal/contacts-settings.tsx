import './contacts.css'
import { Button, Checkbox, Group, Paper, Radio, Stack, Table, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { ContactPreferences } from '#web/client/calls.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { BackTo } from './back-to.tsx'
import { paths } from './paths.ts'

const months = [1, 6, 12, 24] as const

/** How long what is left is kept, whether one is written to about it, and what was taken out so far. */
export function ContactsSettingsScreen() {
  const t = useTranslations()
  const { client } = useHouse()
  const preferences = useQuery({ queryKey: ['contact-preferences'], queryFn: client.contactPreferences })
  return (
    <Stack className="middle" gap="lg">
      <BackTo to={paths.contacts} says={t('contactsTitle')} />
      <ScreenTitle>{t('contactsSettings')}</ScreenTitle>
      {preferences.data ? (
        <Preferences preferences={preferences.data} />
      ) : preferences.error ? (
        <Trouble error={preferences.error} again={preferences.refetch} />
      ) : (
        <Loading lines={2} />
      )}
      <Exports />
    </Stack>
  )
}

function Preferences({ preferences }: { preferences: ContactPreferences }) {
  const t = useTranslations()
  const { client } = useHouse()
  const [keepMonths, setMonths] = useState(preferences.keepMonths)
  const [digest, setDigest] = useState(preferences.digest)
  const save = useChange(
    () => client.setContactPreferences({ keepMonths, digest }),
    ['contact-preferences'],
    () => notifications.show({ message: t('saved'), color: 'mint' }),
  )
  return (
    <Paper p="md" component="section">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate(undefined)
        }}
      >
        <Stack>
          <Radio.Group
            size="md"
            label={t('keepFor')}
            description={t('keepForHint')}
            value={String(keepMonths)}
            onChange={(value) => setMonths(months.find((one) => String(one) === value) ?? 24)}
          >
            <Stack gap={0} mt="xs">
              {months.map((one) => (
                <Radio key={one} value={String(one)} label={t(`months_${one}`)} className="choice" />
              ))}
            </Stack>
          </Radio.Group>
          <Checkbox
            label={t('digest')}
            description={t('digestHint')}
            checked={digest}
            onChange={(event) => setDigest(event.currentTarget.checked)}
          />
          <Trouble error={save.error} />
          <Group>
            <Button type="submit" loading={save.isPending}>
              {t('saveSettings')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  )
}

function Exports() {
  const t = useTranslations()
  const format = useFormatter()
  const { client } = useHouse()
  const exports = useInfiniteQuery({
    queryKey: ['contacts', 'exports'],
    queryFn: ({ pageParam }) => client.exports(pageParam === '' ? {} : { after: pageParam }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  const list = exports.data?.pages.flatMap(({ items }) => items)
  return (
    <Paper p="md" component="section">
      <Stack gap="sm">
        <Title order={2} size="h3">
          {t('exportsDone')}
        </Title>
        <Text>{t('exportsDoneText')}</Text>
        {exports.error && <Trouble error={exports.error} again={exports.refetch} />}
        {exports.isPending && <Loading lines={1} />}
        {list?.length === 0 && <Text c="dimmed">{t('noExports')}</Text>}
        {list && list.length > 0 && (
          <Table className="figures">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('day')}</Table.Th>
                <Table.Th>{t('exportFormat')}</Table.Th>
                <Table.Th>{t('exportDestination')}</Table.Th>
                <Table.Th>{t('exportContacts')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {list.map((one) => (
                <Table.Tr key={one.id}>
                  <Table.Td>{format.dateTime(new Date(one.exportedAt), { dateStyle: 'long' })}</Table.Td>
                  <Table.Td>{t(`format_${one.format}`)}</Table.Td>
                  <Table.Td>{t(`destination_${one.destination}`)}</Table.Td>
                  <Table.Td>{format.number(one.contacts)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
        {exports.hasNextPage && (
          <Button variant="default" loading={exports.isFetchingNextPage} onClick={() => exports.fetchNextPage()}>
            {t('more')}
          </Button>
        )}
      </Stack>
    </Paper>
  )
}
