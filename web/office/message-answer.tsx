import { Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslations } from 'use-intl'
import type { MessageKind } from '#contract/messages.ts'
import type { MessageOpened } from '#web/client/desk-calls.ts'
import { nameOfLanguage } from './filters.tsx'
import { useDesk } from './use-desk.ts'
import { Writing } from './writing.tsx'

/** The answer goes by mail, with the reference, and is kept with the message. */
export function MessageAnswer({ kind, one, onDone }: { kind: MessageKind; one: MessageOpened; onDone(one: MessageOpened): void }) {
  const t = useTranslations()
  const desk = useDesk()
  return (
    <Writing<MessageOpened>
      kept={`office.answer.${one.id}`}
      label={t('answer')}
      hint={t('answerIn', { language: nameOfLanguage(one.language) })}
      most={4_000}
      button={t('answerRead')}
      confirm={{
        title: t('answerTitle'),
        says: (
          <Text>
            {t.rich('answerGoes', {
              email: one.says.email,
              reference: `\u2066${one.reference}\u2069`,
              address: (chunks) => <bdi className="address">{chunks}</bdi>,
            })}
          </Text>
        ),
        button: t('answerSend'),
      }}
      touches={['messages', 'waits']}
      send={(text) => (kind === 'question' ? desk.answerQuestion(one.id, text) : desk.answerOrder(one.id, text))}
      onDone={(now) => {
        onDone(now)
        notifications.show({ message: t('answerSent'), color: 'mint' })
      }}
    />
  )
}
