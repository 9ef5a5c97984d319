import { Button, FileButton, Group, Stack, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { MeantFor } from '#contract/draft.ts'
import type { Picture } from '#contract/pictures.ts'
import type { CardOpened } from '#web/client/calls.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { CropSheet } from './crop-sheet.tsx'
import { VisibleTo } from './visible-to.tsx'

interface Given {
  readonly which: Picture
  readonly card: CardOpened
  readonly revision: number
  readonly audience: MeantFor | undefined
  onAudience(meant: MeantFor): void
  onDone(revision: number, there: boolean): void
  ready(): Promise<boolean>
}

/** A picture of a card: shown small, chosen from a file and framed, meant for some or for all, taken away. */
export function CardPicture({ which, card, revision, audience, onAudience, onDone, ready }: Given) {
  const t = useTranslations()
  const { client } = useHouse()
  const there = card[which]
  const chosenAnew = useRef<() => void>(null)
  const [chosen, setChosen] = useState<{ readonly picture: ImageBitmap; readonly type: string }>()
  const set = useChange(
    async (file: Blob) => {
      await ready()
      return client.setPicture(card.id, which, file)
    },
    ['cards'],
    (saved) => {
      remove.reset()
      onDone(saved.revision, true)
    },
  )
  const remove = useChange(
    async () => {
      await ready()
      return client.removePicture(card.id, which)
    },
    ['cards'],
    (saved) => {
      set.reset()
      onDone(saved.revision, false)
    },
  )
  /** What this browser cannot draw is sent as it is: the answer says whether it is a picture. */
  async function choose(file: File) {
    const picture = await createImageBitmap(file).catch(() => undefined)
    if (picture) setChosen({ picture, type: file.type })
    else set.mutate(file)
  }
  return (
    <Stack gap="xs">
      <Text fw={500}>{t(which)}</Text>
      {which === 'cover' && (
        <Text size="sm" c="dimmed">
          {t('coverHint')}
        </Text>
      )}
      <Group gap="sm">
        {there && <img className={`small-${which}`} src={`/api/cards/${card.id}/${which}?of=${revision}`} alt={t(`now_${which}`)} />}
        <FileButton
          accept="image/jpeg,image/png,image/webp"
          inputProps={{ 'aria-label': t(which), tabIndex: -1 }}
          resetRef={chosenAnew}
          onChange={(file) => {
            if (file) void choose(file)
            chosenAnew.current?.() // so that the same file can be tried again
          }}
        >
          {(props) => (
            <Button variant="default" loading={set.isPending} {...props}>
              {there ? t(`replace_${which}`) : t(`add_${which}`)}
            </Button>
          )}
        </FileButton>
        {there && (
          <Button variant="subtle" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
            {t(`remove_${which}`)}
          </Button>
        )}
      </Group>
      {there && <VisibleTo value={audience} onChange={onAudience} />}
      <Trouble error={set.error ?? remove.error} />
      {chosen && (
        <CropSheet
          {...chosen}
          which={which}
          onClose={() => setChosen(undefined)}
          onUse={(cut) => {
            setChosen(undefined)
            set.mutate(cut)
          }}
        />
      )}
    </Stack>
  )
}
