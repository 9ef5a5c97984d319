import { Badge } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { LinkShown } from '#web/client/calls.ts'

const colours = { live: 'mint', paused: 'saffron', expired: 'sand', spent: 'sand', revoked: 'sand' } as const

export function LinkState({ state, asks }: Pick<LinkShown, 'state' | 'asks'>) {
  const t = useTranslations()
  return (
    <Badge flex="none" variant="outline" color={colours[state]} c="var(--mantine-color-text)" tt="none">
      {asks !== null && state === 'live' ? t('asking_live') : t(`link_${state}`)}
    </Badge>
  )
}
