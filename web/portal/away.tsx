import { Button, Group, Stack } from '@mantine/core'
import { IconQrcode } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Refused } from '#web/client/calls.ts'
import { useHouse } from '#web/ui/house.tsx'
import { keptQr } from '#web/ui/on-this-phone.ts'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { Blank } from '#web/ui/trouble.tsx'
import { PhoneQr } from './phone-qr.tsx'
import { useOnline } from './use-online.ts'

/** A start without a network, or whose server does not answer: what is here all the same, and how to go on. */
export function Away({ again }: { again(): unknown }) {
  const t = useTranslations()
  const { client } = useHouse()
  const online = useOnline()
  const [shown, setShown] = useState(false)
  const [kept, setKept] = useState(keptQr)
  // Asked beside what is shown, until somebody answers: a browser may believe that it has a network, and say nothing when it has one again.
  // Whoever holds out a code is not interrupted.
  useEffect(() => {
    if (shown) return
    const silent = (error: unknown) => error instanceof Refused && error.code === 'offline'
    const ask = () => void client.account().then(again, (error: unknown) => silent(error) || again())
    const asking = setInterval(ask, 5_000)
    return () => clearInterval(asking)
  }, [again, client, shown])
  return (
    <Stack className="middle" gap="lg">
      <ScreenTitle>{t(online ? 'awayTitle' : 'awayOffline')}</ScreenTitle>
      <Blank text={t(kept ? 'awayWithQr' : 'awayText')}>
        <Group>
          {kept && (
            <Button leftSection={<IconQrcode aria-hidden size={20} />} onClick={() => setShown(true)}>
              {t('fullQr')}
            </Button>
          )}
          <Button variant="default" onClick={() => again()}>
            {t('retry')}
          </Button>
        </Group>
      </Blank>
      {shown && kept && (
        <PhoneQr
          kept={kept}
          onClose={() => {
            setShown(false)
            setKept(keptQr)
          }}
        />
      )}
    </Stack>
  )
}
