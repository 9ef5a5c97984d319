import { Alert, Button, Group, Paper, Skeleton, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Refused } from '#web/client/calls.ts'
import { Star } from './star.tsx'

/** The seconds until a refusal says one may try again, counted down while it stands there. */
function useSecondsLeft(error: Error | null | undefined): number | undefined {
  const ends = error instanceof Refused && error.waitSeconds !== undefined ? error.at + error.waitSeconds * 1000 : undefined
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (ends === undefined) return
    setNow(Date.now())
    const tick = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(tick)
  }, [ends])
  return ends === undefined ? undefined : Math.max(0, Math.ceil((ends - now) / 1000))
}

/** What went wrong, in a sentence that says what to do next. */
function useSaying(error: Error | null | undefined): string | undefined {
  const t = useTranslations()
  const left = useSecondsLeft(error)
  if (!error) return undefined
  if (!(error instanceof Refused) || error.message === '') return t('offline')
  if (left === undefined) return error.message
  const wait = left === 0 ? t('waitOver') : t('waitMinutes', { minutes: Math.ceil(left / 60) })
  return `${error.code === 'too-many' ? t('tooMany') : error.message} ${wait}`
}

interface Failed {
  readonly error: Error | null | undefined
  again?: () => unknown
}

/** A refusal or a failure, said where it happened. */
export function Trouble({ error, again }: Failed) {
  const t = useTranslations()
  if (!error) return null
  return (
    <Alert color="terracotta" variant="outline" icon={<IconAlertTriangle aria-hidden />} role="alert" title={t('troubleTitle')}>
      <TroubleText error={error} {...(again && { again })} />
    </Alert>
  )
}

/** The same without a box, for where one stands already. */
export function TroubleText({ error, again }: Failed) {
  const t = useTranslations()
  const says = useSaying(error)
  if (says === undefined) return null
  return (
    <>
      <Text c="var(--mantine-color-text)">{says}</Text>
      {again && (
        <Group mt="sm">
          <Button variant="default" onClick={() => again()}>
            {t('retry')}
          </Button>
        </Group>
      )}
    </>
  )
}

/** A place with nothing in it: what it is for, and the first thing to do. */
export function Blank({ title, text, children, maw }: { title?: ReactNode; text: string; children?: ReactNode; maw?: string }) {
  return (
    <Paper p="xl" {...(maw && { maw })}>
      <Stack align="flex-start">
        <Star size={56} />
        {title}
        <Text>{text}</Text>
        {children}
      </Stack>
    </Paper>
  )
}

export function Loading({ lines = 3, height = 72 }: { lines?: number; height?: number }) {
  const t = useTranslations()
  return (
    <Stack role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <Skeleton key={line} h={height} radius={12} />
      ))}
    </Stack>
  )
}
