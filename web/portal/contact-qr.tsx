import { Alert, Button, Checkbox, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type ContactPart, contactParts } from '#contract/contact-qr.ts'
import { languages } from '#contract/language.ts'
import type { ContactQrDrawn } from '#web/client/calls.ts'
import { download } from '#web/ui/download.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { HelpLink } from './help-link.tsx'

/** A QR code of the contact itself, made when its owner has said that they know it cannot be taken back. `link`: one that shows what anyone may see. */
export function ContactQr({ card, link }: { card: string; link: string }) {
  const t = useTranslations()
  const { client, language: own } = useHouse()
  const shown = useQuery({ queryKey: ['link', link], queryFn: () => client.link(link) })
  const [without, setWithout] = useState<readonly ContactPart[]>([])
  const [language, setLanguage] = useState(own)
  const [understood, setUnderstood] = useState(false)
  const [asked, setAsked] = useState(false)
  const there = contactParts.filter((part) =>
    shown.data?.shows.some((field) => field === part || (part === 'company' && field === 'department')),
  )
  const parts = there.filter((part) => !without.includes(part))
  const draw = useChange(() => client.drawContactQr(card, { understood: true, language, parts }), [])

  if (draw.data) return <Drawn drawn={draw.data} onAgain={draw.reset} />
  if (shown.isPending) return <Loading lines={3} height={44} />
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (understood) draw.mutate(undefined)
      }}
    >
      <Stack>
        <Text size="sm">{t('contactQrText')}</Text>
        <HelpLink topic="offline" />
        <Alert className="hold" variant="outline" icon={<IconAlertTriangle aria-hidden />}>
          <Text c="var(--mantine-color-text)">{t('contactQrWarning')}</Text>
        </Alert>
        <Trouble error={shown.error} again={shown.refetch} />
        {there.length > 0 && (
          <Checkbox.Group
            label={t('contactQrParts')}
            description={t('contactQrOnly')}
            value={[...parts]}
            onChange={(chosen) => setWithout(there.filter((part) => !chosen.includes(part)))}
          >
            <Stack gap="xs" mt="xs">
              {there.map((part) => (
                <Checkbox key={part} value={part} label={t(part)} />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
        <NativeSelect
          label={t('contactQrLanguage')}
          value={language}
          onChange={(event) => setLanguage(languages.find((one) => one === event.currentTarget.value) ?? own)}
          data={languages.map((one) => ({ value: one, label: t(`language_${one}`) }))}
        />
        <Checkbox
          label={t('contactQrYes')}
          checked={understood}
          error={asked && !understood && t('contactQrNeedsYes')}
          onChange={(event) => setUnderstood(event.currentTarget.checked)}
        />
        <Trouble error={draw.error} />
        <Button type="submit" variant="default" loading={draw.isPending}>
          {t('contactQrMake')}
        </Button>
      </Stack>
    </form>
  )
}

function Drawn({ drawn: { png, holds, leftOut }, onAgain }: { drawn: ContactQrDrawn; onAgain(): void }) {
  const t = useTranslations()
  const named = ({ part, count }: ContactQrDrawn['holds'][number]) => (count === 1 ? t(part) : t('countedPart', { part: t(part), count }))
  const list = (parts: readonly string[]) =>
    parts.map((part, at) => (
      <bdi key={part}>
        {at > 0 && ' · '}
        {part}
      </bdi>
    ))
  const save = () =>
    download({ file: new Blob([Uint8Array.from(atob(png), (byte) => byte.charCodeAt(0))], { type: 'image/png' }), name: 'contact-qr.png' })
  return (
    <Stack gap="xs" role="status">
      <img className="qr large" src={`data:image/png;base64,${png}`} alt={t('contactQrAlt')} width="320" height="320" />
      <Text>
        {t('contactQrHolds')} {list([t('shown_name'), ...holds.map(named)])}
      </Text>
      {leftOut.length > 0 && (
        <Text c="var(--cc-hold)">
          {t('contactQrLeftOut')} {list(leftOut.map(named))}
        </Text>
      )}
      <Group gap="xs" className="deeds">
        <Button variant="default" leftSection={<IconDownload aria-hidden size={20} />} onClick={save}>
          {t('contactQrSave')}
        </Button>
        <Button variant="default" onClick={onAgain}>
          {t('contactQrOther')}
        </Button>
      </Group>
    </Stack>
  )
}
