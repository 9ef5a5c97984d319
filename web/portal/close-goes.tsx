import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { closedDays } from '#contract/accounts.ts'
import { useHouse } from '#web/ui/house.tsx'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'

const atOnce = ['cards', 'links', 'contacts', 'sessions'] as const

/** What closing an account ends at once, counted; and what stays of it, why and until when. */
export function CloseGoes() {
  const t = useTranslations()
  const { date, number } = useWritten()
  const { client } = useHouse()
  const preview = useQuery({ queryKey: ['erasure'], queryFn: client.erasure })
  const until = new Date(Date.now() + closedDays * 86_400_000)
  if (!preview.data) return preview.error ? <Trouble error={preview.error} again={preview.refetch} /> : <Loading lines={2} />
  const { goes, stays } = preview.data
  return (
    <>
      <Text fw={600}>{t('closeAtOnce')}</Text>
      <Text>{t('closeGoes')}</Text>
      <ul className="listed">
        {atOnce.flatMap((what) =>
          goes
            .filter((one) => one.what === what)
            .map(({ count }) => <li key={what}>{t(`goes_${what}`, { count, shown: number(count) })}</li>),
        )}
      </ul>
      <Text fw={600}>{t('closeLater')}</Text>
      <ul className="listed">
        <li>{t('closeRest', { date: date(until) })}</li>
        {stays
          .filter(({ what }) => what !== 'request')
          .map(({ what, until: last }) => (
            <li key={what}>
              {t(`stays_${what}`)} {last !== null && t('staysUntil', { date: date(last) })}
            </li>
          ))}
        <li>{t('closeVisitors')}</li>
      </ul>
    </>
  )
}
