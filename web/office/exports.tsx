import { Badge } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { exportReasons } from '#contract/breach-exports.ts'
import { useAccount, useHouse } from '#web/ui/house.tsx'
import { useProof } from '#web/ui/prove.tsx'
import { useWritten } from '#web/ui/written.ts'
import { Alone } from './alone.tsx'
import { ExportFile } from './export-file.tsx'
import { Queue } from './queue.tsx'
import { useDesk, useDoor } from './use-desk.ts'
import { useRoom } from './use-room.ts'

const colours = { asked: 'saffron', open: 'terracotta', taken: 'mint', refused: 'sand', over: 'sand' } as const

/** Lists of persons that leave in a file: asked for by one, approved by another. They are asked for where the incident is. */
export function ExportsScreen() {
  const t = useTranslations()
  const { language } = useHouse()
  const desk = useDesk()
  const door = useDoor()
  const account = useAccount()
  const { number, moment } = useWritten()
  const { search } = useRoom()
  const [proved, dialog] = useProof(account.data?.email ?? '')
  const all = door.data?.may.includes('approvals') ?? false
  const list = useQuery({
    queryKey: ['exports', all],
    queryFn: all ? desk.exportApprovals : desk.exports,
    enabled: door.data !== undefined,
  })
  const chosen = list.data?.items.find(({ id }) => id === search.one)
  return (
    <>
      <Queue
        title={t('room_exports')}
        says={t('roomText_exports')}
        list={{ items: list.data?.items, error: list.error, again: list.refetch }}
        empty={t('noExports')}
        filters={<Alone />}
        columns={[
          { head: t('exportPersons'), cell: ({ persons }) => number(persons) },
          { head: t('reason'), cell: ({ reason }) => exportReasons[reason][language] },
          {
            head: t('state'),
            cell: ({ state }) => (
              <Badge variant="outline" color={colours[state]} c="var(--mantine-color-text)" tt="none">
                {t(`export_${state}`)}
              </Badge>
            ),
          },
          { head: t('secondUntil'), cell: ({ until, state }) => (state === 'asked' || state === 'open' ? moment(until) : '') },
        ]}
        beside={
          search.one === undefined || !list.data
            ? undefined
            : {
                title: chosen ? t('exportOf', { reference: `\u2066${chosen.reference}\u2069` }) : t('room_exports'),
                body: chosen && <ExportFile key={chosen.id} one={chosen} proved={proved} />,
              }
        }
      />
      {dialog}
    </>
  )
}
