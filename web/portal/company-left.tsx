import { Alert, Text } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { useWritten } from '#web/ui/written.ts'
import { useCompanyCards } from './use-companies.ts'

/** Above a card whose links no longer show what it says of a company its owner left. Silent otherwise. */
export function CompanyLeft({ card }: { card: string }) {
  const t = useTranslations()
  const { date } = useWritten()
  const left = useCompanyCards().data?.left.find((one) => one.card === card)
  if (!left) return null
  return (
    <Alert color="saffron" variant="outline" icon={<IconInfoCircle aria-hidden />} role="status">
      <Text c="var(--mantine-color-text)">{t('companyLeftBand', { date: date(left.since) })}</Text>
    </Alert>
  )
}
