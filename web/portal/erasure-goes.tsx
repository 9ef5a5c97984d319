import { Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { ErasurePreview } from '#web/client/calls.ts'
import { Part } from '#web/ui/part.tsx'
import { useWritten } from '#web/ui/written.ts'

/** What an erasure ends, counted; and what outlives it, why and until when. */
export function ErasureGoes({ preview }: { preview: ErasurePreview }) {
  const t = useTranslations()
  const { date, number } = useWritten()
  return (
    <>
      <Part title={t('goes')}>
        <ul className="listed">
          {preview.goes.map(({ what, count }) => (
            <li key={what}>{t(`goes_${what}`, { count, shown: number(count) })}</li>
          ))}
        </ul>
      </Part>
      <Part title={t('stays')}>
        <ul className="listed">
          {preview.stays.map(({ what, until }) => (
            <li key={what}>
              {t(`stays_${what}`)} {until !== null && t('staysUntil', { date: date(until) })}
            </li>
          ))}
        </ul>
        <Text>{t('kept')}</Text>
      </Part>
    </>
  )
}
