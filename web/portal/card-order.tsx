import { ActionIcon, Group, Stack, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { sections } from '#contract/card.ts'
import type { Draft } from './draft.ts'

/** In which order the parts of a card stand. */
export function CardOrder({ draft, set }: { draft: Draft; set(next: Partial<Draft>): void }) {
  const t = useTranslations()
  const order = [...(draft.order ?? []), ...sections.filter((one) => !draft.order?.includes(one))]
  const move = (at: number, by: number) => {
    const next = [...order]
    const [one] = next.splice(at, 1)
    if (one) next.splice(at + by, 0, one)
    set({ order: next })
  }
  return (
    <Stack gap={4}>
      {order.map((section, at) => (
        <Group key={section} justify="space-between">
          <Text>{t(section)}</Text>
          <Group gap={4}>
            <ActionIcon variant="subtle" aria-label={t('moveUpOf', { title: t(section) })} disabled={at === 0} onClick={() => move(at, -1)}>
              <IconArrowUp aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              aria-label={t('moveDownOf', { title: t(section) })}
              disabled={at === order.length - 1}
              onClick={() => move(at, 1)}
            >
              <IconArrowDown aria-hidden />
            </ActionIcon>
          </Group>
        </Group>
      ))}
    </Stack>
  )
}
