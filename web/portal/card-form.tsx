import { Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { audienceFields } from '#contract/draft.ts'
import { type Language, languages } from '#contract/language.ts'
import { Addresses, Emails, Links, Phones } from './card-lists.tsx'
import { CardOrder } from './card-order.tsx'
import type { Draft } from './draft.ts'
import { useFaults } from './faults.ts'
import { FreeText } from './free-text.tsx'
import { Part } from './part.tsx'
import { ThemeChoice } from './theme-choice.tsx'
import { oneOf, VisibleTo } from './visible-to.tsx'

interface Given {
  readonly draft: Draft
  readonly wrong: readonly string[]
  onChange(draft: Draft): void
}
type Texts = 'role' | 'department' | 'company' | 'note'

/** Every field of a card, each with those it is meant for. */
export function CardForm({ draft, wrong, onChange }: Given) {
  const t = useTranslations()
  const fault = useFaults(wrong)
  const set = (next: Partial<Draft>) => onChange({ ...draft, ...next })
  /** A fault of the whole, said at its first part. */
  const whole = (field: string, first: boolean) => (first && wrong.includes(field) ? t('checkField') : undefined)
  const meant = (field: (typeof audienceFields)[number]) => (
    <VisibleTo value={draft.audiences[field]} onChange={(audience) => set({ audiences: { ...draft.audiences, [field]: audience } })} />
  )
  const name = (which: 'name' | 'nameArabic') => (
    <Group grow align="flex-start" wrap="wrap">
      {(['given', 'family'] as const).map((part) => (
        <FreeText
          key={part}
          miw="8rem"
          label={t(which === 'name' ? part : `${part}Arabic`)}
          {...(which === 'nameArabic' && { lang: 'ar', dir: 'rtl' })}
          maxLength={80}
          value={draft[which]?.[part] ?? ''}
          error={fault(`${which}.${part}`) ?? whole(which, part === 'given')}
          onChange={(event) => set({ [which]: { ...draft[which], [part]: event.currentTarget.value } })}
        />
      ))}
    </Group>
  )
  const texts = (field: Texts, most: number) => {
    const input = (language: Language) => {
      const common = {
        label: language === draft.language ? t(field) : t('inLanguage', { field: t(field), language: t(`language_${language}`) }),
        lang: language,
        dir: language === 'ar' ? ('rtl' as const) : ('ltr' as const),
        maxLength: most,
        value: draft[field]?.[language] ?? '',
        error: fault(`${field}.${language}`) ?? whole(field, language === draft.language),
        onChange: (event: { currentTarget: { value: string } }) =>
          set({ [field]: { ...draft[field], [language]: event.currentTarget.value } }),
      }
      return field === 'note' ? <Textarea key={language} autosize minRows={3} {...common} /> : <FreeText key={language} {...common} />
    }
    return (
      <Stack gap="xs">
        {field === 'note' && input(draft.language)}
        <div className="fields">
          {field !== 'note' && input(draft.language)}
          {meant(field)}
        </div>
        <details>
          <summary>{t('otherLanguages', { field: t(field) })}</summary>
          <Stack gap="xs" pb="sm">
            {languages.filter((one) => one !== draft.language).map(input)}
          </Stack>
        </details>
      </Stack>
    )
  }
  const lists = { draft, wrong, set }
  return (
    <Stack gap="lg">
      <Part title={t('whoYouAre')}>
        <NativeSelect
          label={t('cardLanguage')}
          description={t('cardLanguageHint')}
          value={draft.language}
          onChange={(event) => set({ language: oneOf(languages, event.currentTarget.value, 'fr') })}
          data={languages.map((one) => ({ value: one, label: t(`language_${one}`) }))}
        />
        {name('name')}
        {name('nameArabic')}
        <Text size="sm" c="dimmed">
          {t('namesForAll')}
        </Text>
        {texts('role', 120)}
        {texts('company', 160)}
        {texts('department', 120)}
      </Part>
      <Part title={t('phones')}>
        <Phones {...lists} />
      </Part>
      <Part title={t('emails')}>
        <Emails {...lists} />
      </Part>
      <Part title={t('addresses')}>
        <Addresses {...lists} />
      </Part>
      <Part title={t('links')}>
        <Links {...lists} />
      </Part>
      <Part title={t('note')}>{texts('note', 1000)}</Part>
      <Part title={t('look')}>
        <ThemeChoice value={draft.theme} onChange={(theme) => set({ theme })} />
      </Part>
      <Part title={t('order')}>
        <CardOrder draft={draft} set={set} />
      </Part>
    </Stack>
  )
}
