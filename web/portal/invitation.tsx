import { Button, Stack, Text } from '@mantine/core'
import { Link, useLocation } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { paths } from './paths.ts'

/** Where a member of staff takes their invitation up; its secret stands after `#`, and only the button sends it. */
export function InvitationScreen() {
  const t = useTranslations()
  const { client } = useHouse()
  const { hash } = useLocation()
  const accept = useChange(() => client.acceptInvitation(hash), ['account'])
  return (
    <Stack className="narrow">
      <ScreenTitle>{t('invitationTitle')}</ScreenTitle>
      <Text>{t('invitationText')}</Text>
      <Trouble error={accept.error} />
      {accept.isSuccess ? (
        <Text role="status">{t('invitationDone')}</Text>
      ) : (
        <Button size="lg" loading={accept.isPending} onClick={() => accept.mutate(undefined)}>
          {t('invitationAccept')}
        </Button>
      )}
      {accept.isSuccess && (
        <Button size="lg" component="a" href="/bureau">
          {t('toOffice')}
        </Button>
      )}
      {(accept.isSuccess || accept.error) && (
        <Button variant="default" renderRoot={(props) => <Link to={paths.home} {...props} />}>
          {t('toMyCards')}
        </Button>
      )}
    </Stack>
  )
}
