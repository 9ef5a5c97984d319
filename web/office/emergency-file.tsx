import { Stack, Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { breakGlassReasons } from '#contract/break-glass.ts'
import type { EmergencyListed, EmergencyOpened } from '#web/client/desk-calls.ts'
import { useHouse } from '#web/ui/house.tsx'
import type { Proved } from '#web/ui/prove.tsx'
import { useWritten } from '#web/ui/written.ts'
import { CaseFile, usePersonTold } from './case-file.tsx'
import { Facts } from './facts.tsx'
import { SecondPerson } from './second-person.tsx'
import { useDesk, useDoor } from './use-desk.ts'
import { useOpened } from './use-opened.ts'

interface Given {
  readonly one: EmergencyListed
  readonly proved: Proved
}

/** One emergency opening: what stands of it without a name, and what whoever reads may do with it. */
export function EmergencyFile({ one, proved }: Given) {
  const t = useTranslations()
  const { language } = useHouse()
  const door = useDoor()
  const { moment } = useWritten()
  const approves = door.data?.may.includes('approvals') ?? false
  return (
    <Stack>
      <Facts
        facts={[
          [t('state'), t(`emergency_${one.state}`)],
          [t('reason'), breakGlassReasons[one.reason][language]],
          [t('askedBy'), `${one.own ? t('you') : t('secondColleague')} · ${moment(one.askedAt)}`],
          [t('secondAnswered'), one.answeredAt && moment(one.answeredAt)],
          [t('secondUntil'), (one.state === 'asked' || one.state === 'open') && moment(one.until)],
        ].map(([says, is]) => [String(says), is ? String(is) : null])}
      />
      {one.state === 'asked' && one.own && <Text>{t('secondWaits')}</Text>}
      {one.state === 'asked' && !one.own && approves && <Answer one={one} proved={proved} />}
      {one.state === 'open' && one.own && <Open one={one} />}
    </Stack>
  )
}

function Answer({ one, proved }: Given) {
  const t = useTranslations()
  const desk = useDesk()
  return (
    <SecondPerson
      says={t('emergencyAnswerText')}
      answer={(approved) => proved(() => desk.answerEmergency(one.id, approved))}
      touched={['emergencies', 'waits']}
      approved={t('emergencyApproved')}
      refused={t('emergencyRefused')}
    />
  )
}

function Open({ one }: { one: EmergencyListed }) {
  const t = useTranslations()
  const desk = useDesk()
  const opened = useOpened<EmergencyOpened>(one.id)
  const tells = usePersonTold({ purpose: 'security', permission: 'break-glass' })
  const { moment, date } = useWritten()
  return (
    <CaseFile<EmergencyOpened>
      opened={opened}
      tells={tells}
      button={t('emergencyOpen')}
      fields={[t('fieldName'), t('fieldEmail'), t('fieldPhone'), t('fieldCompany'), t('emergencyMessages')]}
      open={() => desk.openEmergency(one.id)}
    >
      {({ account, note, messages }) => (
        <>
          <Facts
            facts={[
              [t('fieldName'), account.name],
              [t('fieldEmail'), account.email],
              [t('fieldPhone'), account.phone],
              [t('fieldCompany'), account.company],
              [t('emergencyAccountSince'), date(account.openedAt)],
              [t('emergencyNote'), note],
            ]}
          />
          <Text fw={600}>{t('emergencyMessages')}</Text>
          {messages.length === 0 && <Text c="dimmed">{t('emergencyNoMessages')}</Text>}
          {messages.map(({ reference, madeAt, text }) => (
            <blockquote key={reference} className="said" dir="auto">
              <Text size="sm" c="dimmed">
                <bdi dir="ltr">{reference}</bdi> · {moment(madeAt)}
              </Text>
              {text}
            </blockquote>
          ))}
        </>
      )}
    </CaseFile>
  )
}
