import { Button, Group, Stack, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { HoldShown } from '#web/client/desk-calls.ts'
import { faultsIn, useFaults } from '#web/ui/faults.ts'
import { useAccount, useChange } from '#web/ui/house.tsx'
import type { Proved } from '#web/ui/prove.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { Act } from './act.tsx'
import { CaseFile } from './case-file.tsx'
import { today } from './days-left.tsx'
import { Facts } from './facts.tsx'
import { useDesk, useDoor } from './use-desk.ts'
import { useOpened } from './use-opened.ts'

interface Given {
  readonly hold: HoldShown
  readonly proved: Proved
}

/** One hold: who asked, who approved, and what may be done with it. Each of these takes a fresh proof of who one is. */
export function HoldFile({ hold, proved }: Given) {
  const t = useTranslations()
  const door = useDoor()
  const account = useAccount()
  const { moment, date } = useWritten()
  const may = (permission: string) => door.data?.may.includes(permission) ?? false
  const who = (id: string | null) =>
    id === null ? null : id === account.data?.id ? t('you') : t('colleague', { id: `\u2066${id.slice(-8)}\u2069` })
  return (
    <Stack>
      <Facts
        facts={[
          [t('state'), t(`hold_${hold.state}`)],
          [t('reason'), t(`holdReason_${hold.reason}`)],
          [t('heldSubject'), hold.subject],
          [t('askedBy'), `${who(hold.askedBy)} · ${moment(hold.askedAt)}`],
          [t('approvedBy'), hold.approvedAt && `${who(hold.approvedBy)} · ${moment(hold.approvedAt)}`],
          [t('reviewOn'), date(`${hold.reviewOn}T12:00:00Z`)],
          [t('releasedBy'), hold.releasedAt && `${who(hold.releasedBy)} · ${moment(hold.releasedAt)}`],
        ]}
      />
      {may('holds') && <HoldNote id={hold.id} />}
      {hold.state === 'asked' && may('approvals') && <Approve hold={hold} proved={proved} />}
      {hold.state !== 'released' && may('holds') && (
        <div>
          <Act says={t('reviewHold')} open={hold.state === 'to be reviewed'}>
            <Review hold={hold} proved={proved} />
          </Act>
          <Act says={t('releaseHold')}>
            <Release hold={hold} proved={proved} />
          </Act>
        </div>
      )}
    </Stack>
  )
}

function HoldNote({ id }: { id: string }) {
  const t = useTranslations()
  const desk = useDesk()
  const opened = useOpened<{ readonly note: string | null }>(id)
  return (
    <CaseFile<{ readonly note: string | null }>
      opened={opened}
      tells={t('noteTells')}
      button={t('readNote')}
      fields={[t('holdNote')]}
      open={() => desk.readHold(id)}
    >
      {({ note }) => (
        <blockquote className="said" dir="auto">
          {note ?? t('noteGone')}
        </blockquote>
      )}
    </CaseFile>
  )
}

function Approve({ hold, proved }: Given) {
  const t = useTranslations()
  const desk = useDesk()
  const approve = useChange(
    () => proved(() => desk.approveHold(hold.id)),
    ['holds', 'waits'],
    () => notifications.show({ message: t('holdApproved'), color: 'mint' }),
  )
  return (
    <Stack gap="xs">
      <Trouble error={approve.error} />
      <Group>
        <Button loading={approve.isPending} onClick={() => approve.mutate(undefined)}>
          {t('approveHold')}
        </Button>
      </Group>
    </Stack>
  )
}

function Review({ hold, proved }: Given) {
  const t = useTranslations()
  const desk = useDesk()
  const [reviewOn, setReviewOn] = useState(hold.reviewOn)
  const review = useChange(
    () => proved(() => desk.reviewHold(hold.id, reviewOn)),
    ['holds', 'waits'],
    () => notifications.show({ message: t('holdReviewed'), color: 'mint' }),
  )
  const fault = useFaults(faultsIn(review.error))
  return (
    <Stack gap="sm">
      <TextInput
        type="date"
        label={t('reviewNext')}
        description={t('reviewHint')}
        min={today()}
        value={reviewOn}
        error={fault('reviewOn')}
        onChange={({ currentTarget }) => setReviewOn(currentTarget.value)}
      />
      <Trouble error={review.error} />
      <Group>
        <Button loading={review.isPending} onClick={() => review.mutate(undefined)}>
          {t('reviewDo')}
        </Button>
      </Group>
    </Stack>
  )
}

function Release({ hold, proved }: Given) {
  const t = useTranslations()
  const desk = useDesk()
  const release = useChange(
    () => proved(() => desk.releaseHold(hold.id)),
    ['holds', 'waits'],
    () => notifications.show({ message: t('holdReleased'), color: 'mint' }),
  )
  return (
    <Stack gap="sm">
      {t('releaseText')}
      <Trouble error={release.error} />
      <Group>
        <Button color="terracotta" loading={release.isPending} onClick={() => release.mutate(undefined)}>
          {t('releaseDo')}
        </Button>
      </Group>
    </Stack>
  )
}
