import { Button, Group, Stack, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { exportReasons } from '#contract/breach-exports.ts'
import type { ExportListed } from '#web/client/desk-calls.ts'
import { download } from '#web/ui/download.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import type { Proved } from '#web/ui/prove.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { usePersonTold } from './case-file.tsx'
import { Facts } from './facts.tsx'
import { SecondPerson } from './second-person.tsx'
import { useDesk, useDoor } from './use-desk.ts'

interface Given {
  readonly one: ExportListed
  readonly proved: Proved
}

/** One list that is to leave: what stands of it without a name, and what whoever reads may do with it. */
export function ExportFile({ one, proved }: Given) {
  const t = useTranslations()
  const { language } = useHouse()
  const door = useDoor()
  const { moment, number } = useWritten()
  const approves = door.data?.may.includes('approvals') ?? false
  return (
    <Stack>
      <Facts
        facts={[
          [t('state'), t(`export_${one.state}`)],
          [t('exportPersons'), number(one.persons)],
          [t('reason'), exportReasons[one.reason][language]],
          [t('askedBy'), `${one.own ? t('you') : t('secondColleague')} · ${moment(one.askedAt)}`],
          [t('secondAnswered'), one.answeredAt && moment(one.answeredAt)],
          [t('exportTaken'), one.takenAt && moment(one.takenAt)],
          [t('secondUntil'), one.state === 'asked' || one.state === 'open' ? moment(one.until) : null],
        ]}
      />
      {one.state === 'asked' && one.own && <Text>{t('secondWaits')}</Text>}
      {one.state === 'asked' && !one.own && approves && <Answer one={one} proved={proved} />}
      {one.state === 'open' && one.own && <Take one={one} />}
    </Stack>
  )
}

function Answer({ one, proved }: Given) {
  const t = useTranslations()
  const desk = useDesk()
  return (
    <SecondPerson
      says={t('exportAnswerText')}
      answer={(approved) => proved(() => desk.answerExport(one.id, approved))}
      touched={['exports', 'waits']}
      approved={t('exportApproved')}
      refused={t('exportRefused')}
    />
  )
}

function Take({ one }: { one: ExportListed }) {
  const t = useTranslations()
  const desk = useDesk()
  const tells = usePersonTold({ purpose: 'security', permission: 'breaches' })
  const take = useChange(() => desk.takeExport(one.id), ['exports', 'waits'], download)
  return (
    <Stack gap="sm">
      <Text>{t('exportOnce')}</Text>
      <Text className="tells">{tells}</Text>
      <Trouble error={take.error} />
      <Group>
        <Button
          leftSection={<IconDownload aria-hidden size={20} />}
          loading={take.isPending}
          disabled={tells === undefined}
          onClick={() => take.mutate(undefined)}
        >
          {t('exportTake')}
        </Button>
      </Group>
    </Stack>
  )
}
