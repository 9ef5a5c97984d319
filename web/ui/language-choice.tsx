import { NativeSelect } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { type Language, languages } from '#contract/language.ts'
import type { Account } from '#web/client/calls.ts'
import { queries, useHouse } from './house.tsx'

const names: { readonly [L in Language]: string } = { fr: 'Français', ar: 'العربية', en: 'English' }

export function LanguageChoice() {
  const { client, language, setLanguage } = useHouse()
  const t = useTranslations()
  function choose(chosen: Language) {
    setLanguage(chosen)
    const account = queries.getQueryData<Account>(['account'])
    if (!account) return
    // whoever is signed in has it on their next device too; without an answer it is kept on this one
    queries.setQueryData<Account>(['account'], { ...account, language: chosen })
    client.changeAccount({ language: chosen }).catch(() => undefined)
  }
  return (
    <NativeSelect
      aria-label={t('language')}
      value={language}
      onChange={({ currentTarget }) => choose(languages.find((one) => one === currentTarget.value) ?? 'fr')}
      data={languages.map((one) => ({ value: one, label: names[one] }))}
      w={124}
    />
  )
}
