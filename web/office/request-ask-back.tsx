import { Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslations } from 'use-intl'
import type { RequestOpened } from '#web/client/desk-calls.ts'
import { nameOfLanguage } from './filters.tsx'
import type { OnRequest } from './on-request.ts'
import { useDesk } from './use-desk.ts'
import { Writing } from './writing.tsx'

/** What is unclear is asked for: the clocks stand still until its author answers. */
export function RequestAskBack({ one, onDone }: OnRequest) {
  const t = useTranslations()
  const desk = useDesk()
  return (
    <Writing<RequestOpened>
      kept={`office.ask.${one.id}`}
      label={t('askWhat')}
      hint={t('answerIn', { language: nameOfLanguage(one.language) })}
      most={2_000}
      button={t('askRead')}
      confirm={{ title: t('askTitle'), says: <Text>{t('askGoes')}</Text>, button: t('askSend') }}
      touches={['requests', 'waits']}
      send={(text) => desk.askBack(one.id, text)}
      onDone={(now) => {
        onDone(now)
        notifications.show({ message: t('askSent'), color: 'mint' })
      }}
    />
  )
}
