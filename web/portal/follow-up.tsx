import { Text } from '@mantine/core'
import { useFormatter, useTranslations } from 'use-intl'
import { zone } from '#web/ui/zone.ts'

const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date())

/** The day on which to come back to somebody; one that is here or past stands out, and says so. */
export function FollowUp({ date, short = false }: { date: string | null; short?: boolean }) {
  const t = useTranslations()
  const format = useFormatter()
  if (date === null) return null
  const written = format.dateTime(new Date(`${date}T12:00:00Z`), { day: 'numeric', month: short ? 'short' : 'long', year: 'numeric' })
  if (date > today()) return <Text inherit>{written}</Text>
  return (
    <Text inherit fw={600} c="var(--mantine-color-error)">
      {written}
      {short ? <br /> : ', '}
      <Text span inherit fw={400}>
        {date === today() ? t('dueToday') : t('dueSince')}
      </Text>
    </Text>
  )
}
