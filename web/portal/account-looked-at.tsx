import { Button, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { Part } from '#web/ui/part.tsx'
import { paths } from './paths.ts'

/** The way to who of IdNet looked at one's data. */
export function AccountLookedAt() {
  const t = useTranslations()
  return (
    <Part title={t('lookedAt')}>
      <Text>{t('lookedAtText')}</Text>
      <Group>
        <Button variant="default" renderRoot={(props) => <Link to={paths.lookedAt} {...props} />}>
          {t('lookedAtSee')}
        </Button>
      </Group>
    </Part>
  )
}
