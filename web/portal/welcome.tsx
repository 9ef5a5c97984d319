import { Button, Stack, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useAccount, useChange, useHouse } from '#web/ui/house.tsx'
import { addPasskey, NoPasskey, passkeysWork } from '#web/ui/passkeys.ts'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { Star } from '#web/ui/star.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { paths } from './paths.ts'

/** Right after the first code: a passkey, so that no code is needed next time. */
export function WelcomeScreen() {
  const t = useTranslations()
  const { client } = useHouse()
  const account = useAccount()
  const go = useNavigate()
  const on = () => void go({ to: paths.home })
  const add = useChange(() => addPasskey(client, t('thisDevice')), ['account', 'passkeys'], on)
  return (
    <Stack className="narrow">
      <Star size={56} />
      <ScreenTitle named={t('signUpTitle')}>{t('welcomeTitle', { name: `\u2068${account.data?.name ?? ''}\u2069` })}</ScreenTitle>
      <Text>{passkeysWork() ? t('welcomePasskey') : t('welcomeText')}</Text>
      {add.error instanceof NoPasskey ? <Text role="alert">{t('noPasskeyMade')}</Text> : <Trouble error={add.error} />}
      {passkeysWork() ? (
        <>
          <Button size="lg" loading={add.isPending} onClick={() => add.mutate(undefined)}>
            {t('addPasskey')}
          </Button>
          <Button variant="default" onClick={on}>
            {t('later')}
          </Button>
        </>
      ) : (
        <Button size="lg" onClick={on}>
          {t('goOn')}
        </Button>
      )}
    </Stack>
  )
}
