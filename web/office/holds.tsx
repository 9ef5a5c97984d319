import { Badge, Button, Modal } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useAccount } from '#web/ui/house.tsx'
import { useProof } from '#web/ui/prove.tsx'
import { useWritten } from '#web/ui/written.ts'
import { Alone } from './alone.tsx'
import { HoldAsk } from './hold-ask.tsx'
import { HoldFile } from './hold-file.tsx'
import { Queue } from './queue.tsx'
import { useDesk, useDoor } from './use-desk.ts'
import { useRoom } from './use-room.ts'

const colours = { asked: 'saffron', 'in effect': 'majorelle', 'to be reviewed': 'terracotta', released: 'sand' } as const

/** What is kept past its time, for which reason, until which review. Ids alone: whose it is, its note says to who may read it. */
export function HoldsScreen() {
  const t = useTranslations()
  const desk = useDesk()
  const door = useDoor()
  const account = useAccount()
  const { date, shortDate } = useWritten()
  const { search, set } = useRoom()
  const [proved, dialog] = useProof(account.data?.email ?? '')
  const holds = useQuery({ queryKey: ['holds'], queryFn: desk.holds })
  const items = holds.data?.items.map((hold) => ({ ...hold, reference: hold.id.slice(-8) }))
  const chosen = items?.find(({ id }) => id === search.one)
  const asks = door.data?.may.includes('holds') ?? false
  const close = () => set({ make: undefined })
  return (
    <>
      <Queue
        title={t('room_holds')}
        says={t('roomText_holds')}
        list={{ items, error: holds.error, again: holds.refetch }}
        empty={t('noHolds')}
        filters={<Alone />}
        actions={
          asks && (
            <>
              <Button leftSection={<IconPlus aria-hidden size={20} />} onClick={() => set({ make: true })}>
                {t('askHold')}
              </Button>
              <Modal
                opened={search.make === true}
                onClose={close}
                title={t('askHold')}
                size="lg"
                closeButtonProps={{ 'aria-label': t('close') }}
              >
                <HoldAsk proved={proved} onDone={(id) => set({ make: undefined, one: id })} />
              </Modal>
            </>
          )
        }
        columns={[
          { head: t('reason'), cell: ({ reason }) => t(`holdReason_${reason}`) },
          { head: t('askedOn'), cell: ({ askedAt }) => shortDate(askedAt) },
          { head: t('reviewOn'), cell: ({ reviewOn }) => shortDate(`${reviewOn}T12:00:00Z`) },
          {
            head: t('state'),
            cell: ({ state }) => (
              <Badge variant="outline" color={colours[state]} c="var(--mantine-color-text)" tt="none">
                {t(`hold_${state}`)}
              </Badge>
            ),
          },
        ]}
        beside={
          search.one === undefined || !items
            ? undefined
            : {
                title: chosen ? t('holdOf', { date: date(chosen.askedAt) }) : t('room_holds'),
                body: chosen && <HoldFile key={chosen.id} hold={chosen} proved={proved} />,
              }
        }
      />
      {dialog}
    </>
  )
}
