import { Anchor, Button, Checkbox, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { IconBrandWhatsapp, IconCheck, IconCopy } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { type LinkMade, type NewLink, Refused } from '#web/client/calls.ts'
import { useChange, useHouse } from './house.tsx'
import { type NamedVisitor, nobodyYet, VisitorFields, visitorOf } from './named-visitor.tsx'
import { Trouble } from './trouble.tsx'

const day = 86_400_000

/** A link that is ready when the sheet opens: one button copies it. Whoever wants another one says so under 'more options'. */
export function ShareSheet({ card, onClose }: { card: string; onClose(): void }) {
  const t = useTranslations()
  const format = useFormatter()
  const { client } = useHouse()
  const [made, setMade] = useState<LinkMade & { kept: boolean }>()
  const keys = useRef(new Map<string, string>())
  /** The plain link of this name that is there already: a sheet opened ten times makes one link. */
  const todays = async (label: string): Promise<LinkMade | undefined> => {
    const { items } = await client.links({ card, state: 'live' })
    const known = items.find(
      (one) =>
        one.label === label &&
        one.kept &&
        !one.pin &&
        one.audience === 'anyone' &&
        !one.expiresAt &&
        one.openingsLeft === null &&
        one.for === null,
    )
    return known && client.copyLink(known.id)
  }
  const make = useChange(
    async ({ wish, reuse }: { wish: NewLink; reuse: boolean }) => {
      const known = reuse ? await todays(wish.label) : undefined
      if (known) return { ...known, kept: true }
      // a wish that is sent again after a lost answer gets the link that was made, not a second one
      const text = JSON.stringify(wish)
      const key = keys.current.get(text) ?? crypto.randomUUID()
      keys.current.set(text, key)
      const link = await client.makeLink(card, wish, key)
      keys.current.delete(text)
      return { ...link, kept: !wish.showOnce }
    },
    ['links', 'cards'],
    setMade,
  )
  const first = useRef(false)
  // without the marks that some dates hold to be read from right to left: a label is refused with them
  const simple = (): NewLink => ({
    label: t('linkOf', { date: format.dateTime(new Date(), { dateStyle: 'long' }) }).replace(/[\u061C\u200E\u200F\u2066-\u2069]/g, ''),
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the sheet opens
  useEffect(() => {
    if (first.current) return
    first.current = true
    make.mutate({ wish: simple(), reuse: true })
  }, [])
  // what was asked for below appears above: the reader is taken there
  const top = useRef<HTMLDivElement>(null)
  const asked = make.variables?.reuse === false
  // biome-ignore lint/correctness/useExhaustiveDependencies: when a link was made
  useEffect(() => {
    if (made && asked) top.current?.focus()
  }, [made])
  const own = asked ? make.error : null
  return (
    <Modal opened onClose={onClose} title={t('shareTitle')} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack>
        <Trouble error={own ? null : make.error} again={() => make.mutate({ wish: simple(), reuse: true })} />
        <div ref={top} tabIndex={-1}>
          {made ? <Ready made={made} /> : !make.error && <Text role="status">{t('makingLink')}</Text>}
        </div>
        <Text>{t('canForward')}</Text>
        <details>
          <summary>{t('learnMore')}</summary>
          <Text size="sm">{t('openNetwork')}</Text>
        </details>
        <details>
          <summary>{t('moreOptions')}</summary>
          <Options busy={make.isPending} error={own} onMake={(wish) => make.mutate({ wish, reuse: false })} />
        </details>
      </Stack>
    </Modal>
  )
}

export function CopyButton({ url }: { url: string }) {
  const t = useTranslations()
  const [copied, setCopied] = useState<boolean>()
  return (
    <>
      <Button
        size="lg"
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
    </>
  )
}

export function Ready({ made }: { made: { id: string; url: string; kept: boolean } }) {
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
          href={`https://wa.me/?text=${encodeURIComponent(t('whatsappSentence', { url: made.url }))}`}
          target="_blank"
          rel="noreferrer"
        >
          {t('whatsapp')}
        </Button>
        <TextInput label={t('link')} readOnly value={made.url} dir="ltr" onFocus={({ currentTarget }) => currentTarget.select()} />
        {!made.kept && <Text c="var(--cc-hold)">{t('shownOnceNow')}</Text>}
      </Stack>
      {made.kept && (
        <Stack flex="1 1 10rem" gap="xs" align="center">
          <img className="qr" src={`/api/links/${made.id}/qr.svg`} alt={t('qrOf')} width="208" height="208" />
          <Anchor href={`/api/links/${made.id}/qr.png`} download="connectcard-qr.png" underline="always" py="sm">
            {t('saveQr')}
          </Anchor>
        </Stack>
      )}
    </Group>
  )
}

function Options({ busy, error, onMake }: { busy: boolean; error: Error | null; onMake(wish: NewLink): void }) {
  const t = useTranslations()
  const [label, setLabel] = useState('')
  const [audience, setAudience] = useState<'anyone' | 'clients'>('anyone')
  const [days, setDays] = useState('')
  const [openings, setOpenings] = useState('')
  const [pin, setPin] = useState('')
  const [showOnce, setShowOnce] = useState(false)
  const [visitor, setVisitor] = useState<NamedVisitor>()
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onMake({
          label: label.trim() || (visitor ? t('linkForOne') : t('link')),
          audience,
          ...(days && { expiresAt: new Date(Date.now() + Number(days) * day).toISOString() }),
          ...(openings && { openings: Number(openings) }),
          ...(pin && { pin }),
          ...(showOnce && { showOnce }),
          ...(visitor && { for: visitorOf(visitor) }),
        })
      }}
    >
      <Stack>
        <TextInput
          label={t('linkLabel')}
          description={t('linkLabelHint')}
          maxLength={60}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <Checkbox
          label={t('forOneOnly')}
          description={t('forOneHint')}
          checked={visitor !== undefined}
          onChange={(event) => setVisitor(event.currentTarget.checked ? nobodyYet : undefined)}
        />
        {visitor && <VisitorFields value={visitor} onChange={setVisitor} wrong={error instanceof Refused ? error.fields : []} />}
        <NativeSelect
          label={visitor ? t('theySee') : t('audience')}
          value={audience}
          onChange={(event) => setAudience(event.currentTarget.value === 'clients' ? 'clients' : 'anyone')}
          data={[
            { value: 'anyone', label: visitor ? t('asAnyone') : t('anyone') },
            { value: 'clients', label: visitor ? t('asClient') : t('clients') },
          ]}
        />
        <NativeSelect
          label={t('expiry')}
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
          data={[
            { value: '', label: visitor ? t('twoYears') : t('noExpiry') },
            ...[1, 7, 30, 365].map((count) => ({ value: String(count), label: t('inDays', { count }) })),
          ]}
        />
        <TextInput
          label={t('openingsLimit')}
          description={t('openingsHint')}
          inputMode="numeric"
          value={openings}
          onChange={(event) => setOpenings(event.currentTarget.value.replace(/\D/g, '').slice(0, 6))}
        />
        <TextInput
          label={t('pin')}
          description={t('pinHint')}
          minLength={4}
          autoComplete="off"
          value={pin}
          onChange={(event) => setPin(event.currentTarget.value)}
        />
        <Checkbox
          label={t('showOnce')}
          description={t('showOnceHint')}
          checked={showOnce}
          onChange={(event) => setShowOnce(event.currentTarget.checked)}
        />
        <Trouble error={error} />
        <Button type="submit" variant="default" loading={busy}>
          {t('makeLink')}
        </Button>
      </Stack>
    </form>
  )
}
