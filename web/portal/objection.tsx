import { Button, Group, Stack, Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useAccount } from '#web/ui/house.tsx'
import { Part } from '#web/ui/part.tsx'
import { useProof } from '#web/ui/prove.tsx'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { AskDesk } from './ask-desk.tsx'
import { BackToMyData } from './back-to-my-data.tsx'
import { beingDone, useFiling, useRequests } from './use-requests.ts'

/** Prospecting ends by one press; against another use one gives a reason. */
export function ObjectionScreen() {
  const t = useTranslations()
  return (
    <Stack className="middle" gap="lg">
      <BackToMyData />
      <ScreenTitle>{t('objectTitle')}</ScreenTitle>
      <Prospecting />
      <Part title={t('objectOther')}>
        <AskDesk kind="objection" label={t('objectLabel')} hint={t('objectHint')} send={t('objectSend')} />
      </Part>
    </Stack>
  )
}

function Prospecting() {
  const t = useTranslations()
  const account = useAccount()
  const requests = useRequests()
  const [proved, dialog] = useProof(account.data?.email ?? '')
  const object = useFiling(proved)
  const mine = requests.items?.filter(({ kind }) => kind === 'prospecting') ?? []
  const doing = mine.some(beingDone)
  // said on the account alone, it is not told yet to those with whom one left one's details
  const done = account.data?.noProspecting === true && mine.some(({ state }) => state === 'answered')
  return (
    <Part title={t('prospecting')}>
      <Text>{t('prospectingText')}</Text>
      {requests.isPending && <Loading lines={1} height={44} />}
      {(doing || done) && (
        <Text role="status" fw={600}>
          {t(doing ? 'prospectingDoing' : 'prospectingDone')}
        </Text>
      )}
      <Trouble error={object.error ?? (requests.items ? null : requests.error)} />
      {requests.items && !doing && !done && (
        <Group>
          <Button loading={object.isPending} onClick={() => object.mutate({ kind: 'prospecting' })}>
            {t('prospectingSend')}
          </Button>
        </Group>
      )}
      {dialog}
    </Part>
  )
}
