import { Paper, Table, Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useWritten } from '#web/ui/written.ts'

interface Line {
  readonly sweep: string
  readonly what: string
  readonly why: string
  readonly due: number
  readonly held: number
  readonly late: number
}

/** Kinds of what ends, why, and how many. */
export function SweepTable({ lines }: { lines: readonly Line[] }) {
  const t = useTranslations()
  const { number } = useWritten()
  return (
    <Paper className="sheet">
      <Table className="figures dense" verticalSpacing={6} horizontalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('sweep')}</Table.Th>
            <Table.Th className="end">{t('sweepDue')}</Table.Th>
            <Table.Th className="end">{t('sweepHeld')}</Table.Th>
            <Table.Th className="end">{t('sweepLate')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map(({ sweep, what, why, due, held, late }) => (
            <Table.Tr key={sweep}>
              <Table.Th scope="row">
                {what}
                <Text size="sm" c="dimmed" fw={400}>
                  {why}
                </Text>
              </Table.Th>
              <Table.Td className="end">{number(due)}</Table.Td>
              <Table.Td className="end">{number(held)}</Table.Td>
              <Table.Td className="end">
                <Late count={late} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  )
}

export function Late({ count }: { count: number }) {
  const { number } = useWritten()
  return (
    <Text span inherit {...(count > 0 && { c: 'var(--mantine-color-error)', fw: 600 })}>
      {number(count)}
    </Text>
  )
}
