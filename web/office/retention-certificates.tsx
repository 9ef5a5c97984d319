import { Badge, Group, NativeSelect, Paper, Switch, Table, Text, Title } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { sweepWord } from '#contract/sweep-words.ts'
import { useHouse } from '#web/ui/house.tsx'
import { Blank, Loading, Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { More } from './more.tsx'
import { Late } from './retention-sweeps.tsx'
import { TroubleFound } from './trouble-found.tsx'
import { useDesk } from './use-desk.ts'
import { usePages } from './use-pages.ts'
import { useRoom } from './use-room.ts'

const colours = { good: 'mint', bad: 'terracotta', open: 'sand' } as const

/** What each sweep ended on each day, with the signature held against our keys. */
export function Certificates({ sweeps }: { sweeps: readonly string[] }) {
  const t = useTranslations()
  const { language } = useHouse()
  const { number, shortDate, hours } = useWritten()
  const desk = useDesk()
  const { search, set } = useRoom()
  const { kind, late } = search
  const asked = { ...(kind !== undefined && { sweep: kind }), ...(late && { late: 'true' as const }) }
  const list = usePages('certificates', asked, desk.certificates)
  return (
    <>
      <Title order={2} size="h3">
        {t('certificates')}
      </Title>
      <Text>{t('certificatesText')}</Text>
      <Group gap="sm" align="flex-end" className="office-filters">
        <NativeSelect
          label={t('sweep')}
          value={kind ?? ''}
          data={[{ value: '', label: t('allSweeps') }, ...sweeps.map((one) => ({ value: one, label: sweepWord(one, language) }))]}
          onChange={({ currentTarget }) => set({ kind: currentTarget.value || undefined })}
        />
        <Switch
          label={t('onlyLate')}
          checked={late ?? false}
          onChange={({ currentTarget }) => set({ late: currentTarget.checked || undefined })}
        />
      </Group>
      {list.error && <Trouble error={list.error} again={list.again} />}
      {!list.items && !list.error && <Loading lines={4} height={40} />}
      {list.items?.some(({ signature }) => signature === 'bad') && (
        <TroubleFound title={t('certificatesBad')} text={t('certificatesBadText')} />
      )}
      {list.items?.length === 0 && <Blank text={t('noCertificates')} />}
      {list.items && list.items.length > 0 && (
        <Paper className="sheet">
          <Table className="figures dense" verticalSpacing={6} horizontalSpacing="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('auditDay')}</Table.Th>
                <Table.Th>{t('sweep')}</Table.Th>
                <Table.Th className="end">{t('sweepEnded')}</Table.Th>
                <Table.Th className="end">{t('sweepLate')}</Table.Th>
                <Table.Th>{t('certificateHours')}</Table.Th>
                <Table.Th>{t('signature')}</Table.Th>
                <Table.Th>{t('certificateDigest')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {list.items.map((one) => (
                <Table.Tr key={`${one.day} ${one.sweep}`}>
                  <Table.Th scope="row" className="whole">
                    {shortDate(`${one.day}T12:00:00Z`)}
                  </Table.Th>
                  <Table.Td>{sweepWord(one.sweep, language)}</Table.Td>
                  <Table.Td className="end">{number(one.ended)}</Table.Td>
                  <Table.Td className="end">
                    <Late count={one.late} />
                  </Table.Td>
                  <Table.Td className="whole">
                    {hours(one.firstAt)} – {hours(one.lastAt)}
                  </Table.Td>
                  <Table.Td>
                    <Badge variant="outline" color={colours[one.signature]} c="var(--mantine-color-text)" tt="none">
                      {t(`signature_${one.signature}`)}
                    </Badge>
                  </Table.Td>
                  <Table.Td>
                    <bdi dir="ltr" title={one.digest}>
                      {one.digest.slice(0, 12)}…
                    </bdi>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Paper>
      )}
      <More more={list.more} />
    </>
  )
}
