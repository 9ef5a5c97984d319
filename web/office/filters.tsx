import { Group, NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type Language, languages } from '#contract/language.ts'
import { useRoom } from './use-room.ts'

const names: { readonly [L in Language]: string } = { fr: 'Français', ar: 'العربية', en: 'English' }
export const nameOfLanguage = (language: Language): string => names[language]

/** What waits or what is over, in which language, and by reference. */
export function Filters({ children }: { children?: React.ReactNode }) {
  const t = useTranslations()
  const { search, set } = useRoom()
  return (
    <Group gap="sm" align="flex-end" className="office-filters">
      <SegmentedControl
        aria-label={t('which')}
        value={search.state ?? 'open'}
        data={[
          { value: 'open', label: t('whichOpen') },
          { value: 'ended', label: t('whichEnded') },
        ]}
        onChange={(value) => set({ state: value === 'ended' ? 'ended' : undefined, one: undefined })}
      />
      <Find />
      <NativeSelect
        label={t('language')}
        w="8rem"
        value={search.language ?? ''}
        data={[{ value: '', label: t('allLanguages') }, ...languages.map((one) => ({ value: one, label: names[one] }))]}
        onChange={({ currentTarget }) => set({ language: languages.find((one) => one === currentTarget.value) })}
      />
      {children}
    </Group>
  )
}

/** By reference: whatever is personal is not searched here. */
export function Find() {
  const t = useTranslations()
  const { search, set } = useRoom()
  const [typed, setTyped] = useState(search.find ?? '')
  return (
    <TextInput
      label={t('findReference')}
      w="10rem"
      data-search
      dir="ltr"
      maxLength={40}
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value)
        set({ find: currentTarget.value.trim() || undefined })
      }}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Escape' || key === 'Enter') currentTarget.blur()
      }}
    />
  )
}
