import { Modal, Stack, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { choosePassing, chosePassing, type KeptQr, keptQr } from '#web/ui/on-this-phone.ts'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { KeepQr } from './keep-qr.tsx'
import { PassingQr } from './passing-qr.tsx'
import { PhoneQr } from './phone-qr.tsx'
import { usePlainLink } from './ready-link.ts'
import { ToPassing } from './to-passing.tsx'

/**
 * What one holds out to somebody: the code that changes each minute, for who chose it here before and has a network; the code kept on this phone
 * for this card; or that of the card's plain link.
 */
export function PlainQr({ card, onClose }: { card: string; onClose(): void }) {
  const [kept, setKept] = useState(() => {
    const one = keptQr()
    return one?.card === card ? one : undefined
  })
  const [passing, setPassing] = useState(() => chosePassing() && navigator.onLine)
  function choose(pass: boolean) {
    choosePassing(pass)
    setPassing(pass)
  }
  const onPass = () => choose(true)
  if (passing) return <PassingQr card={card} onClose={onClose} onStay={() => choose(false)} />
  return kept ? (
    <PhoneQr kept={kept} onClose={onClose} onPass={onPass} />
  ) : (
    <AskedQr card={card} onClose={onClose} onKept={setKept} onPass={onPass} />
  )
}

interface Given {
  readonly card: string
  onClose(): void
  onKept(kept: KeptQr): void
  onPass(): void
}

function AskedQr({ card, onClose, onKept, onPass }: Given) {
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
      <Stack align="stretch" className="held-out">
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
        {link.data && <ToPassing onPass={onPass} />}
        {link.data && <KeepQr card={card} onKept={onKept} />}
      </Stack>
    </Modal>
  )
}
