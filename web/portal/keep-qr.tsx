import { Button, Group, Text } from '@mantine/core'
import { IconDeviceMobile } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAccount, useChange, useHouse } from '#web/ui/house.tsx'
import { type KeptQr, keepQr, keptQr } from '#web/ui/on-this-phone.ts'
import { Trouble } from '#web/ui/trouble.tsx'
import { linksTouched, useDatedLabel } from './ready-link.ts'

/** Puts a code into this phone, of a link made for it alone: a phone that is lost takes back nothing else. One at a time. */
export function KeepQr({ card, onKept }: { card: string; onKept(kept: KeptQr): void }) {
  const t = useTranslations()
  const { client } = useHouse()
  const account = useAccount()
  const labelled = useDatedLabel()
  const key = useRef(crypto.randomUUID())
  const [refused, setRefused] = useState(false)
  async function put(): Promise<KeptQr | undefined> {
    const label = labelled('phoneOf')
    const link = (await client.makeLink(card, { label }, key.current)).id
    const svg = await client.qrOf(link)
    const kept = { account: account.data?.id ?? '', card, link, label, svg, keptAt: new Date().toISOString() }
    return keepQr(kept) ? kept : undefined
  }
  const keep = useChange(put, linksTouched, (kept) => {
    if (kept) onKept(kept)
    else setRefused(true)
  })
  return (
    <>
      <Text ta="center" size="sm">
        {t(keptQr() ? 'phoneQrReplaces' : 'phoneQrText')}
      </Text>
      <Trouble error={keep.error} />
      {refused && <Text role="alert">{t('phoneQrRefused')}</Text>}
      <Group justify="center" className="deeds">
        <Button
          variant="default"
          leftSection={<IconDeviceMobile aria-hidden size={20} />}
          loading={keep.isPending}
          onClick={() => keep.mutate(undefined)}
        >
          {t('phoneQrKeep')}
        </Button>
      </Group>
    </>
  )
}
