import { Alert, Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconClockExclamation } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { useAccount, useChange, useHouse } from '#web/ui/house.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'

/** On every page: somebody said that the application is lost, and any session may say that it is not. */
export function FactorBand() {
  const t = useTranslations()
  const { moment } = useWritten()
  const { client } = useHouse()
  const offAt = useAccount().data?.secondFactor?.offAt
  const keep = useChange(client.keepFactor, ['account'], () => notifications.show({ message: t('factorKept'), color: 'mint' }))
  if (!offAt) return null
  return (
    <Alert className="hold band" variant="outline" icon={<IconClockExclamation aria-hidden />} role="region" title={t('factorBand')}>
      <Text c="var(--mantine-color-text)">{t('factorBandText', { date: moment(offAt) })}</Text>
      <Trouble error={keep.error} />
      <Group mt="sm" className="deeds">
        <Button loading={keep.isPending} onClick={() => keep.mutate(undefined)}>
          {t('factorKeep')}
        </Button>
      </Group>
    </Alert>
  )
}
