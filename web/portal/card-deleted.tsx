import { Button, Group, Stack } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { CardOpened } from '#web/client/calls.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { Blank, Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { StateBadge } from './home.tsx'

/** A card that was deleted, for as long as it can be taken back. */
export function CardDeleted({ card }: { card: CardOpened }) {
  const t = useTranslations()
  const { client } = useHouse()
  const { date } = useWritten()
  const restore = useChange(() => client.restore(card.id), ['card', 'cards', 'links'])
  return (
    <Stack className="middle" gap="lg">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <ScreenTitle named={t('card')} className="isolate">
          {card.label}
        </ScreenTitle>
        <StateBadge state={card.state} />
      </Group>
      <Blank text={t('nextRestore', { date: card.restorableUntil === null ? '' : date(card.restorableUntil) })}>
        <Trouble error={restore.error} />
        <Button loading={restore.isPending} onClick={() => restore.mutate(undefined)}>
          {t('restore')}
        </Button>
      </Blank>
    </Stack>
  )
}
