import { Alert, Stack, Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { RequestOpened } from '#web/client/desk-calls.ts'
import { useWritten } from '#web/ui/written.ts'
import { writtenPhone } from '#web/ui/written-phone.ts'
import { Act } from './act.tsx'
import { CaseFile, usePersonTold } from './case-file.tsx'
import { DaysLeft } from './days-left.tsx'
import { Facts } from './facts.tsx'
import { nameOfLanguage } from './filters.tsx'
import { RequestAnswer } from './request-answer.tsx'
import { RequestAskBack } from './request-ask-back.tsx'
import { RequestCorrect } from './request-correct.tsx'
import { RequestExtend } from './request-extend.tsx'
import { RequestIdentity } from './request-identity.tsx'
import { useDesk } from './use-desk.ts'
import { useOpened } from './use-opened.ts'

/** One request: masked until it is opened, then who asks, its clocks, its steps, and what may be done with it. */
export function RequestFile({ id }: { id: string }) {
  const t = useTranslations()
  const desk = useDesk()
  const tells = usePersonTold({ purpose: 'rights', permission: 'requests' })
  const opened = useOpened<RequestOpened>(id)
  return (
    <CaseFile<RequestOpened>
      opened={opened}
      tells={tells}
      fields={(['name', 'email', 'phone', 'text', 'answers'] as const).map((field) => t(`masked_${field}`))}
      open={() => desk.openRequest(id)}
    >
      {(one, onDone) => (
        <>
          <RequestSays one={one} />
          {one.ball !== 'nobody' && (
            <div>
              <Act says={t('actAnswer')} open>
                <RequestAnswer one={one} onDone={onDone} />
              </Act>
              <Act says={t('actAsk')}>
                <RequestAskBack one={one} onDone={onDone} />
              </Act>
              <Act says={t('actIdentity')}>
                <RequestIdentity one={one} onDone={onDone} />
              </Act>
              {one.kind === 'rectification' && (
                <Act says={t('actCorrect')}>
                  <RequestCorrect one={one} onDone={onDone} />
                </Act>
              )}
              <Act says={t('actExtend')}>
                <RequestExtend one={one} onDone={onDone} />
              </Act>
            </div>
          )}
        </>
      )}
    </CaseFile>
  )
}

function RequestSays({ one }: { one: RequestOpened }) {
  const t = useTranslations()
  const { moment, date } = useWritten()
  const { applicant } = one
  const day = (when: string) => date(`${when}T12:00:00Z`)
  return (
    <Stack>
      <Facts
        facts={[
          [t('kind'), t(`kind_${one.kind}`)],
          [t('door'), t(`door_${one.door}`)],
          [t('fieldName'), applicant.name],
          [t('fieldEmail'), applicant.email],
          [t('fieldPhone'), applicant.phone && writtenPhone(applicant.phone)],
          [t('language'), nameOfLanguage(one.language)],
          [t('cameAt'), moment(one.madeAt)],
          [t('due'), day(one.due)],
          [t('legalDue'), day(one.legalDue)],
          [t('suspendedDays'), one.suspendedDays > 0 ? t('days', { days: one.suspendedDays }) : null],
          [t('missing'), one.missing.length > 0 ? one.missing.map((part) => t(`part_${part}`)).join(', ') : null],
        ]}
      />
      {one.ball !== 'nobody' && (
        <Text fw={600}>
          <DaysLeft until={one.due} still={one.state === 'asked'} />
        </Text>
      )}
      {applicant.text && (
        <blockquote className="said" dir="auto">
          {applicant.text}
        </blockquote>
      )}
      {one.asks !== null && (
        <section aria-label={t('askedBack')}>
          <Text size="sm" c="dimmed">
            {t('askedBack')}
          </Text>
          <blockquote className="said" dir="auto">
            {one.asks}
          </blockquote>
        </section>
      )}
      {one.answer && (
        <Alert variant="outline" className="good" role="note" title={`${t(`outcome_${one.answer.outcome}`)} · ${moment(one.answer.at)}`}>
          <Stack gap="xs" c="var(--mantine-color-text)">
            {one.answer.reason && <Text>{t(`reason_${one.answer.reason}`)}</Text>}
            {one.answer.text && (
              <blockquote className="said" dir="auto">
                {one.answer.text}
              </blockquote>
            )}
          </Stack>
        </Alert>
      )}
      <details>
        <summary>{t('steps')}</summary>
        <ol className="listed">
          {one.steps.map(({ step, at }) => (
            <li key={`${step}${at}`}>
              {t(`step_${step}`)} · <bdi>{moment(at)}</bdi>
            </li>
          ))}
        </ol>
      </details>
    </Stack>
  )
}
