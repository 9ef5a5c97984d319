import { Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useWritten } from '#web/ui/written.ts'

/** How long ago something came, with its date beside. */
export function Age({ at }: { at: string }) {
  const t = useTranslations()
  const { shortDate } = useWritten()
  const hours = Math.max(0, Math.floor((Date.now() - Date.parse(at)) / 3_600_000))
  return (
    <>
      <span className="bit">{hours < 48 ? t('ageHours', { hours }) : t('ageDays', { days: Math.floor(hours / 24) })}</span>{' '}
      <Text span size="xs" c="dimmed" className="bit">
        {shortDate(at)}
      </Text>
    </>
  )
}
