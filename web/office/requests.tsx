import { Badge, Button, Group, Modal, NativeSelect, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChartBar, IconPlus } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { RequestKind } from '#contract/requests.ts'
import type { RequestListed } from '#web/client/desk-calls.ts'
import { useWritten } from '#web/ui/written.ts'
import { DaysLeft } from './days-left.tsx'
import { Filters, Only } from './filters.tsx'
import { Queue } from './queue.tsx'
import { RequestByLetter } from './request-by-letter.tsx'
import { RequestFiguresShown } from './request-figures.tsx'
import { RequestFile } from './request-file.tsx'
import { useDesk } from './use-desk.ts'
import { usePages } from './use-pages.ts'
import { useRoom } from './use-room.ts'

const colours = {
  identity: 'sand',
  open: 'majorelle',
  asked: 'saffron',
  window: 'terracotta',
  answered: 'mint',
  withdrawn: 'sand',
} as const
export const RequestState = ({ state }: Pick<RequestListed, 'state'>) => {
  const t = useTranslations()
  return (
    <Badge variant="outline" color={colours[state]} c="var(--mantine-color-text)" tt="none">
      {t(`request_${state}`)}
    </Badge>
  )
}

/** What people ask of us about their own data, each with its clocks. Nobody's name is in the list. */
export function RequestsScreen() {
  const t = useTranslations()
  const desk = useDesk()
  const { shortDate } = useWritten()
  const { search, set } = useRoom()
  const [figures, { open: openFigures, close: closeFigures }] = useDisclosure(false)
  const state = search.state ?? ('open' as const)
  const { language, find } = search
  const kind = RequestKind.options.find((one) => one === search.kind)
  const list = usePages(
    'requests',
    {
      state: state === 'open' && search.late ? ('late' as const) : state,
      ...(language && { language }),
      ...(kind && { kind }),
      ...(find && { reference: find }),
    },
    desk.requests,
  )
  const chosen = list.items?.find(({ id }) => id === search.one)
  const day = (one: string) => shortDate(`${one}T12:00:00Z`)
  return (
    <Queue
      title={t('room_requests')}
      says={t('roomText_requests')}
      list={list}
      empty={state === 'open' && !language && !find && !kind && !search.late ? t('noRequests') : t('noEnded')}
      actions={
        <Group gap="sm">
          <Button variant="default" leftSection={<IconChartBar aria-hidden size={20} />} onClick={openFigures}>
            {t('figures')}
          </Button>
          <Modal
            opened={figures}
            onClose={closeFigures}
            title={t('figuresTitle')}
            size="xl"
            closeButtonProps={{ 'aria-label': t('close') }}
          >
            <RequestFiguresShown />
          </Modal>
          <Button variant="default" leftSection={<IconPlus aria-hidden size={20} />} onClick={() => set({ make: true })}>
            {t('byLetter')}
          </Button>
          <RequestByLetter
            opened={search.make === true}
            close={() => set({ make: undefined })}
            onFiled={({ id }) => set({ make: undefined, one: id })}
          />
        </Group>
      }
      filters={
        <Filters>
          <NativeSelect
            label={t('kind')}
            value={search.kind ?? ''}
            data={[{ value: '', label: t('allKinds') }, ...RequestKind.options.map((one) => ({ value: one, label: t(`kind_${one}`) }))]}
            onChange={({ currentTarget }) => set({ kind: currentTarget.value || undefined })}
          />
          {state === 'open' && <Only says={t('onlyLate')} by="late" />}
        </Filters>
      }
      columns={[
        { head: t('kind'), cell: ({ kind }) => t(`kind_${kind}`) },
        {
          head: t('due'),
          cell: (one) =>
            one.ball === 'nobody' ? (
              t('over')
            ) : (
              <Group gap="xs" wrap="nowrap">
                <DaysLeft until={one.due} still={one.state === 'asked'} />
              </Group>
            ),
        },
        {
          head: t('legalDue'),
          cell: (one) => (
            <>
              <span className="whole">{day(one.legalDue)}</span>
              {one.suspendedDays > 0 && (
                <Text span size="xs" c="dimmed" display="block">
                  {t('suspended', { days: one.suspendedDays })}
                </Text>
              )}
            </>
          ),
        },
        { head: t('state'), cell: (one) => <RequestState state={one.state} /> },
      ]}
      beside={
        search.one === undefined
          ? undefined
          : {
              title: chosen ? t('requestOf', { reference: chosen.reference }) : t('room_requests'),
              body: <RequestFile id={search.one} />,
            }
      }
    />
  )
}
