import { Badge } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { LinkShown } from '#web/client/calls.ts'

const colours = { live: 'mint', paused: 'saffron', expired: 'sand', spent: 'sand', revoked: 'sand' } as const

export function LinkState({ state, asks, passing }: Pick<LinkShown, 'state' | 'asks' | 'passing'>) {
  const t = useTranslations()
  const live = asks !== null ? 'asking_live' : passing ? (passing.opens ? 'passing_opens' : 'passing_read') : 'link_live'
  return (
    <Badge flex="none" variant="outline" color={colours[state]} c="var(--mantine-color-text)" tt="none">
      {t(state === 'live' ? live : `link_${state}`)}
    </Badge>
  )
}
