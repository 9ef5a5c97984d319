import { Modal } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { LinkShown } from '#web/client/calls.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { LinkReady } from './link-ready.tsx'

/** A kept link, whole once more. */
export function CopyAgain({ link, onClose }: { link: LinkShown; onClose(): void }) {
  const t = useTranslations()
  const { client } = useHouse()
  const asks = link.asks !== null
  const copy = useChange(() => (asks ? client.copyAskingLink : client.copyLink)(link.id), [])
  const asked = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the dialog opens: each copy is on record
  useEffect(() => {
    if (asked.current) return
    asked.current = true
    copy.mutate(undefined)
  }, [])
  return (
    <Modal opened onClose={onClose} title={<bdi>{link.label}</bdi>} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      {copy.data ? (
        <LinkReady made={{ ...copy.data, kept: true, asks, ...(!asks && { audience: link.audience }) }} />
      ) : copy.error ? (
        <Trouble error={copy.error} again={() => copy.mutate(undefined)} />
      ) : (
        <Loading lines={2} height={50} />
      )}
    </Modal>
  )
}
