import './contacts.css'
import { Button, Group } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { paths } from './paths.ts'

/** From one right back to all of them. */
export function BackToMyData() {
  const t = useTranslations()
  return (
    <Group>
      <Button
        variant="subtle"
        px="xs"
        leftSection={<IconArrowLeft aria-hidden size={20} className="turned" />}
        renderRoot={(props) => <Link to={paths.data} {...props} />}
      >
        {t('myData')}
      </Button>
    </Group>
  )
}
