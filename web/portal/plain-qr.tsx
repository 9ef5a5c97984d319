import { Modal, Stack, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { usePlainLink } from './ready-link.ts'

/** The QR code of the card's plain link, as large as the screen is: what one holds out to somebody. */
export function PlainQr({ card, onClose }: { card: string; onClose(): void }) {
  const t = useTranslations()
  const link = usePlainLink(card)
  const [failed, setFailed] = useState(false)
  const first = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it opens
  useEffect(() => {
    if (first.current) return
    first.current = true
    link.mutate()
  }, [])
  return (
    <Modal opened fullScreen onClose={onClose} title={t('fullQrTitle')} closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack align="stretch">
        {failed ? (
          <Text role="alert">{t('qrFailed')}</Text>
        ) : link.data ? (
          <img
            className="qr whole-screen"
            src={`/api/links/${link.data.id}/qr.svg`}
            alt={t('qrOf')}
            width="320"
            height="320"
            onError={() => setFailed(true)}
          />
        ) : link.error ? (
          <Trouble error={link.error} again={() => link.mutate()} />
        ) : (
          <Loading lines={1} height={320} />
        )}
        <Text ta="center">{t('canForward')}</Text>
      </Stack>
    </Modal>
  )
}
