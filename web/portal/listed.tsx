import { ActionIcon, Button, Fieldset, Group, Stack } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Only } from './only.tsx'
import { movedTo, useReorder } from './reorder.tsx'

interface Given<T> {
  readonly title: string
  readonly add: string
  readonly items: readonly T[]
  readonly most: number
  readonly fresh: T
  /** What else its lines are drawn from. */
  readonly wrong: readonly string[]
  onChange(items: T[]): void
  line(item: T, change: (next: Partial<T>) => void, at: number): ReactNode
}

/** Several of a kind: added, removed (and brought back), put in order. */
export function Listed<T>({ title, add, items, most, fresh, wrong, onChange, line }: Given<T>) {
  const t = useTranslations()
  const [gone, setGone] = useState<readonly T[]>()
  const now = useRef(items)
  now.current = items
  const { held, rowOf, gripOf, move, aloud } = useReorder({
    count: items.length,
    titleOf: (at) => t('lineOf', { title, number: at + 1 }),
    onMove: (from, to) => onChange(movedTo(now.current, from, to)),
  })
  return (
    <Stack gap="sm">
      {items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place
        <Only key={at} when={[item, at, items.length, held, wrong, t]}>
          {() => (
            <Fieldset legend={t('lineOf', { title, number: at + 1 })} radius={12} className="ordered" {...rowOf(at)}>
              <Stack gap="sm">
                <div className="fields">
                  {line(item, (next) => onChange(now.current.map((one, index) => (index === at ? { ...one, ...next } : one))), at)}
                </div>
                <Group gap={4} justify="flex-end">
                  {items.length > 1 && (
                    <>
                      {gripOf(at)}
                      <ActionIcon variant="subtle" aria-label={t('moveUp')} disabled={at === 0} onClick={() => move(at, at - 1)}>
                        <IconArrowUp aria-hidden />
                      </ActionIcon>
                      <ActionIcon
                        variant="subtle"
                        aria-label={t('moveDown')}
                        disabled={at === items.length - 1}
                        onClick={() => move(at, at + 1)}
                      >
                        <IconArrowDown aria-hidden />
                      </ActionIcon>
                    </>
                  )}
                  <ActionIcon
                    variant="subtle"
                    c="var(--mantine-color-error)"
                    aria-label={t('removeLine', { title, number: at + 1 })}
                    onClick={() => {
                      setGone(now.current)
                      onChange(now.current.filter((_one, index) => index !== at))
                    }}
                  >
                    <IconTrash aria-hidden />
                  </ActionIcon>
                </Group>
              </Stack>
            </Fieldset>
          )}
        </Only>
      ))}
      {aloud}
      <Group gap="xs">
        <Button variant="default" disabled={items.length >= most} onClick={() => onChange([...items, fresh])}>
          {add}
        </Button>
        {gone && (
          <Button
            variant="subtle"
            onClick={() => {
              onChange([...gone])
              setGone(undefined)
            }}
          >
            {t('undoRemove')}
          </Button>
        )}
      </Group>
    </Stack>
  )
}
