import { Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { BreachListed } from '#web/client/desk-calls.ts'

/** What is left of the 72 hours, or how the CNDP was told. */
export function Clock72({ state, dueAt }: BreachListed['clock']) {
  const t = useTranslations()
  const hours = Math.round((Date.parse(dueAt) - Date.now()) / 3_600_000)
  if (state === 'due')
    return (
      <Text span inherit fw={600} {...(hours <= 12 && { c: 'var(--cc-hold)' })}>
        {t('hoursLeft', { hours: Math.max(0, hours) })}
      </Text>
    )
  if (state === 'late')
    return (
      <Text span inherit fw={600} c="var(--mantine-color-error)">
        {t('hoursLate', { hours: Math.max(1, -hours) })}
      </Text>
    )
  return t(`clock_${state}`)
}
