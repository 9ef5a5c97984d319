import { Button, Group, Stack, Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useAccount, useChange, useHouse } from '#web/ui/house.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { signInAgain } from './sign-in.ts'

/** This session showed no second factor: what to do depends on whether the account has one. */
export function SecondFactorStep() {
  const t = useTranslations()
  const { client, left } = useHouse()
  const account = useAccount()
  const leave = useChange(client.signOut, [], () => {
    left('the page goes')
    signInAgain()
  })
  const has = account.data !== undefined && (account.data.passkeys > 0 || account.data.secondFactor !== null)
  return (
    <Stack>
      <Text>{t(has ? 'doorFactorShow' : 'doorFactorAdd')}</Text>
      <Trouble error={leave.error} />
      <Group>
        {!has && (
          <Button component="a" href="/espace/compte">
            {t('doorFactorToAccount')}
          </Button>
        )}
        <Button variant={has ? 'filled' : 'default'} loading={leave.isPending} onClick={() => leave.mutate(undefined)}>
          {t('doorFactorAgain')}
        </Button>
      </Group>
    </Stack>
  )
}
