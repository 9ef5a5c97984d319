import { Button, Checkbox, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type StickerCaption, stickerCaptions } from '#contract/print.ts'
import type { LinkShown, SentFile } from '#web/client/calls.ts'
import { download } from '#web/ui/download.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { HelpLink } from './help-link.tsx'
import { linksTouched, useDatedLabel } from './ready-link.ts'

type Paper = 'card' | 'stickers'

/** Paper that carries a link: a card for the printer, or a sheet of codes. `plain`: a link that shows what anyone may see. */
export function PrintPaper({ card, plain }: { card: string; plain: string }) {
  const t = useTranslations()
  const { client } = useHouse()
  const labelled = useDatedLabel()
  const key = useRef(crypto.randomUUID())
  // empty: one that is made for this paper, when it is asked for
  const [chosen, setChosen] = useState('')
  const [marks, setMarks] = useState(false)
  const [caption, setCaption] = useState<StickerCaption>('name')
  const links = useQuery({ queryKey: ['links', 'for paper', card], queryFn: () => linksFor(card) })
  const made = useChange(() => client.makeLink(card, { label: labelled('paperOf') }, key.current), linksTouched)
  const link = links.data?.find(({ id }) => id === chosen)

  async function linksFor(card: string): Promise<LinkShown[]> {
    const { items } = await client.links({ card, state: 'live', limit: '200' })
    return items.filter((one) => one.kept && one.for === null && one.asks === null)
  }
  async function draw(paper: Paper): Promise<SentFile> {
    const id = chosen || (await made.mutateAsync(undefined)).id
    setChosen(id) // what is printed next carries the same link
    const asked = marks ? ({ marks: '1' } as const) : {}
    return paper === 'card' ? client.printedCard(id, asked) : client.stickers(id, { caption, ...asked })
  }
  const drawn = useChange(draw, [], download)
  const drawing = (paper: Paper) => drawn.isPending && drawn.variables === paper

  if (links.error) return <Trouble error={links.error} again={links.refetch} />
  if (!links.data) return <Loading lines={2} height={44} />
  return (
    <Stack>
      <Text size="sm">{t('paperText')}</Text>
      <Text size="sm">{t('paperWarning')}</Text>
      <HelpLink topic="qr" />
      <NativeSelect
        label={t('paperLink')}
        value={chosen}
        onChange={(event) => {
          drawn.reset()
          setChosen(event.currentTarget.value)
        }}
        data={[
          ...(made.data ? [] : [{ value: '', label: t('paperLinkNew') }]),
          ...links.data.map(({ id, label }) => ({ value: id, label })),
        ]}
      />
      {link && <Hints link={link} />}
      <Lacking link={chosen || plain} />
      <Checkbox
        label={t('paperMarks')}
        description={t('paperMarksHint')}
        checked={marks}
        onChange={(event) => setMarks(event.currentTarget.checked)}
      />
      <Group className="deeds">
        <Button
          variant="default"
          leftSection={<IconDownload aria-hidden size={20} />}
          loading={drawing('card')}
          disabled={drawn.isPending}
          onClick={() => drawn.mutate('card')}
        >
          {t('paperCard')}
        </Button>
      </Group>
      <NativeSelect
        label={t('paperCaption')}
        value={caption}
        onChange={(event) => setCaption(stickerCaptions.find((one) => one === event.currentTarget.value) ?? 'name')}
        data={stickerCaptions.map((one) => ({ value: one, label: t(`paperCaption_${one}`) }))}
      />
      <Group className="deeds">
        <Button
          variant="default"
          leftSection={<IconDownload aria-hidden size={20} />}
          loading={drawing('stickers')}
          disabled={drawn.isPending}
          onClick={() => drawn.mutate('stickers')}
        >
          {t('paperStickers')}
        </Button>
      </Group>
      <Trouble error={drawn.error} />
      <Text role="status" size="sm">
        {drawn.isSuccess && `${t('paperSaved')} ${link ? t('paperLinkMade', { label: link.label }) : ''}`}
      </Text>
    </Stack>
  )
}

/** What whoever prints a link should know of it first. */
function Hints({ link: { expiresAt, openingsLeft, pin } }: { link: LinkShown }) {
  const t = useTranslations()
  const { date, number } = useWritten()
  const says = [
    expiresAt && t('paperEnds', { date: date(expiresAt) }),
    openingsLeft !== null && t('paperCounted', { left: number(openingsLeft) }),
    pin && t('paperPin'),
  ].filter((one) => one !== false && one !== null)
  return says.map((one) => (
    <Text key={one} size="sm" c="var(--cc-hold)">
      {one}
    </Text>
  ))
}

/** What a side gives in another language, for the card lacks it in its own. */
function Lacking({ link }: { link: string }) {
  const t = useTranslations()
  const { client } = useHouse()
  const sides = useQuery({ queryKey: ['links', 'printed', link], queryFn: () => client.printedSides(link) })
  if (sides.error) return <Trouble error={sides.error} again={sides.refetch} />
  if (!sides.data) return null
  const { lacks } = sides.data
  return (['fr', 'ar'] as const).map(
    (side) =>
      lacks[side].length > 0 && (
        <Text key={side} size="sm" c="var(--cc-hold)">
          {t(`paperLacks_${side}`, { parts: lacks[side].map((part) => t(part === 'name' ? 'shown_name' : part)).join(' · ') })}
        </Text>
      ),
  )
}
