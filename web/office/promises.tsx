import { Anchor, Badge, Button, Group, Paper, Stack, Text, Textarea, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { languages } from '#contract/language.ts'
import type { PromiseStanding } from '#web/client/desk-calls.ts'
import { faultsIn, useFaults, useGoToFault } from '#web/ui/faults.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { useKept } from '#web/ui/kept.ts'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { Act } from './act.tsx'
import { nameOfLanguage } from './filters.tsx'
import { useDesk } from './use-desk.ts'

const colours = { verified: 'mint', 'by construction': 'mint', people: 'majorelle', 'no case': 'sand', 'not kept': 'terracotta' } as const

/** Every public promise and how it stands; of one that is not kept, what is being done. The figure itself nobody changes. */
export function PromisesScreen() {
  const t = useTranslations()
  const { language } = useHouse()
  const desk = useDesk()
  const promises = useQuery({ queryKey: ['promises'], queryFn: desk.promises })
  // what is not kept stands first
  const all = promises.data?.promises.toSorted((a, b) => Number(b.state === 'not kept') - Number(a.state === 'not kept'))
  return (
    <Stack className="middle">
      <ScreenTitle>{t('room_promises')}</ScreenTitle>
      <Text>
        {t('roomText_promises')}{' '}
        <Anchor underline="always" href={`/engagements/${language}`}>
          {t('publicPage')}
        </Anchor>
      </Text>
      {promises.error && <Trouble error={promises.error} again={promises.refetch} />}
      {promises.isPending && <Loading />}
      {all?.map((one) => (
        <OnePromise key={one.id} one={one} />
      ))}
    </Stack>
  )
}

function OnePromise({ one }: { one: PromiseStanding }) {
  const t = useTranslations()
  const { moment } = useWritten()
  const { figure } = one
  return (
    <Paper p="md" component="section">
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Title order={2} size="h4" lang="fr" dir="ltr">
            {one.sentence}
          </Title>
          <Badge flex="none" variant="outline" color={colours[one.state]} c="var(--mantine-color-text)" tt="none">
            {t(`promise_${one.state}`)}
          </Badge>
        </Group>
        <Text size="sm" c="dimmed" className="figures">
          {[
            figure && (figure.of === null ? t('figure', { count: figure.count }) : t('figureOf', { count: figure.count, of: figure.of })),
            one.checkedAt && t('checkedAt', { date: moment(one.checkedAt) }),
            one.since && t('notKeptSince', { date: moment(one.since) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        {one.state === 'not kept' && (
          <Act says={t('sayOf')} open={one.says === null}>
            <SayOf one={one} />
          </Act>
        )}
      </Stack>
    </Paper>
  )
}

const Words = z.object({ fr: z.string(), ar: z.string(), en: z.string() })

function SayOf({ one }: { one: PromiseStanding }) {
  const t = useTranslations()
  const desk = useDesk()
  const [words, setWords, forget] = useKept(`office.promise.${one.id}`, Words, one.says ?? { fr: '', ar: '', en: '' })
  const say = useChange(
    () => desk.sayOfPromise({ promise: one.id, ...words }),
    ['promises'],
    () => {
      forget()
      notifications.show({ message: t('saidInPublic'), color: 'mint' })
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
        {languages.map((language) => (
          <Textarea
            key={language}
            label={nameOfLanguage(language)}
            lang={language}
            dir={language === 'ar' ? 'rtl' : 'ltr'}
            autosize
            maxLength={600}
            value={words[language]}
            error={fault(language)}
            onChange={({ currentTarget }) => setWords({ ...words, [language]: currentTarget.value })}
          />
        ))}
        <Trouble error={say.error} />
        <Group>
          <Button type="submit" loading={say.isPending}>
            {t('sayInPublic')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
