import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Refused } from '#web/client/calls.ts'
import { useHouse } from '#web/ui/house.tsx'
import { forgetQr, type KeptQr } from '#web/ui/on-this-phone.ts'
import { useWritten } from '#web/ui/written.ts'
import { ToPassing } from './to-passing.tsx'
import { useOnline } from './use-online.ts'

/** The code that its owner keeps on this phone, as large as the screen is: there at once, with or without a network. */
export function PhoneQr({ kept, onClose, onPass }: { kept: KeptQr; onClose(): void; onPass?(): void }) {
  const t = useTranslations()
  const { date } = useWritten()
  const [gone, setGone] = useState(false)
  const state = useLinkState(kept.link)
  const online = useOnline()
  function forget() {
    forgetQr()
    setGone(true)
  }
  return (
    <Modal opened fullScreen onClose={onClose} title={t('fullQrTitle')} closeButtonProps={{ 'aria-label': t('close') }}>
      {gone ? (
        <Text role="status" ta="center">
          {t('phoneQrForgotten', { label: kept.label })}
        </Text>
      ) : (
        <Stack align="stretch" className="held-out">
          {state === 'dead' ? (
            <Text role="alert" ta="center" c="var(--cc-hold)">
              {t('phoneQrDead')}
            </Text>
          ) : (
            <img
              className="qr whole-screen"
              src={`data:image/svg+xml,${encodeURIComponent(kept.svg)}`}
              alt={t('qrOf')}
              width="320"
              height="320"
            />
          )}
          <Text ta="center" role="status">
            {t('phoneQrKept', { date: date(kept.keptAt), label: kept.label })} {state === 'unknown' && t('phoneQrUnchecked')}
          </Text>
          {onPass && online && <ToPassing onPass={onPass} />}
          <Group justify="center" className="deeds">
            <Button variant="default" onClick={forget}>
              {t('phoneQrForget')}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}

/** Whether a link still opens, as far as anybody can tell from here. */
function useLinkState(link: string): 'live' | 'dead' | 'asked' | 'unknown' {
  const { client } = useHouse()
  const online = useOnline()
  const shown = useQuery({ queryKey: ['links', 'on this phone', link], queryFn: () => client.link(link), enabled: online })
  if (shown.error instanceof Refused && shown.error.code === 'not-found') return 'dead'
  if (!online || shown.error) return 'unknown'
  if (!shown.data) return 'asked'
  return shown.data.state === 'live' ? 'live' : 'dead'
}
