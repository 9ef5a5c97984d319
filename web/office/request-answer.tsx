import { NativeSelect, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { refusalReasonSays } from '#contract/refusal-reasons.ts'
import { outcomes, refusalReasons } from '#contract/requests.ts'
import type { RequestOpened } from '#web/client/desk-calls.ts'
import { useHouse } from '#web/ui/house.tsx'
import { nameOfLanguage } from './filters.tsx'
import type { OnRequest } from './on-request.ts'
import { useDesk } from './use-desk.ts'
import { Writing } from './writing.tsx'

/** Granted, or refused for one of the listed reasons: the article and the recourse go with it by themselves. */
export function RequestAnswer({ one, onDone }: OnRequest) {
  const t = useTranslations()
  const { language } = useHouse()
  const desk = useDesk()
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>('granted')
  const [reason, setReason] = useState<(typeof refusalReasons)[number]>('identity not proven')
  const refuses = outcome === 'refused' || outcome === 'partial'
  return (
    <Writing<RequestOpened>
      kept={`office.request.${one.id}`}
      label={t('answer')}
      hint={t('answerIn', { language: nameOfLanguage(one.language) })}
      most={4_000}
      button={t('answerRead')}
      beside={
        <>
          <NativeSelect
            label={t('outcome')}
            value={outcome}
            data={outcomes.map((value) => ({ value, label: t(`outcome_${value}`) }))}
            onChange={({ currentTarget }) => setOutcome(outcomes.find((each) => each === currentTarget.value) ?? 'granted')}
          />
          {refuses && (
            <NativeSelect
              label={t('reason')}
              description={refusalReasonSays[language][reason]}
              value={reason}
              data={refusalReasons.map((value) => ({ value, label: t(`reason_${value}`) }))}
              onChange={({ currentTarget }) => setReason(refusalReasons.find((each) => each === currentTarget.value) ?? reason)}
            />
          )}
        </>
      }
      confirm={{
        title: t('answerTitle'),
        says: (
          <Stack gap="xs">
            <Text>{t('requestAnswerGoes', { reference: `\u2066${one.reference}\u2069`, outcome: t(`outcome_${outcome}`) })}</Text>
            {refuses && <Text dir="auto">{refusalReasonSays[one.language][reason]}</Text>}
          </Stack>
        ),
        button: t('answerSend'),
      }}
      touches={['requests', 'waits']}
      send={(text) => desk.answerRequest(one.id, { outcome, text, ...(refuses && { reason }) })}
      onDone={(now) => {
        onDone(now)
        notifications.show({ message: t('answerSent'), color: 'mint' })
      }}
    />
  )
}
