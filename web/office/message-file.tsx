import { Alert, Stack, Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { MessageKind } from '#contract/messages.ts'
import type { MessageOpened, OrderOpened } from '#web/client/desk-calls.ts'
import { useWritten } from '#web/ui/written.ts'
import { writtenPhone } from '#web/ui/written-phone.ts'
import { CaseFile, usePersonTold } from './case-file.tsx'
import { Facts } from './facts.tsx'
import { nameOfLanguage } from './filters.tsx'
import { MessageAnswer } from './message-answer.tsx'
import { MessageCard } from './message-card.tsx'
import { MessageClose } from './message-close.tsx'
import { MessageMail } from './message-mail.tsx'
import { useDesk } from './use-desk.ts'
import { useOpened } from './use-opened.ts'

const shownOf = {
  question: ['name', 'email', 'phone', 'text', 'answers'],
  order: ['name', 'email', 'phone', 'company', 'order', 'text', 'answers'],
} as const

const toldOf = {
  question: { purpose: 'contact requests', permission: 'messages' },
  order: { purpose: 'orders', permission: 'order-messages' },
} as const
const isOrder = (one: MessageOpened): one is OrderOpened => 'company' in one.says

/** One message: masked until it is opened, then with its answers, and what may be done with it. */
export function MessageFile({ id, kind }: { id: string; kind: MessageKind }) {
  const t = useTranslations()
  const desk = useDesk()
  const tells = usePersonTold(toldOf[kind])
  const opened = useOpened<MessageOpened>(id)
  return (
    <CaseFile<MessageOpened>
      opened={opened}
      tells={tells}
      fields={shownOf[kind].map((field) => t(`masked_${field}`))}
      open={() => (kind === 'question' ? desk.openQuestion(id) : desk.openOrder(id))}
    >
      {(one, show) => (
        <>
          <MessageSays one={one} />
          {one.closed === null && (
            <>
              {'card' in one && <MessageCard id={one.id} since={one.card?.since} tells={tells} />}
              <MessageAnswer kind={kind} one={one} onDone={show} />
              <MessageClose kind={kind} one={one} onDone={show} />
            </>
          )}
        </>
      )}
    </CaseFile>
  )
}

function MessageSays({ one }: { one: MessageOpened }) {
  const t = useTranslations()
  const { moment, number } = useWritten()
  const { says } = one
  return (
    <Stack>
      <Facts
        facts={[
          [t('fieldName'), says.name],
          [t('fieldEmail'), says.email],
          [t('fieldPhone'), says.phone && writtenPhone(says.phone)],
          ...(isOrder(one)
            ? [
                [t('fieldCompany'), one.says.company] as const,
                [t('fieldQuantity'), number(one.says.quantity)] as const,
                [t('fieldMaterial'), one.says.material] as const,
              ]
            : []),
          [t('subject'), 'subject' in says ? says.subject : undefined],
          [t('language'), nameOfLanguage(one.language)],
          [t('cameAt'), moment(one.madeAt)],
        ]}
      />
      {says.text && (
        <blockquote className="said" dir="auto">
          {says.text}
        </blockquote>
      )}
      {'mail' in one && one.mail && <MessageMail id={one.id} mail={one.mail} />}
      {one.noProspecting && <Text size="sm">{t('noProspecting')}</Text>}
      {one.answers.map(({ text, at }) => (
        <section key={at} className="answered" aria-label={t('answeredOn', { date: moment(at) })}>
          <Text size="sm" c="dimmed">
            {t('answeredOn', { date: moment(at) })}
          </Text>
          <blockquote className="said" dir="auto">
            {text}
          </blockquote>
        </section>
      ))}
      {one.closed && (
        <Alert variant="outline" className="good" role="note" title={t('closedOn', { date: moment(one.closed.at) })}>
          <Text c="var(--mantine-color-text)">{t(`why_${one.closed.why}`)}</Text>
        </Alert>
      )}
    </Stack>
  )
}
