import { Badge, Button, Modal } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { breakGlassReasons } from '#contract/break-glass.ts'
import { useAccount, useHouse } from '#web/ui/house.tsx'
import { useProof } from '#web/ui/prove.tsx'
import { useWritten } from '#web/ui/written.ts'
import { Alone } from './alone.tsx'
import { EmergencyAsk } from './emergency-ask.tsx'
import { EmergencyFile } from './emergency-file.tsx'
import { Queue } from './queue.tsx'
import { useDesk, useDoor } from './use-desk.ts'
import { useRoom } from './use-room.ts'

const colours = { asked: 'saffron', open: 'terracotta', refused: 'sand', over: 'sand' } as const

/** Accounts that are opened outside any case: asked by one, approved by another. Nobody's name is in the list. */
export function EmergenciesScreen() {
  const t = useTranslations()
  const { language } = useHouse()
  const desk = useDesk()
  const door = useDoor()
  const account = useAccount()
  const { date, moment, shortDate } = useWritten()
  const { search, set } = useRoom()
  const [proved, dialog] = useProof(account.data?.email ?? '')
  const may = (permission: string) => door.data?.may.includes(permission) ?? false
  const all = may('approvals')
  const list = useQuery({
    queryKey: ['emergencies', all],
    queryFn: all ? desk.approvals : desk.emergencies,
    enabled: door.data !== undefined,
  })
  const items = list.data?.items.map((one) => ({ ...one, reference: one.id.slice(-8) }))
  const chosen = items?.find(({ id }) => id === search.one)
  const close = () => set({ make: undefined })
  return (
    <>
      <Queue
        title={t('room_emergencies')}
        says={t('roomText_emergencies')}
        list={{ items, error: list.error, again: list.refetch }}
        empty={t('noEmergencies')}
        filters={<Alone />}
        actions={
          may('break-glass') && (
            <>
              <Button leftSection={<IconPlus aria-hidden size={20} />} onClick={() => set({ make: true })}>
                {t('askEmergency')}
              </Button>
              <Modal
                opened={search.make === true}
                onClose={close}
                title={t('askEmergency')}
                size="lg"
                closeButtonProps={{ 'aria-label': t('close') }}
              >
                <EmergencyAsk proved={proved} onDone={close} />
              </Modal>
            </>
          )
        }
        columns={[
          { head: t('reason'), cell: ({ reason }) => breakGlassReasons[reason][language] },
          {
            head: t('state'),
            cell: ({ state }) => (
              <Badge variant="outline" color={colours[state]} c="var(--mantine-color-text)" tt="none">
                {t(`emergency_${state}`)}
              </Badge>
            ),
          },
          { head: t('secondUntil'), cell: ({ until, state }) => (state === 'asked' || state === 'open' ? moment(until) : '') },
          { head: t('askedOn'), cell: ({ askedAt }) => shortDate(askedAt) },
        ]}
        beside={
          search.one === undefined || !items
            ? undefined
            : {
                title: chosen ? t('emergencyOf', { date: date(chosen.askedAt) }) : t('room_emergencies'),
                body: chosen && <EmergencyFile key={chosen.id} one={chosen} proved={proved} />,
              }
        }
      />
      {dialog}
    </>
  )
}
