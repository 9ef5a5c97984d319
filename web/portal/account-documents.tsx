import { Button, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { Part } from '#web/ui/part.tsx'
import { paths } from './paths.ts'

/** Where one's invoices are, and that they outlast the account. */
export function AccountDocuments() {
  const t = useTranslations()
  return (
    <Part title={t('documents')}>
      <Text>{t('documentsStay')}</Text>
      <Group>
        <Button variant="default" renderRoot={(props) => <Link to={paths.documents} {...props} />}>
          {t('seeDocuments')}
        </Button>
      </Group>
    </Part>
  )
}
