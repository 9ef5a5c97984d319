import { Button, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { Part } from '#web/ui/part.tsx'
import { paths } from './paths.ts'

/** The way to one's company: those who have none find there what it is for. */
export function AccountCompany() {
  const t = useTranslations()
  return (
    <Part title={t('companies')}>
      <Text>{t('companyText')}</Text>
      <Group>
        <Button variant="default" renderRoot={(props) => <Link to={paths.companies} {...props} />}>
          {t('companySee')}
        </Button>
      </Group>
    </Part>
  )
}
