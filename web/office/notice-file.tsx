import { Button, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconSend } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import type { NoticeListed, NoticeOpened } from '#web/client/desk-calls.ts'
import { useChange } from '#web/ui/house.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { CaseFile, usePersonTold } from './case-file.tsx'
import { Facts } from './facts.tsx'
import { nameOfLanguage } from './filters.tsx'
import { useDesk } from './use-desk.ts'
import { useOpened } from './use-opened.ts'

interface Given {
  readonly id: string
  /** As the list has it; undefined where the list does not reach so far. */
  readonly notice: NoticeListed | undefined
}

/** One notice: the proof that is kept, whom it is for once it is opened, and sending it again where every try failed. */
export function NoticeFile({ id, notice }: Given) {
  const t = useTranslations()
  const desk = useDesk()
  const opened = useOpened<NoticeOpened>(id)
  const tells = usePersonTold({ purpose: 'rights', permission: 'notices' })
  const shown = notice ?? opened.one
  return (
    <Stack>
      {shown && <Proof notice={shown} />}
      <CaseFile<NoticeOpened>
        opened={opened}
        tells={tells}
        fields={[t('noticeCompany'), t('noticeEmail'), t('noticeRole')]}
        open={() => desk.openNotice(id)}
      >
        {(one) => <Entered notice={one} />}
      </CaseFile>
    </Stack>
  )
}

function Proof({ notice }: { notice: NoticeListed }) {
  const t = useTranslations()
  const { moment, number } = useWritten()
  return (
    <>
      <Facts
        facts={[
          [t('noticeState'), t(`noticeState_${notice.state}`)],
          [t('noticeKind'), t(`noticeKind_${notice.kind}`)],
          [t('language'), nameOfLanguage(notice.language)],
          [t('noticeDue'), moment(notice.dueAt)],
          [t('noticeSent'), notice.sentAt && moment(notice.sentAt)],
          [t('noticeEdition'), notice.version],
          [t('noticeTries'), notice.tries !== null && notice.tries > 0 && number(notice.tries)],
          [t('noticeCode'), notice.code],
        ]}
      />
      {notice.state === 'kept back' && <Text>{t('noticeKeptBack')}</Text>}
      {notice.state === 'failed' && <SendAgain notice={notice} />}
    </>
  )
}

function SendAgain({ notice: { id, can } }: { notice: NoticeListed }) {
  const t = useTranslations()
  const desk = useDesk()
  const send = useChange(
    () => desk.sendNoticeAgain(id),
    ['notices', 'waits'],
    () => notifications.show({ message: t('noticeQueued'), color: 'mint' }),
  )
  return (
    <Stack gap="xs">
      <Trouble error={send.error} />
      {!can.sendAgain && <Text>{t('noticeOver')}</Text>}
      <Group>
        <Button
          leftSection={<IconSend aria-hidden size={20} />}
          disabled={!can.sendAgain}
          loading={send.isPending}
          onClick={() => send.mutate(undefined)}
        >
          {t('noticeAgain')}
        </Button>
      </Group>
    </Stack>
  )
}

function Entered({ notice: { entered } }: { notice: NoticeOpened }) {
  const t = useTranslations()
  const { moment, date } = useWritten()
  if (!entered) return <Text>{t('noticeGone')}</Text>
  return (
    <Facts
      facts={[
        [t('noticeCompany'), entered.company],
        [t('noticeEmail'), entered.email],
        [t('noticeRole'), t(`noticeRole_${entered.role}`)],
        [t('noticeEntered'), moment(entered.at)],
        [t('noticeEnds'), date(entered.endsAt)],
      ]}
    />
  )
}
