import { Alert, Text } from '@mantine/core'
import { IconUserExclamation } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { useDoor } from './use-desk.ts'

/** Nobody else could approve: what takes two people cannot be done here, and is not let pass. */
export function Alone() {
  const t = useTranslations()
  const door = useDoor()
  if (!door.data?.alone) return null
  return (
    <Alert className="hold" variant="outline" role="note" icon={<IconUserExclamation aria-hidden />} title={t('alone')}>
      <Text c="var(--mantine-color-text)">{t('aloneText')}</Text>
    </Alert>
  )
}
