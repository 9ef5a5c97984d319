import { Button, NativeSelect, Stack } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useGoToFault } from '#web/ui/faults.ts'
import { FreeText } from '#web/ui/free-text.tsx'
import { Trouble } from '#web/ui/trouble.tsx'

/** What is asked of the server, and the key by which it knows that it was asked already. */
export interface Wish<W> {
  readonly wish: W
  readonly key: string
}
/** What every form that makes a link is given. */
export interface MakesLink<W> {
  readonly card: string
  readonly busy: boolean
  readonly error: Error | null
  onMake(wish: Wish<W>): Promise<unknown>
}
interface Given<W> extends Omit<MakesLink<W>, 'card'> {
  /** What the wish is made of: as long as it is the same, so is the wish. */
  readonly of: readonly unknown[]
  readonly ready?: boolean
  wishOf(): W
  onMade(): void
  readonly children: ReactNode
}

/** The form of a link to be made. A wish that is sent again after a lost answer makes no second link. */
export function WishForm<W>({ of, wishOf, ready = true, busy, error, onMake, onMade, children }: Given<W>) {
  const t = useTranslations()
  useGoToFault(error)
  const [made, setMade] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a link is made, the next press makes another one
  const wish = useMemo((): Wish<W> => ({ wish: wishOf(), key: crypto.randomUUID() }), [...of, t, made])
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!ready) return
        onMake(wish).then(
          () => {
            onMade()
            setMade(made + 1)
          },
          () => undefined,
        )
      }}
    >
      <Stack>
        {children}
        <Trouble error={error} />
        <Button type="submit" variant="default" loading={busy}>
          {t('makeLink')}
        </Button>
      </Stack>
    </form>
  )
}

interface Field {
  readonly value: string
  readonly error: string | undefined
  onChange(value: string): void
}

/** What its owner knows a link by. */
export function LinkLabel({ onChange, ...field }: Field) {
  const t = useTranslations()
  return (
    <FreeText
      label={t('linkLabel')}
      description={t('linkLabelHint')}
      maxLength={60}
      {...field}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

/** For how many days; `longest` says how long it lasts where none is chosen. */
export function LinkTerm({ longest, onChange, ...field }: Field & { readonly longest: 'noExpiry' | 'twoYears' }) {
  const t = useTranslations()
  const days = [1, 7, 30, 365].map((count) => ({ value: String(count), label: t('inDays', { count }) }))
  return (
    <NativeSelect
      label={t('expiry')}
      {...field}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[{ value: '', label: t(longest) }, ...days]}
    />
  )
}

const day = 86_400_000
export const endsIn = (days: string) => (days ? { expiresAt: new Date(Date.now() + Number(days) * day).toISOString() } : {})
