import { Button, Stack, Text, Title } from '@mantine/core'
import { useLocation } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useChange, useHouse } from './house.tsx'
import { Trouble } from './trouble.tsx'

/** Where a member of staff takes their invitation up; its secret stands after `#`, and only the button sends it. */
export function InvitationScreen() {
  const t = useTranslations()
  const { client } = useHouse()
  const { hash } = useLocation()
  const accept = useChange(() => client.acceptInvitation(hash), ['account'])
  return (
    <Stack className="narrow">
      <Title order={1}>{t('invitationTitle')}</Title>
      <Text>{t('invitationText')}</Text>
      <Trouble error={accept.error} />
      {accept.isSuccess ? (
        <Text role="status">{t('invitationDone')}</Text>
      ) : (
        <Button size="lg" loading={accept.isPending} onClick={() => accept.mutate(undefined)}>
          {t('invitationAccept')}
        </Button>
      )}
    </Stack>
  )
}
