import { Button, Group, Text } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { Part } from '#web/ui/part.tsx'
import type { Proved } from '#web/ui/prove.tsx'
import { Ask } from './ask.tsx'
import { CloseGoes } from './close-goes.tsx'
import { ExportFirst } from './contacts-waiting.tsx'
import { paths } from './paths.ts'

/** The end of an account: what goes, what stays, and a second question. */
export function CloseAccount({ proved }: { proved: Proved }) {
  const t = useTranslations()
  const { client, left } = useHouse()
  const go = useNavigate()
  const [asking, setAsking] = useState(false)
  const close = useChange(
    () => proved(client.closeAccount),
    [],
    () => void go({ to: paths.signIn }).then(() => left('for good')),
  )
  return (
    <Part title={t('closeTitle')}>
      <CloseGoes />
      <Text>
        {t('closeOrErase')}{' '}
        <Link to={paths.erase} className="link">
          {t('erase')}
        </Link>
      </Text>
      <Group>
        <Button variant="default" c="var(--mantine-color-error)" onClick={() => setAsking(true)}>
          {t('closeAccount')}
        </Button>
      </Group>
      <Ask
        opened={asking}
        title={t('closeSure')}
        text={t('closeGoes')}
        no={t('keepAccount')}
        yes={t('closeAccount')}
        doing={close}
        first={<ExportFirst />}
        onClose={() => setAsking(false)}
      />
    </Part>
  )
}
