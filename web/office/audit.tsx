import { Button, Modal, Stack } from '@mantine/core'
import { IconLink } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { deedWord, objectWord } from '#contract/deed-words.ts'
import { useHouse } from '#web/ui/house.tsx'
import { useWritten } from '#web/ui/written.ts'
import { AuditDays } from './audit-days.tsx'
import { AuditEntry, useActor } from './audit-entry.tsx'
import { AuditStandingShown } from './audit-standing.tsx'
import { AuditWanted } from './audit-wanted.tsx'
import { today } from './days-left.tsx'
import { Queue } from './queue.tsx'
import type { RoomSearch } from './search.ts'
import { useDesk } from './use-desk.ts'
import { useRoom } from './use-room.ts'

type Asked = Required<Pick<RoomSearch, 'day'>> & Pick<RoomSearch, 'kind' | 'job'>

/** The record: how its chain stands, and what was done on a day, by ids. A day is read by a press, for each look is on record. */
export function AuditScreen() {
  const t = useTranslations()
  const { language } = useHouse()
  const { hours } = useWritten()
  const { search, set } = useRoom()
  const actor = useActor()
  const [asked, setAsked] = useState<Asked>()
  const read = useEntries(asked)
  const pages = read.data?.pages
  const items = pages?.flatMap((page) => page.items).map((one) => ({ ...one, reference: one.id.slice(-8) }))
  const chosen = items?.find(({ id }) => id === search.one)
  const look = ({ day = today(), kind, job }: Pick<RoomSearch, 'day' | 'kind' | 'job'>) => {
    const wanted = { day, ...(kind !== undefined && { kind }), ...(job && { job }) }
    set({ one: undefined, make: undefined, day, kind, job })
    if (JSON.stringify(wanted) === JSON.stringify(asked)) void read.refetch()
    else setAsked(wanted)
  }
  const close = () => set({ make: undefined })
  return (
    <Queue
      title={t('room_audit')}
      says={t('roomText_audit')}
      list={{
        items: asked ? items : [],
        error: read.error,
        again: read.refetch,
        more: read.hasNextPage ? { loading: read.isFetchingNextPage, load: read.fetchNextPage } : undefined,
      }}
      empty={asked ? t('auditNoEntries') : t('auditIdle')}
      actions={
        <>
          <Button variant="default" leftSection={<IconLink aria-hidden size={20} />} onClick={() => set({ make: true })}>
            {t('auditDays')}
          </Button>
          <Modal
            opened={search.make === true}
            onClose={close}
            title={t('auditDays')}
            size="xl"
            closeButtonProps={{ 'aria-label': t('close') }}
          >
            <AuditDays onRead={(day) => look({ day })} />
          </Modal>
        </>
      }
      filters={
        <Stack>
          <AuditStandingShown />
          <AuditWanted
            deeds={pages?.[0]?.deeds ?? []}
            again={asked !== undefined}
            busy={read.isFetching}
            error={read.error}
            onRead={look}
          />
        </Stack>
      }
      columns={[
        { head: t('auditAt'), cell: ({ at }) => <span className="whole">{hours(at)}</span> },
        { head: t('auditActor'), cell: (one) => actor(one.actor) },
        { head: t('auditDeed'), cell: ({ deed }) => deedWord(deed, language) },
        { head: t('auditObject'), cell: ({ object }) => objectWord(object.kind, language) },
      ]}
      beside={
        chosen && {
          title: t('auditEntryOf', { reference: `\u2066${chosen.reference}\u2069` }),
          body: <AuditEntry one={chosen} />,
        }
      }
    />
  )
}

function useEntries(asked: Asked | undefined) {
  const desk = useDesk()
  return useInfiniteQuery({
    queryKey: ['audit-entries', asked],
    queryFn: ({ pageParam }) => {
      const { day, kind, job } = asked ?? { day: today() }
      return desk.auditEntries({
        day,
        ...(kind !== undefined && { deed: kind }),
        ...(job && { job }),
        ...(pageParam !== '' && { after: pageParam }),
      })
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    enabled: asked !== undefined,
    // looked for once: what comes back by itself would be another look on record
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    gcTime: 0,
  })
}
