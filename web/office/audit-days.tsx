import { Badge, Button, Paper, Stack, Table, Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { Blank, Loading, Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { More } from './more.tsx'
import { useDesk } from './use-desk.ts'
import { usePages } from './use-pages.ts'

/** The signed heads of days, the newest first; from each its day is read. */
export function AuditDays({ onRead }: { onRead(day: string): void }) {
  const t = useTranslations()
  const desk = useDesk()
  const { shortDate, number, moment } = useWritten()
  const list = usePages('audit-days', {}, desk.auditDays)
  return (
    <Stack>
      <Text>{t('auditDaysText')}</Text>
      {list.error && <Trouble error={list.error} again={list.again} />}
      {!list.items && !list.error && <Loading lines={5} height={40} />}
      {list.items?.length === 0 && <Blank text={t('auditNoDays')} />}
      {list.items && list.items.length > 0 && (
        <Paper className="sheet">
          <Table className="figures dense" verticalSpacing={6} horizontalSpacing="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('auditDay')}</Table.Th>
                <Table.Th>{t('signature')}</Table.Th>
                <Table.Th className="end">{t('auditEntries')}</Table.Th>
                <Table.Th className="end">{t('auditNumber')}</Table.Th>
                <Table.Th>{t('auditSignedAt')}</Table.Th>
                <Table.Th>{t('actions')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {list.items.map((one) => {
                const day = shortDate(`${one.day}T12:00:00Z`)
                return (
                  <Table.Tr key={one.day}>
                    <Table.Th scope="row" className="whole">
                      {day}
                    </Table.Th>
                    <Table.Td>
                      <Badge
                        variant="outline"
                        color={one.signature === 'good' ? 'mint' : 'terracotta'}
                        c="var(--mantine-color-text)"
                        tt="none"
                      >
                        {t(`signature_${one.signature}`)}
                      </Badge>
                    </Table.Td>
                    <Table.Td className="end">{number(one.entries)}</Table.Td>
                    <Table.Td className="end">{number(Number(one.number))}</Table.Td>
                    <Table.Td>{moment(one.signedAt)}</Table.Td>
                    <Table.Td>
                      <Button size="xs" variant="default" aria-label={t('auditReadDay', { day })} onClick={() => onRead(one.day)}>
                        {t('auditReadIt')}
                      </Button>
                    </Table.Td>
                  </Table.Tr>
                )
              })}
            </Table.Tbody>
          </Table>
        </Paper>
      )}
      <More more={list.more} />
    </Stack>
  )
}
