import { Badge, Button, Group, Modal } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { Age } from './age.tsx'
import { Clock72 } from './breach-clock.tsx'
import { BreachFile } from './breach-file.tsx'
import { NewBreach } from './breach-form.tsx'
import { Find, Which } from './filters.tsx'
import { Queue } from './queue.tsx'
import { useDesk } from './use-desk.ts'
import { usePages } from './use-pages.ts'
import { useRoom } from './use-room.ts'

/** Incidents, each with its 72 hours. What happened is not in the list. */
export function BreachesScreen() {
  const t = useTranslations()
  const desk = useDesk()
  const { search, set } = useRoom()
  const state = search.state === 'ended' ? ('closed' as const) : ('open' as const)
  const list = usePages('breaches', { state, ...(search.find && { reference: search.find }) }, desk.breaches)
  const chosen = list.items?.find(({ id }) => id === search.one)
  const close = () => set({ make: undefined })
  return (
    <Queue
      title={t('room_breaches')}
      says={t('roomText_breaches')}
      list={list}
      empty={state === 'open' && !search.find ? t('noBreaches') : t('noEnded')}
      filters={
        <Group gap="sm" align="flex-end" className="office-filters">
          <Which />
          <Find />
        </Group>
      }
      actions={
        <>
          <Button leftSection={<IconPlus aria-hidden size={20} />} onClick={() => set({ make: true })}>
            {t('newBreach')}
          </Button>
          <Modal
            opened={search.make === true}
            onClose={close}
            title={t('newBreach')}
            size="lg"
            closeButtonProps={{ 'aria-label': t('close') }}
          >
            <NewBreach onDone={({ id }) => set({ make: undefined, one: id })} />
          </Modal>
        </>
      }
      columns={[
        { head: t('age'), cell: ({ openedAt }) => <Age at={openedAt} /> },
        { head: t('clock72'), cell: (one) => <Clock72 {...one.clock} /> },
        {
          head: t('lacks'),
          cell: ({ lacks }) => (lacks.length === 0 ? t('lacksNothing') : lacks.map((one) => t(`lack_${one}`)).join(' · ')),
        },
        {
          head: t('state'),
          cell: ({ closed }) => (
            <Badge variant="outline" color={closed ? 'sand' : 'saffron'} c="var(--mantine-color-text)" tt="none">
              {t(closed ? 'breachClosed' : 'breachOpen')}
            </Badge>
          ),
        },
      ]}
      beside={
        search.one === undefined
          ? undefined
          : { title: chosen ? t('breachOf', { reference: chosen.reference }) : t('room_breaches'), body: <BreachFile id={search.one} /> }
      }
    />
  )
}
