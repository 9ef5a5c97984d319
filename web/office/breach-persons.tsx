import { Button, Group, SegmentedControl, Stack, Text, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { languages } from '#contract/language.ts'
import type { BreachOpened } from '#web/client/desk-calls.ts'
import { faultsIn, useFaults, useGoToFault } from '#web/ui/faults.ts'
import { useChange } from '#web/ui/house.tsx'
import { useKept } from '#web/ui/kept.ts'
import { Trouble } from '#web/ui/trouble.tsx'
import { nameOfLanguage } from './filters.tsx'
import { useDesk } from './use-desk.ts'

const Words = z.object({ fr: z.string(), ar: z.string(), en: z.string() })

/** The persons whom the operator listed are told by mail, in these words, once each; or it is said why they are not. */
export function BreachPersons({ one, onDone }: { one: BreachOpened; onDone(one: BreachOpened): void }) {
  const t = useTranslations()
  const desk = useDesk()
  const [tells, setTells] = useState(true)
  const [words, setWords, forget] = useKept(`office.tell.${one.id}`, Words, { fr: '', ar: '', en: '' })
  const [reason, setReason, forgetReason] = useKept(`office.untold.${one.id}`, z.string(), '')
  const say = useChange(
    () => (tells ? desk.tellPersons(one.id, words) : desk.tellNobody(one.id, reason.trim())),
    ['breaches', 'waits'],
    (now) => {
      forget()
      forgetReason()
      onDone(now)
      notifications.show({ message: t('breachKept'), color: 'mint' })
    },
  )
  const fault = useFaults(faultsIn(say.error))
  useGoToFault(say.error)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        say.mutate(undefined)
      }}
    >
      <Stack gap="sm">
        <SegmentedControl
          aria-label={t('tellPersons')}
          value={tells ? 'tell' : 'not'}
          data={[
            { value: 'tell', label: t('tellThem') },
            { value: 'not', label: t('tellNot') },
          ]}
          onChange={(value) => setTells(value === 'tell')}
        />
        {tells ? (
          <>
            <Text size="sm">{t('tellText', { found: one.persons.found })}</Text>
            {languages.map((language) => (
              <Textarea
                key={language}
                label={nameOfLanguage(language)}
                lang={language}
                dir={language === 'ar' ? 'rtl' : 'ltr'}
                autosize
                minRows={3}
                maxLength={4_000}
                value={words[language]}
                error={fault(language)}
                onChange={({ currentTarget }) => setWords({ ...words, [language]: currentTarget.value })}
              />
            ))}
          </>
        ) : (
          <Textarea
            label={t('whyNot')}
            autosize
            minRows={3}
            maxLength={2_000}
            value={reason}
            error={fault('reason')}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
        )}
        <Trouble error={say.error} />
        <Group>
          <Button type="submit" loading={say.isPending}>
            {t(tells ? 'tellDo' : 'sayIt')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
