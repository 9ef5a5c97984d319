import { NativeSelect } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useAudiences } from './use-audiences.ts'

interface Given {
  readonly value: string
  readonly error?: string | undefined
  /** The link is made for one visitor. */
  readonly one: boolean
  onChange(audience: string): void
}

/** For whom a link is: what it shows. */
export function AudienceChoice({ value, error, one, onChange }: Given) {
  const t = useTranslations()
  const { choices, known, said, seenBy } = useAudiences()
  return (
    <NativeSelect
      label={one ? t('theySee') : t('audience')}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        ...choices.map(({ value: audience, label }) => ({ value: audience, label: one ? seenBy(audience) : label })),
        ...(known(value) ? [] : [{ value, label: said(value) }]),
      ]}
    />
  )
}
