import { Group, Paper, Stack, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { directionOf } from '#contract/language.ts'
import type { RequestFigures } from '#web/client/desk-calls.ts'
import { useHouse } from '#web/ui/house.tsx'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { useDesk } from './use-desk.ts'

/** Requests of the last twelve months: by month, for whoever looks; by kind, with how long an answer took. */
export function RequestFiguresShown() {
  const desk = useDesk()
  const { data, error, refetch } = useQuery({ queryKey: ['request-figures'], queryFn: desk.requestFigures })
  if (error) return <Trouble error={error} again={refetch} />
  if (!data) return <Loading lines={3} />
  return (
    <Stack gap="sm">
      <Months months={data.months} />
      <Kinds kinds={data.kinds} />
    </Stack>
  )
}

const [height, step, wide] = [100, 30, 10]

/** Two bars for each month, as the portal draws openings; the table below says the same. */
function Months({ months }: { months: RequestFigures['months'] }) {
  const t = useTranslations()
  const { language } = useHouse()
  const { number } = useWritten()
  const most = Math.max(5, ...months.flatMap(({ received, answered }) => [received, answered]))
  const named = (month: string) =>
    new Intl.DateTimeFormat(`${language}-MA-u-nu-latn`, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
      new Date(`${month}-15`),
    )
  const turned = directionOf(language) === 'rtl'
  const place = (at: number) => (turned ? months.length - 1 - at : at) * step + 4
  const [first, last] = [months[0], months.at(-1)]
  return (
    <Paper p="md" component="figure" m={0}>
      <Stack gap="xs">
        <Text component="figcaption" fw={600}>
          {t('figuresByMonth')}
        </Text>
        <Text size="xs" c="dimmed" className="figures" aria-hidden>
          {number(most)}
        </Text>
        <svg className="bars" viewBox={`0 0 ${months.length * step} ${height}`} preserveAspectRatio="none" aria-hidden="true">
          <path className="ruled" d={`M0,0.5H${months.length * step}M0,${height / 2}H${months.length * step}`} />
          {months.map(({ month, received, answered }, index) => (
            <g key={month}>
              <title>{`${named(month)}: ${t('figuresReceived')} ${number(received)}, ${t('figuresAnswered')} ${number(answered)}`}</title>
              <rect
                className="came"
                x={place(index) + (turned ? wide + 1 : 0)}
                y={height - (received / most) * height}
                width={wide}
                height={(received / most) * height}
              />
              <rect
                className="told"
                x={place(index) + (turned ? 0 : wide + 1)}
                y={height - (answered / most) * height}
                width={wide}
                height={(answered / most) * height}
              />
            </g>
          ))}
          <path className="ground" d={`M0,${height}H${months.length * step}`} />
        </svg>
        <Group justify="space-between">
          {[first, last].map((one) => (
            <Text key={one?.month} size="xs" c="dimmed">
              {one ? named(one.month) : ''}
            </Text>
          ))}
        </Group>
        <Group gap="lg">
          <Text size="sm" className="legend came">
            {t('figuresReceived')}
          </Text>
          <Text size="sm" className="legend told">
            {t('figuresAnswered')}
          </Text>
        </Group>
        <details className="inner">
          <summary>{t('figuresTable')}</summary>
          <Table className="figures dense">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('figuresMonth')}</Table.Th>
                <Table.Th>{t('figuresReceived')}</Table.Th>
                <Table.Th>{t('figuresAnswered')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {months.map(({ month, received, answered }) => (
                <Table.Tr key={month}>
                  <Table.Th scope="row">{named(month)}</Table.Th>
                  <Table.Td>{number(received)}</Table.Td>
                  <Table.Td>{number(answered)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </details>
      </Stack>
    </Paper>
  )
}

function Kinds({ kinds }: { kinds: RequestFigures['kinds'] }) {
  const t = useTranslations()
  const { number } = useWritten()
  const there = kinds.filter(({ open, answered }) => open + answered > 0)
  if (there.length === 0) return <Text c="dimmed">{t('figuresNone')}</Text>
  return (
    <Paper className="sheet">
      <Table className="figures dense" verticalSpacing={6} horizontalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('figuresKind')}</Table.Th>
            <Table.Th>{t('figuresOpen')}</Table.Th>
            <Table.Th>{t('figuresAnswered')}</Table.Th>
            <Table.Th>{t('figuresLate')}</Table.Th>
            <Table.Th>{t('figuresMedian')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {there.map(({ kind, open, answered, late, medianDays }) => (
            <Table.Tr key={kind}>
              <Table.Th scope="row">{t(`kind_${kind}`)}</Table.Th>
              <Table.Td>{number(open)}</Table.Td>
              <Table.Td>{number(answered)}</Table.Td>
              <Table.Td>{number(late)}</Table.Td>
              <Table.Td>{medianDays === null ? t('figuresNoAnswer') : t('figuresDays', { count: medianDays })}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  )
}
