import { Button, Group, Paper, Stack, Table, Text, Title } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ReadingList } from '#web/client/desk-calls.ts'
import { useChange } from '#web/ui/house.tsx'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { Blank, Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { useDesk, useJobs } from './use-desk.ts'

/** Who of the staff reads what: unusual reading, and the last day. That it was looked at is recorded, so it is asked for by a press. */
export function ReadingsScreen() {
  const t = useTranslations()
  const desk = useDesk()
  const [shown, setShown] = useState<ReadingList>()
  const look = useChange(desk.readings, [], setShown)
  return (
    <Stack className="roomy">
      <ScreenTitle>{t('room_readings')}</ScreenTitle>
      <Text>{t('roomText_readings')}</Text>
      <Trouble error={look.error} />
      <Group>
        <Button leftSection={<IconEye aria-hidden size={20} />} loading={look.isPending} onClick={() => look.mutate(undefined)}>
          {t(shown ? 'readingsAgain' : 'readingsShow')}
        </Button>
      </Group>
      {shown && <Alerts list={shown} />}
      {shown && <Today list={shown} />}
    </Stack>
  )
}

function Alerts({ list: { alerts } }: { list: ReadingList }) {
  const t = useTranslations()
  const { moment, number } = useWritten()
  return (
    <>
      <Title order={2} size="h3">
        {t('readingAlerts')}
      </Title>
      {alerts.length === 0 && <Blank text={t('noReadingAlerts')} />}
      {alerts.length > 0 && (
        <Paper className="sheet">
          <Table className="figures dense" verticalSpacing={8} horizontalSpacing="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('readingWho')}</Table.Th>
                <Table.Th>{t('readingWhat')}</Table.Th>
                <Table.Th>{t('readingWhen')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {alerts.map(({ id, name, kind, count, noticedAt }) => (
                <Table.Tr key={id}>
                  <Table.Th scope="row">
                    <bdi>{name ?? t('readingGone')}</bdi>
                  </Table.Th>
                  <Table.Td>{t(`reading_${kind}`, { count: number(count) })}</Table.Td>
                  <Table.Td className="whole">{moment(noticedAt)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Paper>
      )}
    </>
  )
}

function Today({ list: { today } }: { list: ReadingList }) {
  const t = useTranslations()
  const jobs = useJobs()
  const { number } = useWritten()
  return (
    <>
      <Title order={2} size="h3">
        {t('readingsToday')}
      </Title>
      {today.length === 0 && <Blank text={t('noReadings')} />}
      {today.length > 0 && (
        <Paper className="sheet">
          <Table className="figures dense" verticalSpacing={8} horizontalSpacing="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('readingWho')}</Table.Th>
                <Table.Th>{t('jobs')}</Table.Th>
                <Table.Th>{t('readingPeople')}</Table.Th>
                <Table.Th>{t('readingOpenings')}</Table.Th>
                <Table.Th>{t('readingOver')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {today.map(({ person, name, jobs: held, people, openings, over }) => (
                <Table.Tr key={person}>
                  <Table.Th scope="row">
                    <bdi>{name ?? t('readingGone')}</bdi>
                  </Table.Th>
                  <Table.Td>{jobs(held)}</Table.Td>
                  <Table.Td>{number(people)}</Table.Td>
                  <Table.Td>{number(openings)}</Table.Td>
                  <Table.Td>{number(over)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Paper>
      )}
    </>
  )
}
