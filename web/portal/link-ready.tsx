import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconBrandWhatsapp, IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { QrCode } from './qr-code.tsx'

function CopyButton({ url }: { url: string }) {
  const t = useTranslations()
  const [copied, setCopied] = useState<boolean>()
  return (
    <div>
      <Button
        size="lg"
        fullWidth
        leftSection={copied ? <IconCheck aria-hidden /> : <IconCopy aria-hidden />}
        onClick={() =>
          navigator.clipboard.writeText(url).then(
            () => setCopied(true),
            () => setCopied(false),
          )
        }
      >
        {copied ? t('copied') : t('copyLink')}
      </Button>
      <Text role="status" size="sm">
        {copied === true ? t('copiedText') : copied === false ? t('copyFailed') : ''}
      </Text>
    </div>
  )
}

/** A link that can be given away: copied, sent by WhatsApp, shown as a QR code. */
export function LinkReady({ made }: { made: { id: string; url: string; label?: string; kept: boolean; asks?: boolean } }) {
  const t = useTranslations()
  return (
    <Group align="flex-start" wrap="wrap">
      <Stack flex="1 1 14rem">
        <CopyButton key={made.url} url={made.url} />
        <Button
          variant="default"
          size="lg"
          leftSection={<IconBrandWhatsapp aria-hidden />}
          component="a"
          href={`https://wa.me/?text=${encodeURIComponent(t(made.asks ? 'whatsappAsks' : 'whatsappSentence', { url: made.url }))}`}
          target="_blank"
          rel="noreferrer"
        >
          {t('whatsapp')}
        </Button>
        <TextInput
          label={t('link')}
          description={made.label && <bdi>{made.label}</bdi>}
          readOnly
          value={made.url}
          dir="ltr"
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        {made.asks && <Text>{t('asksReady')}</Text>}
        {!made.kept && <Text c="var(--cc-hold)">{t('shownOnceNow')}</Text>}
      </Stack>
      {made.kept && <QrCode key={made.id} link={made.id} asks={made.asks ?? false} />}
    </Group>
  )
}
