import { Group, NativeSelect, SegmentedControl, Switch, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
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
      <Which />
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

/** What waits, or what is over. */
export function Which() {
  const t = useTranslations()
  const { search, set } = useRoom()
  return (
    <SegmentedControl
      aria-label={t('which')}
      value={search.state ?? 'open'}
      data={[
        { value: 'open', label: t('whichOpen') },
        { value: 'ended', label: t('whichEnded') },
      ]}
      onChange={(value) => set({ state: value === 'ended' ? 'ended' : undefined, one: undefined })}
    />
  )
}

/** Those alone of which something is so. */
export function Only({ says, by }: { says: string; by: 'late' | 'unanswered' | 'mine' }) {
  const { search, set } = useRoom()
  return (
    <Switch
      label={says}
      checked={search[by] ?? false}
      onChange={({ currentTarget }) => set({ [by]: currentTarget.checked || undefined })}
    />
  )
}

/** How long one types before it is looked for. */
const rest = 300

/** By reference, whole or its number alone: whatever is personal is not searched here. */
export function Find() {
  const t = useTranslations()
  const { search, set } = useRoom()
  const [typed, setTyped] = useState(search.find ?? '')
  const find = typed.trim() || undefined
  // with the other filters as they are then
  const latest = useRef(set)
  latest.current = set
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed is looked for once, when the hand rests
  useEffect(() => {
    if (find === search.find) return
    const timer = setTimeout(() => latest.current({ find }), rest)
    return () => clearTimeout(timer)
  }, [find])
  return (
    <TextInput
      label={t('findReference')}
      w="10rem"
      data-search
      dir="ltr"
      maxLength={40}
      value={typed}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Escape' || key === 'Enter') currentTarget.blur()
      }}
    />
  )
}
