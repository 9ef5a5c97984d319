import { Button, Checkbox, NativeSelect, Stack, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { audiences } from '#contract/draft.ts'
import type { NewLink } from '#web/client/calls.ts'
import { faultsIn, useFaults, useGoToFault } from './faults.ts'
import { FreeText } from './free-text.tsx'
import { useKept } from './kept.ts'
import { NamedVisitor, nobodyYet, VisitorFields, visitorOf } from './named-visitor.tsx'
import { Trouble } from './trouble.tsx'

const day = 86_400_000
const Typed = z.object({
  label: z.string(),
  audience: z.enum(audiences),
  days: z.string(),
  openings: z.string(),
  pin: z.string(),
  showOnce: z.boolean(),
  visitor: NamedVisitor.nullable(),
})
const blank: z.infer<typeof Typed> = { label: '', audience: 'anyone', days: '', openings: '', pin: '', showOnce: false, visitor: null }

export interface Wish {
  readonly wish: NewLink
  readonly key: string
}
interface Given {
  readonly card: string
  readonly busy: boolean
  readonly error: Error | null
  onMake(wish: Wish): Promise<unknown>
}

/** Every wish a link can carry. What is written here stays until it is made, also when the sheet is closed. */
export function LinkForm({ card, busy, error, onMake }: Given) {
  const t = useTranslations()
  // a PIN is part of a key: nothing of it is written down
  const [typed, setTyped, forget] = useKept(`link of ${card}`, Typed, blank, 'secret')
  const fault = useFaults(faultsIn(error))
  useGoToFault(error)
  const [made, setMade] = useState(0)
  // the same wish for as long as nothing else is typed: sent again after a lost answer, it makes no second link
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a link is made, the next press makes another one
  const wish = useMemo((): Wish => {
    const { label, audience, days, openings, pin, showOnce, visitor } = typed
    return {
      wish: {
        label: label.trim() || (visitor ? t('linkForOne') : t('link')),
        audience,
        ...(days && { expiresAt: new Date(Date.now() + Number(days) * day).toISOString() }),
        ...(openings && { openings: Number(openings) }),
        ...(pin && { pin }),
        ...(showOnce && { showOnce }),
        ...(visitor && { for: visitorOf(visitor) }),
      },
      key: crypto.randomUUID(),
    }
  }, [typed, t, made])
  const { visitor } = typed
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
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
          label={t('linkLabel')}
          description={t('linkLabelHint')}
          maxLength={60}
          value={typed.label}
          error={fault('label')}
          onChange={(event) => setTyped({ ...typed, label: event.currentTarget.value })}
        />
        <Checkbox
          label={t('forOneOnly')}
          description={t('forOneHint')}
          checked={visitor !== null}
          onChange={(event) => setTyped({ ...typed, visitor: event.currentTarget.checked ? nobodyYet : null })}
        />
        {visitor && <VisitorFields value={visitor} onChange={(visitor) => setTyped({ ...typed, visitor })} wrong={faultsIn(error)} />}
        <NativeSelect
          label={visitor ? t('theySee') : t('audience')}
          value={typed.audience}
          onChange={(event) => setTyped({ ...typed, audience: event.currentTarget.value === 'clients' ? 'clients' : 'anyone' })}
          data={audiences.map((one) => ({ value: one, label: visitor ? t(one === 'clients' ? 'asClient' : 'asAnyone') : t(one) }))}
        />
        <NativeSelect
          label={t('expiry')}
          value={typed.days}
          error={fault('expiresAt')}
          onChange={(event) => setTyped({ ...typed, days: event.currentTarget.value })}
          data={[
            { value: '', label: visitor ? t('twoYears') : t('noExpiry') },
            ...[1, 7, 30, 365].map((count) => ({ value: String(count), label: t('inDays', { count }) })),
          ]}
        />
        <TextInput
          label={t('openingsLimit')}
          description={t('openingsHint')}
          inputMode="numeric"
          dir="ltr"
          value={typed.openings}
          error={fault('openings')}
          onChange={(event) => setTyped({ ...typed, openings: event.currentTarget.value.replace(/\D/g, '').slice(0, 7) })}
        />
        <FreeText
          label={t('pin')}
          description={t('pinHint')}
          autoComplete="off"
          value={typed.pin}
          error={fault('pin')}
          onChange={(event) => setTyped({ ...typed, pin: event.currentTarget.value })}
        />
        <Checkbox
          label={t('showOnce')}
          description={t('showOnceHint')}
          checked={typed.showOnce}
          onChange={(event) => setTyped({ ...typed, showOnce: event.currentTarget.checked })}
        />
        <Trouble error={error} />
        <Button type="submit" variant="default" loading={busy}>
          {t('makeLink')}
        </Button>
      </Stack>
    </form>
  )
}
