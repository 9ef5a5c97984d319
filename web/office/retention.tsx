import { Anchor, Stack, Text, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { sweepWhy, sweepWord } from '#contract/sweep-words.ts'
import type { RetentionStanding } from '#web/client/desk-calls.ts'
import { faultsIn, useFaults } from '#web/ui/faults.ts'
import { useHouse } from '#web/ui/house.tsx'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { dayAt, today } from './days-left.tsx'
import { useKeys } from './keys.ts'
import { Certificates } from './retention-certificates.tsx'
import { SweepTable } from './retention-sweeps.tsx'
import { TroubleFound } from './trouble-found.tsx'
import { useDesk } from './use-desk.ts'
import { useRoom } from './use-room.ts'

/** What ends when its time is over: the clock it goes by, what would go and why, and what went with its certificate. Counts alone. */
export function RetentionScreen() {
  const t = useTranslations()
  const { language } = useHouse()
  const desk = useDesk()
  const { search, set } = useRoom()
  useKeys({ '/': () => document.querySelector<HTMLElement>('[data-search]')?.focus() })
  const until = search.day
  const standing = useQuery({
    queryKey: ['retention', until ?? ''],
    queryFn: () => desk.retention(until === undefined ? {} : { until }),
    placeholderData: (before) => before,
  })
  const fault = useFaults(faultsIn(standing.error))
  return (
    <Stack className="roomy">
      <ScreenTitle>{t('room_retention')}</ScreenTitle>
      <Text>
        {t('roomText_retention')}{' '}
        <Anchor underline="always" href={`/verifier/${language}`}>
          {t('publicPage')}
        </Anchor>
      </Text>
      {standing.data && <Clock clock={standing.data.clock} />}
      <Title order={2} size="h3">
        {t('sweepsDue')}
      </Title>
      <TextInput
        type="date"
        label={t('sweepsUntil')}
        data-search
        maw="14rem"
        min={today()}
        value={until ?? today()}
        error={fault('until')}
        onChange={({ currentTarget: { value } }) => set({ day: value === '' || value === today() ? undefined : value })}
      />
      {standing.error && <Trouble error={standing.error} again={standing.refetch} />}
      {standing.isPending && <Loading lines={4} height={40} />}
      {standing.data && !standing.error && <Due sweeps={standing.data.sweeps} />}
      <Certificates sweeps={standing.data?.sweeps.map(({ sweep }) => sweep) ?? []} />
    </Stack>
  )
}

function Clock({ clock: { good, now, ranAt, stoppedAt } }: Pick<RetentionStanding, 'clock'>) {
  const t = useTranslations()
  const { moment } = useWritten()
  if (good) return <Text>{ranAt === null ? t('clockNoRun') : t('clockGood', { date: moment(ranAt) })}</Text>
  return (
    <TroubleFound
      title={t('clockBad')}
      text={t('clockBadText', { now: moment(now), ran: moment(ranAt ?? now), stopped: moment(stoppedAt ?? now) })}
      line={`connectcard retention confirm-clock --today ${dayAt(new Date(now))}`}
    >
      <Text c="var(--mantine-color-text)">{t('clockBadTo')}</Text>
    </TroubleFound>
  )
}

/** What is due stands first; the kinds of which nothing is are folded away, with their reasons. */
function Due({ sweeps }: Pick<RetentionStanding, 'sweeps'>) {
  const t = useTranslations()
  const { language } = useHouse()
  const { number } = useWritten()
  const late = sweeps.reduce((sum, one) => sum + one.late, 0)
  const lines = sweeps.map(({ sweep, after, ...counts }) => ({
    ...counts,
    sweep,
    what: sweepWord(sweep, language),
    why: sweepWhy(
      sweep,
      language,
      after.months === undefined ? t('afterDays', { count: after.days ?? 0 }) : t('afterMonths', { count: after.months }),
    ),
  }))
  const isThere = ({ due, held, late: behind }: (typeof lines)[number]) => due + held + behind > 0
  const [there, others] = [lines.filter(isThere), lines.filter((one) => !isThere(one))]
  return (
    <>
      {late > 0 && <TroubleFound title={t('lateSome', { count: late })} text={t('lateSomeText')} />}
      {there.length === 0 ? <Text>{t('sweepsNone')}</Text> : <SweepTable lines={there} />}
      <details className="inner">
        <summary>{t('sweepsOthers', { count: number(others.length) })}</summary>
        <SweepTable lines={others} />
      </details>
    </>
  )
}
