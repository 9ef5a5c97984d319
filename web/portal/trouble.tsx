import { Alert, Button, Group, Skeleton, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { useSaying } from './house.tsx'

/** A refusal or a failure, said where it happened. */
export function Trouble({ error, again }: { error: Error | null | undefined; again?: () => unknown }) {
  const says = useSaying()(error)
  const t = useTranslations()
  if (says === undefined) return null
  return (
    <Alert color="terracotta" variant="outline" icon={<IconAlertTriangle aria-hidden />} role="alert" title={t('troubleTitle')}>
      <Text c="var(--mantine-color-text)">{says}</Text>
      {again && (
        <Group mt="sm">
          <Button variant="default" onClick={() => again()}>
            {t('retry')}
          </Button>
        </Group>
      )}
    </Alert>
  )
}

export function Loading({ lines = 3 }: { lines?: number }) {
  const t = useTranslations()
  return (
    <Stack role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <Skeleton key={line} h={72} radius={12} />
      ))}
    </Stack>
  )
}
