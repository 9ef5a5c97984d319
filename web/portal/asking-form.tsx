import { Button, NativeSelect, Stack } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import type { NewAskingLink } from '#web/client/calls.ts'
import { faultsIn, useFaults, useGoToFault } from './faults.ts'
import { FreeText } from './free-text.tsx'
import { useAccount } from './house.tsx'
import { useKept } from './kept.ts'
import { Trouble } from './trouble.tsx'

const day = 86_400_000
const Typed = z.object({ label: z.string(), line: z.string().nullable(), days: z.string() })
const blank: z.infer<typeof Typed> = { label: '', line: null, days: '' }

export interface AskingWish {
  readonly asks: NewAskingLink
  readonly key: string
}
interface Given {
  readonly card: string
  readonly busy: boolean
  readonly error: Error | null
  onMake(wish: AskingWish): Promise<unknown>
}

/** A link that opens no card and shows a form: whom one asks, as its owner writes it, and for how long it asks. */
export function AskingForm({ card, busy, error, onMake }: Given) {
  const t = useTranslations()
  const own = useAccount().data?.name ?? ''
  const [typed, setTyped, forget] = useKept(`asking link of ${card}`, Typed, blank)
  const fault = useFaults(faultsIn(error))
  useGoToFault(error)
  const [made, setMade] = useState(0)
  const line = typed.line ?? own
  const empty = line.trim() === ''
  // the same wish for as long as nothing else is typed: sent again after a lost answer, it makes no second link
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a link is made, the next press makes another one
  const wish = useMemo(
    (): AskingWish => ({
      asks: {
        label: typed.label.trim() || t('asksFirst'),
        line: line.trim(),
        ...(typed.days && { expiresAt: new Date(Date.now() + Number(typed.days) * day).toISOString() }),
      },
      key: crypto.randomUUID(),
    }),
    [typed, line, t, made],
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (empty) return
        onMake(wish).then(
          () => {
            forget()
            setMade(made + 1)
          },
          () => undefined,
        )
      }}
    >
      <Stack>
        <FreeText
          label={t('askingLine')}
          description={t('askingLineHint')}
          maxLength={120}
          value={line}
          error={empty ? t('askingLineNeeded') : fault('line')}
          onChange={(event) => setTyped({ ...typed, line: event.currentTarget.value })}
        />
        <FreeText
          label={t('linkLabel')}
          description={t('linkLabelHint')}
          maxLength={60}
          value={typed.label}
          error={fault('label')}
          onChange={(event) => setTyped({ ...typed, label: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('expiry')}
          value={typed.days}
          error={fault('expiresAt')}
          onChange={(event) => setTyped({ ...typed, days: event.currentTarget.value })}
          data={[
            { value: '', label: t('noExpiry') },
            ...[1, 7, 30, 365].map((count) => ({ value: String(count), label: t('inDays', { count }) })),
          ]}
        />
        <Trouble error={error} />
        <Button type="submit" variant="default" loading={busy}>
          {t('makeLink')}
        </Button>
      </Stack>
    </form>
  )
}
