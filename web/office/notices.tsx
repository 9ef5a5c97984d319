import { Badge, Group, NativeSelect } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { languages } from '#contract/language.ts'
import { noticeStates } from '#contract/notices.ts'
import type { NoticeListed } from '#web/client/desk-calls.ts'
import { useWritten } from '#web/ui/written.ts'
import { Age } from './age.tsx'
import { Find, nameOfLanguage } from './filters.tsx'
import { NoticeFile } from './notice-file.tsx'
import { Queue } from './queue.tsx'
import { useDesk } from './use-desk.ts'
import { usePages } from './use-pages.ts'
import { useRoom } from './use-room.ts'

const colours = { due: 'saffron', sent: 'mint', failed: 'terracotta', 'kept back': 'sand' } as const
export const StateOfNotice = ({ state }: Pick<NoticeListed, 'state'>) => {
  const t = useTranslations()
  return (
    <Badge variant="outline" color={colours[state]} c="var(--mantine-color-text)" tt="none">
      {t(`noticeState_${state}`)}
    </Badge>
  )
}

/** Notices due to people whose data somebody else entered: which are due, sent, or failed. Nobody's name is in the list. */
export function NoticesScreen() {
  const t = useTranslations()
  const desk = useDesk()
  const { shortDate } = useWritten()
  const { search, set } = useRoom()
  const state = noticeStates.find((one) => one === search.kind)
  const { language } = search
  const asked = { ...(state && { state }), ...(language && { language }), ...(search.find && { reference: search.find }) }
  const list = usePages('notices', asked, desk.notices)
  const chosen = list.items?.find(({ id }) => id === search.one)
  return (
    <Queue
      title={t('room_notices')}
      says={t('roomText_notices')}
      list={list}
      empty={state || language || search.find ? t('noticesNone') : t('noNotices')}
      filters={
        <Group gap="sm" align="flex-end" className="office-filters">
          <NativeSelect
            label={t('noticeState')}
            value={state ?? ''}
            data={[{ value: '', label: t('allStates') }, ...noticeStates.map((one) => ({ value: one, label: t(`noticeState_${one}`) }))]}
            onChange={({ currentTarget }) => set({ kind: currentTarget.value || undefined, one: undefined })}
          />
          <Find />
          <NativeSelect
            label={t('language')}
            w="8rem"
            value={language ?? ''}
            data={[{ value: '', label: t('allLanguages') }, ...languages.map((one) => ({ value: one, label: nameOfLanguage(one) }))]}
            onChange={({ currentTarget }) => set({ language: languages.find((one) => one === currentTarget.value) })}
          />
        </Group>
      }
      columns={[
        { head: t('noticeDue'), cell: ({ dueAt }) => <Age at={dueAt} /> },
        { head: t('noticeState'), cell: (one) => <StateOfNotice state={one.state} /> },
        { head: t('noticeSent'), cell: ({ sentAt }) => sentAt && <span className="whole">{shortDate(sentAt)}</span> },
        {
          head: t('noticeEdition'),
          cell: ({ version }) =>
            version && (
              <bdi dir="ltr" className="whole">
                {version}
              </bdi>
            ),
        },
      ]}
      beside={
        search.one === undefined
          ? undefined
          : {
              title: chosen ? t('noticeOf', { reference: `\u2066${chosen.reference}\u2069` }) : t('room_notices'),
              body: <NoticeFile key={search.one} id={search.one} notice={chosen} />,
            }
      }
    />
  )
}
