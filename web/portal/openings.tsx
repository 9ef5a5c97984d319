import { Paper, Stack, Table, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import { useHouse } from './house.tsx'
import { Loading, Trouble } from './trouble.tsx'

/** How often a card was opened, by day: exact from five on, and never who. */
export function OpeningsScreen({ id }: { id: string }) {
  const t = useTranslations()
  const format = useFormatter()
  const { client } = useHouse()
  const card = useQuery({ queryKey: ['card', id], queryFn: () => client.card(id) })
  const openings = useQuery({ queryKey: ['openings', id], queryFn: () => client.openings(id) })
  return (
    <Stack className="middle" gap="lg">
      <Title order={1}>{t('openings')}</Title>
      <Text fw={600}>{card.data?.label}</Text>
      <Text>{t('openingsText')}</Text>
      {openings.error && <Trouble error={openings.error} again={openings.refetch} />}
      {openings.isPending && <Loading />}
      {openings.data?.days.length === 0 && <Paper p="xl">{t('noOpenings')}</Paper>}
      {openings.data && openings.data.days.length > 0 && (
        <Paper px="md">
          <Table className="figures">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('day')}</Table.Th>
                <Table.Th>{t('openings')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {openings.data.days.map(({ day, kind, openings: count }) => (
                <Table.Tr key={`${day} ${kind}`}>
                  <Table.Td>{format.dateTime(new Date(`${day}T12:00:00Z`), { dateStyle: 'full' })}</Table.Td>
                  <Table.Td>{count === null ? t('fewerThanFive') : format.number(count)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Paper>
      )}
    </Stack>
  )
}
