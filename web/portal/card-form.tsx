import { Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { audienceFields } from '#contract/draft.ts'
import { type Language, languages } from '#contract/language.ts'
import { useFaults } from '#web/ui/faults.ts'
import { FreeText } from '#web/ui/free-text.tsx'
import { Part } from '#web/ui/part.tsx'
import { Addresses, Emails, Links, Phones } from './card-lists.tsx'
import { CardOrder } from './card-order.tsx'
import type { Draft } from './draft.ts'
import { Only } from './only.tsx'
import { OwnAudiences } from './own-audiences.tsx'
import { ThemeChoice } from './theme-choice.tsx'
import { oneOf, VisibleTo } from './visible-to.tsx'

interface Given {
  readonly draft: Draft
  readonly wrong: readonly string[]
  /** Changes these fields of the newest draft. */
  set(fields: Partial<Draft>): void
}
type Texts = 'role' | 'department' | 'company' | 'note'

/** Every field of a card, each with those it is meant for. */
export function CardForm({ draft, wrong, set }: Given) {
  const t = useTranslations()
  const fault = useFaults(wrong)
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
  const text = (field: Texts, most: number) => (
    <Only when={[draft[field], draft.language, draft.audiences, wrong, t]}>{() => texts(field, most)}</Only>
  )
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
        {(['name', 'nameArabic'] as const).map((which) => (
          <Only key={which} when={[draft[which], wrong, t]}>
            {() => name(which)}
          </Only>
        ))}
        <Group justify="space-between">
          <Text size="sm" c="dimmed" flex="1 1 14rem">
            {t('namesForAll')}
          </Text>
          <OwnAudiences />
        </Group>
        {text('role', 120)}
        {text('company', 160)}
        {text('department', 120)}
      </Part>
      <Part title={t('phones')}>
        <Only when={[draft.phones, wrong, t]}>{() => <Phones {...lists} />}</Only>
      </Part>
      <Part title={t('emails')}>
        <Only when={[draft.emails, wrong, t]}>{() => <Emails {...lists} />}</Only>
      </Part>
      <Part title={t('addresses')}>
        <Only when={[draft.addresses, wrong, t]}>{() => <Addresses {...lists} />}</Only>
      </Part>
      <Part title={t('links')}>
        <Only when={[draft.links, wrong, t]}>{() => <Links {...lists} />}</Only>
      </Part>
      <Part title={t('note')}>{text('note', 1000)}</Part>
      <Part title={t('look')}>
        <Only when={[draft.theme, t]}>{() => <ThemeChoice value={draft.theme} onChange={(theme) => set({ theme })} />}</Only>
      </Part>
      <Part title={t('order')}>
        <Only when={[draft.order, t]}>{() => <CardOrder draft={draft} set={set} />}</Only>
      </Part>
    </Stack>
  )
}
