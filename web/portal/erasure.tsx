import { Button, Checkbox, Group, Radio, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ErasurePreview } from '#web/client/calls.ts'
import { goToFault } from '#web/ui/faults.ts'
import { useAccount, useHouse } from '#web/ui/house.tsx'
import { Part } from '#web/ui/part.tsx'
import { useProof } from '#web/ui/prove.tsx'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { BackToMyData } from './back-to-my-data.tsx'
import { ExportContacts } from './contacts-waiting.tsx'
import { ErasureGoes } from './erasure-goes.tsx'
import { paths } from './paths.ts'
import { ended, erases, useFiling, useRequests } from './use-requests.ts'

/** The end of all of one's data: what goes and what stays is read before anything is confirmed. */
export function ErasureScreen() {
  const t = useTranslations()
  const { client } = useHouse()
  const preview = useQuery({ queryKey: ['erasure'], queryFn: client.erasure })
  const requests = useRequests()
  const underWay = requests.items?.find((request) => erases(request) && !ended(request))
  const failed = preview.error ?? (requests.items ? null : requests.error)
  return (
    <Stack className="middle" gap="lg">
      <BackToMyData />
      <ScreenTitle>{t('eraseTitle')}</ScreenTitle>
      {underWay ? (
        <Part title={underWay.state === 'window' ? t('erasing') : t('erasingAsked')}>
          {underWay.state === 'window' ? (
            <Text>{t('windowCancel')}</Text>
          ) : (
            <>
              <Text>{t('erasingText')}</Text>
              <Group>
                <Button variant="default" renderRoot={(props) => <Link to={paths.request} params={{ request: underWay.id }} {...props} />}>
                  {t('seeRequest')}
                </Button>
              </Group>
            </>
          )}
        </Part>
      ) : preview.data && requests.items ? (
        <>
          <ErasureGoes preview={preview.data} />
          <Before days={preview.data.windowDays} />
          <Confirm days={preview.data.windowDays} />
        </>
      ) : failed ? (
        <Trouble error={failed} again={() => Promise.all([preview.refetch(), requests.refetch()])} />
      ) : (
        <Loading lines={4} />
      )}
    </Stack>
  )
}

function Before({ days }: { days: ErasurePreview['windowDays'] }) {
  const t = useTranslations()
  return (
    <Part title={t('eraseWindow')}>
      <Text>{t('eraseWindowText', { days })}</Text>
      <Text>
        {t('takeCopyFirst')}{' '}
        <Link to={paths.data} className="link">
          {t('takeCopy')}
        </Link>
      </Text>
      <ExportContacts />
    </Part>
  )
}

const choices = ['erasure', 'anonymisation'] as const

/** Neither is chosen beforehand, and what is final is ticked before it is pressed. */
function Confirm({ days }: { days: number }) {
  const t = useTranslations()
  const account = useAccount()
  const [proved, dialog] = useProof(account.data?.email ?? '')
  const [choice, setChoice] = useState<(typeof choices)[number]>()
  const [sure, setSure] = useState(false)
  const [asked, setAsked] = useState(0)
  // what was announced is told by the band on top, which is where the page then stands
  const announce = useFiling(proved, () => window.scrollTo({ top: 0 }))
  useEffect(() => {
    if (asked > 0) goToFault()
  }, [asked])
  return (
    <Part title={t('eraseChoice')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (choice && sure) announce.mutate({ kind: choice })
          else setAsked(asked + 1)
        }}
      >
        <Stack>
          <Radio.Group
            aria-label={t('eraseChoice')}
            value={choice ?? ''}
            error={asked > 0 && choice === undefined && t('eraseNeedsChoice')}
            onChange={(value) => setChoice(choices.find((one) => one === value))}
          >
            {choices.map((one) => (
              <Radio
                key={one}
                size="md"
                value={one}
                label={t(`eraseTitle_${one}`)}
                description={t(`eraseWhat_${one}`)}
                className="choice"
              />
            ))}
          </Radio.Group>
          <Checkbox
            size="md"
            label={t('eraseSure', { days })}
            checked={sure}
            error={asked > 0 && !sure && t('eraseNeedsSure')}
            onChange={(event) => setSure(event.currentTarget.checked)}
          />
          <Trouble error={announce.error} />
          <Group>
            <Button type="submit" color="terracotta" loading={announce.isPending}>
              {t(choice === 'anonymisation' ? 'eraseSend_anonymisation' : 'eraseSend_erasure')}
            </Button>
          </Group>
        </Stack>
      </form>
      {dialog}
    </Part>
  )
}
