import { Button, Stack } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { Refused } from '#web/client/calls.ts'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { Blank, Trouble } from '#web/ui/trouble.tsx'
import { paths } from './paths.ts'

/** Where a whole screen cannot be shown: what failed, and the way on. */
export function TroublePage({ error, again, title }: { error: Error; again(): unknown; title?: string }) {
  const t = useTranslations()
  const missing = error instanceof Refused && error.code === 'not-found'
  return (
    <Stack className="middle" gap="lg">
      <ScreenTitle>{missing ? t('missingTitle') : (title ?? t('awayTitle'))}</ScreenTitle>
      {missing ? (
        <Blank text={t('missingText')}>
          <Button variant="default" renderRoot={(props) => <Link to={paths.home} {...props} />}>
            {t('toMyCards')}
          </Button>
        </Blank>
      ) : (
        <Trouble error={error} again={again} />
      )}
    </Stack>
  )
}
