import { Button, Paper, Stack, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import type { Openings } from '#contract/links.ts'
import { useHouse } from '#web/ui/house.tsx'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { Blank, Loading, Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { HelpLink } from './help-link.tsx'
import { openingDays } from './opening-days.ts'
import { OpeningsChart } from './openings-chart.tsx'
import { paths } from './paths.ts'
import { TroublePage } from './trouble-page.tsx'

/** How often a card was opened, by day: exact from five on, and never who. */
export function OpeningsScreen({ id }: { id: string }) {
  const t = useTranslations()
  const { client } = useHouse()
  const card = useQuery({ queryKey: ['card', id], queryFn: () => client.card(id) })
  const openings = useQuery({ queryKey: ['openings', id], queryFn: () => client.openings(id) })
  if (card.error && !card.data) return <TroublePage title={t('openings')} error={card.error} again={card.refetch} />
  return (
    <Stack className="middle" gap="lg">
      <ScreenTitle>{t('openings')}</ScreenTitle>
      {card.data && (
        <Text>
          <Link className="link" to={paths.card} params={{ card: id }}>
            <bdi>{card.data.label}</bdi>
          </Link>
        </Text>
      )}
      <Text>{t('openingsText')}</Text>
      <HelpLink topic="openings" />
      {openings.error && <Trouble error={openings.error} again={openings.refetch} />}
      {openings.isPending && <Loading />}
      {openings.data?.days.length === 0 && (
        <Blank text={t('noOpenings')}>
          <Button variant="default" renderRoot={(props) => <Link to={paths.access} search={{ card: id }} {...props} />}>
            {t('whoSees')}
          </Button>
        </Blank>
      )}
      {openings.data && openings.data.days.length > 0 && <Drawn lines={openings.data.days} />}
      <details>
        <summary>{t('openingsCounted')}</summary>
        <Stack gap="xs">
          <Text size="sm">{t('openingsDoes')}</Text>
          <Text size="sm">{t('openingsDoesNot')}</Text>
          <Text size="sm">{t('openingsKept')}</Text>
        </Stack>
      </details>
    </Stack>
  )
}

type Lines = z.output<typeof Openings>['days']

/** What was opened lately, drawn and written; what came earlier, written. */
function Drawn({ lines }: { lines: Lines }) {
  const t = useTranslations()
  const days = openingDays(lines, new Date())
  const since = days[0]?.day ?? ''
  const earlier = lines.filter(({ day }) => day < since)
  return (
    <>
      <OpeningsChart days={days} />
      <DayTable lines={lines.filter(({ day }) => day >= since)} />
      {earlier.length > 0 && (
        <details>
          <summary>{t('openingsEarlier')}</summary>
          <DayTable lines={earlier} />
        </details>
      )}
    </>
  )
}

function DayTable({ lines }: { lines: Lines }) {
  const t = useTranslations()
  const { day: written, number } = useWritten()
  if (lines.length === 0) return null
  return (
    <Paper px="md">
      <Table className="figures">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('day')}</Table.Th>
            <Table.Th>{t('openingsKind')}</Table.Th>
            <Table.Th className="end">{t('openingsNumber')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map(({ day, kind, openings: count }) => (
            <Table.Tr key={`${day} ${kind}`}>
              <Table.Td>{written(`${day}T12:00:00Z`)}</Table.Td>
              <Table.Td>{t(`openingsShort_${kind}`)}</Table.Td>
              <Table.Td className="end whole">{count === null ? t('fewerThanFive') : number(count)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  )
}
