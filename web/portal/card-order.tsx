import { ActionIcon, Group, Stack, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { sections } from '#contract/card.ts'
import type { Draft } from './draft.ts'
import { movedTo, useReorder } from './reorder.tsx'

/** In which order the parts of a card stand. */
export function CardOrder({ draft, set }: { draft: Draft; set(next: Partial<Draft>): void }) {
  const t = useTranslations()
  const order = [...(draft.order ?? []), ...sections.filter((one) => !draft.order?.includes(one))]
  const { rowOf, gripOf, move, aloud } = useReorder({
    count: order.length,
    titleOf: (at) => t(order[at] ?? 'order'),
    onMove: (from, to) => set({ order: movedTo(order, from, to) }),
  })
  return (
    <Stack gap={4}>
      {order.map((section, at) => (
        <Group key={section} justify="space-between" wrap="nowrap" className="ordered" {...rowOf(at)}>
          <Group gap={4} wrap="nowrap">
            {gripOf(at)}
            <Text>{t(section)}</Text>
          </Group>
          <Group gap={4} wrap="nowrap">
            <ActionIcon
              variant="subtle"
              aria-label={t('moveUpOf', { title: t(section) })}
              disabled={at === 0}
              onClick={() => move(at, at - 1)}
            >
              <IconArrowUp aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              aria-label={t('moveDownOf', { title: t(section) })}
              disabled={at === order.length - 1}
              onClick={() => move(at, at + 1)}
            >
              <IconArrowDown aria-hidden />
            </ActionIcon>
          </Group>
        </Group>
      ))}
      {aloud}
    </Stack>
  )
}
