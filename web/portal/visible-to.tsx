import { NativeSelect } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { type Audience, audiences } from '#contract/draft.ts'

export const oneOf = <T extends string>(all: readonly T[], value: string, other: T): T => all.find((one) => one === value) ?? other

/** For whom a field is meant. */
export function VisibleTo({ value = 'anyone', onChange }: { value?: Audience | undefined; onChange(audience: Audience): void }) {
  const t = useTranslations()
  return (
    <NativeSelect
      label={t('visibleTo')}
      value={value}
      onChange={(event) => onChange(oneOf(audiences, event.currentTarget.value, 'anyone'))}
      data={audiences.map((one) => ({ value: one, label: t(one) }))}
    />
  )
}
