import { Button, Group, Skeleton, Stack, Text, TextInput } from '@mantine/core'
import { IconBrandWhatsapp } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { CopyButton } from './copy-button.tsx'
import { OtherWays } from './other-ways.tsx'
import { QrCode } from './qr-code.tsx'
import { useAudiences } from './use-audiences.ts'

/** Where it will stand once it is made, as large as it will be: nothing below moves from under somebody's finger. */
export function LinkComing({ label }: { label: string }) {
  const t = useTranslations()
  return (
    <>
      <Text role="status" className="unseen">
        {t('makingLink')}
      </Text>
      <Skeleton inert aria-hidden>
        <LinkReady made={{ id: '', url: '', label, kept: true, audience: 'anyone' }} />
      </Skeleton>
    </>
  )
}

/** A link that can be given away: copied, sent by WhatsApp or otherwise, shown as a QR code. */
export function LinkReady({
  made,
}: {
  made: { id: string; url: string; label?: string; kept: boolean; asks?: boolean; audience?: string }
}) {
  const t = useTranslations()
  const { said } = useAudiences()
  const sentence = (url: string) => t(made.asks ? 'whatsappAsks' : 'whatsappSentence', { url })
  return (
    <Group align="flex-start" wrap="wrap">
      <Stack flex="1 1 14rem">
        <CopyButton key={made.url} url={made.url} />
        <Button
          variant="default"
          size="lg"
          leftSection={<IconBrandWhatsapp aria-hidden />}
          component="a"
          href={`https://wa.me/?text=${encodeURIComponent(sentence(made.url))}`}
          target="_blank"
          rel="noreferrer"
        >
          {t('whatsapp')}
        </Button>
        <OtherWays key={made.id} url={made.url} sentence={sentence} />
        <TextInput
          label={t('link')}
          description={made.label && <bdi>{made.label}</bdi>}
          readOnly
          value={made.url}
          dir="ltr"
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        {made.audience !== undefined && <Text>{t('readyFor', { audience: `\u2068${said(made.audience)}\u2069` })}</Text>}
        {made.asks && <Text>{t('asksReady')}</Text>}
        {!made.kept && <Text c="var(--cc-hold)">{t('shownOnceNow')}</Text>}
      </Stack>
      {made.kept && <QrCode key={made.id} link={made.id} asks={made.asks ?? false} />}
    </Group>
  )
}
