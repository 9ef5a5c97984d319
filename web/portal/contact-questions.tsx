import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { ContactOpened } from '#web/client/calls.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { contactsTouched } from './use-contacts.ts'

type Question = ContactOpened['questions'][number]

/** 'To whom did you pass my details on?': what the person asked, and one's answer. */
export function ContactQuestions({ contact }: { contact: ContactOpened }) {
  return contact.questions.map((question) => <OneQuestion key={question.id} question={question} />)
}

function OneQuestion({ question }: { question: Question }) {
  const t = useTranslations()
  const format = useFormatter()
  const { client } = useHouse()
  const [answer, setAnswer] = useState('')
  const date = (at: string) => format.dateTime(new Date(at), { dateStyle: 'long' })
  const send = useChange(
    () => client.answerQuestion(question.contact, { question: question.id, answer: answer.trim() }),
    contactsTouched,
    () => notifications.show({ message: t('answerSent'), color: 'mint' }),
  )
  return (
    <Stack gap="xs" className="act">
      <Text fw={600}>{t('questionAsked', { date: date(question.askedAt) })}</Text>
      <Text>{t('questionText')}</Text>
      {question.answer !== null && question.answeredAt !== null ? (
        <>
          <Text size="sm" c="dimmed">
            {t('answeredOn', { date: date(question.answeredAt) })}
          </Text>
          <Text className="said">{question.answer}</Text>
        </>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            send.mutate(undefined)
          }}
        >
          <Stack gap="sm">
            <Textarea
              label={t('yourAnswer')}
              description={t('yourAnswerHint')}
              autosize
              minRows={2}
              maxLength={1000}
              required
              withAsterisk={false}
              value={answer}
              onChange={(event) => setAnswer(event.currentTarget.value)}
            />
            <Trouble error={send.error} />
            <Group>
              <Button type="submit" loading={send.isPending}>
                {t('sendAnswer')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Stack>
  )
}
