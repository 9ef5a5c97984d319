import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { later } from '#web/ui/later.tsx'

const AudiencesSheet = later(() => import('./audiences-sheet.tsx').then((it) => it.AudiencesSheet), null)

/** The way to the groups one named. */
export function OwnAudiences() {
  const t = useTranslations()
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        {t('groups')}
      </Button>
      {opened && <AudiencesSheet onClose={() => setOpened(false)} />}
    </>
  )
}
