import { Badge } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { CompanyOpened } from '#web/client/calls.ts'

/** What somebody is in a company. */
export function RoleBadge({ role }: { role: CompanyOpened['role'] }) {
  const t = useTranslations()
  return (
    <Badge
      flex="none"
      variant="outline"
      color={role === 'member' ? 'sand' : role === 'owner' ? 'mint' : 'saffron'}
      c="var(--mantine-color-text)"
      size="lg"
      tt="none"
    >
      {t(`company_${role}`)}
    </Badge>
  )
}
