import { Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { zone } from '#web/ui/zone.ts'

/** The day it is at a moment, where our days are counted. */
export const dayAt = (moment: Date): string => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(moment)
export const today = (): string => dayAt(new Date())

/** Days that are left until a day, or that it is late by; `still`: the clock stands. */
export function DaysLeft({ until, still = false }: { until: string; still?: boolean }) {
  const t = useTranslations()
  const left = Math.round((Date.parse(until) - Date.parse(today())) / 86_400_000)
  if (still)
    return (
      <Text span inherit c="var(--cc-hold)" fw={600}>
        {t('clockStands')}
      </Text>
    )
  if (left < 0)
    return (
      <Text span inherit c="var(--mantine-color-error)" fw={600}>
        {t('lateBy', { days: -left })}
      </Text>
    )
  return <span className={left <= 2 ? 'soon' : undefined}>{left === 0 ? t('dueToday') : t('daysLeft', { days: left })}</span>
}
