import { ActionIcon, Checkbox, Group, NativeSelect, Paper, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { addressKinds, linkKinds, phoneKinds, sections } from '#contract/card.ts'
import { type audienceFields, audiences } from '#contract/draft.ts'
import { languages } from '#contract/language.ts'
import type { Draft } from './draft.ts'
import { Listed } from './listed.tsx'
import { ThemeChoice } from './theme-choice.tsx'

interface Given {
  readonly draft: Draft
  readonly wrong: readonly string[]
  onChange(draft: Draft): void
}
type Audience = (typeof audiences)[number]
type Texts = 'role' | 'department' | 'company' | 'note'
const oneOf = <T extends string>(all: readonly T[], value: string, other: T): T => all.find((one) => one === value) ?? other

function VisibleTo({ value = 'anyone', onChange }: { value?: Audience | undefined; onChange(audience: Audience): void }) {
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

/** Every field of a card, each with those it is meant for. */
export function CardForm({ draft, wrong, onChange }: Given) {
  const t = useTranslations()
  const set = (next: Partial<Draft>) => onChange({ ...draft, ...next })
  const fault = (field: string) => (wrong.some((one) => one === field || one.startsWith(`${field}.`)) ? t('checkField') : undefined)
  const meant = (field: (typeof audienceFields)[number]) => (
    <VisibleTo value={draft.audiences[field]} onChange={(audience) => set({ audiences: { ...draft.audiences, [field]: audience } })} />
  )
  const name = (which: 'name' | 'nameArabic') => (
    <Group grow align="flex-start" wrap="wrap">
      {(['given', 'family'] as const).map((part) => (
        <TextInput
          key={part}
          miw="8rem"
          label={t(which === 'name' ? part : `${part}Arabic`)}
          {...(which === 'nameArabic' && { lang: 'ar', dir: 'rtl' })}
          maxLength={80}
          value={draft[which]?.[part] ?? ''}
          error={fault(`${which}.${part}`) ?? fault(which)}
          onChange={(event) => set({ [which]: { ...draft[which], [part]: event.currentTarget.value } })}
        />
      ))}
    </Group>
  )
  const texts = (field: Texts, most: number) => {
    const input = (language: (typeof languages)[number]) => {
      const common = {
        label: language === draft.language ? t(field) : t('inLanguage', { field: t(field), language: t(`language_${language}`) }),
        lang: language,
        dir: language === 'ar' ? ('rtl' as const) : ('ltr' as const),
        maxLength: most,
        value: draft[field]?.[language] ?? '',
        error: fault(`${field}.${language}`) ?? fault(field),
        onChange: (event: { currentTarget: { value: string } }) =>
          set({ [field]: { ...draft[field], [language]: event.currentTarget.value } }),
      }
      return field === 'note' ? <Textarea key={language} autosize minRows={3} {...common} /> : <TextInput key={language} {...common} />
    }
    return (
      <Stack gap="xs">
        {input(draft.language)}
        {meant(field)}
        <details>
          <summary>{t('otherLanguages', { field: t(field) })}</summary>
          <Stack gap="xs" pb="sm">
            {languages.filter((one) => one !== draft.language).map(input)}
          </Stack>
        </details>
      </Stack>
    )
  }
  const order = [...(draft.order ?? []), ...sections.filter((one) => !draft.order?.includes(one))]
  const move = (at: number, by: number) => {
    const next = [...order]
    const [one] = next.splice(at, 1)
    if (one) next.splice(at + by, 0, one)
    set({ order: next })
  }
  const part = (title: string, children: React.ReactNode) => (
    <Paper p="md" component="section">
      <Stack>
        <Title order={2} size="h3">
          {title}
        </Title>
        {children}
      </Stack>
    </Paper>
  )
  return (
    <Stack gap="lg">
      {part(
        t('whoYouAre'),
        <>
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
        </>,
      )}
      {part(
        t('phones'),
        <Listed
          title={t('phone')}
          add={t('addPhone')}
          items={draft.phones}
          most={8}
          fresh={{ kind: 'mobile', number: '', audience: 'anyone' }}
          onChange={(phones) => set({ phones })}
          line={(item, change, at) => (
            <>
              <TextInput
                label={t('number')}
                type="tel"
                dir="ltr"
                description={t('numberHint')}
                value={item.number}
                error={fault(`phones.${at}`)}
                onChange={(event) => change({ number: event.currentTarget.value })}
              />
              <NativeSelect
                label={t('kind')}
                value={item.kind}
                onChange={(event) => change({ kind: oneOf(phoneKinds, event.currentTarget.value, 'other') })}
                data={phoneKinds.map((one) => ({ value: one, label: t(`phone_${one}`) }))}
              />
              <VisibleTo value={item.audience} onChange={(audience) => change({ audience })} />
              <Checkbox
                label={t('onWhatsapp')}
                checked={item.whatsapp ?? false}
                onChange={(event) => change({ whatsapp: event.currentTarget.checked })}
              />
            </>
          )}
        />,
      )}
      {part(
        t('emails'),
        <Listed
          title={t('email')}
          add={t('addEmail')}
          items={draft.emails}
          most={8}
          fresh={{ kind: 'work', address: '', audience: 'anyone' }}
          onChange={(emails) => set({ emails })}
          line={(item, change, at) => (
            <>
              <TextInput
                label={t('email')}
                type="email"
                dir="ltr"
                value={item.address}
                error={fault(`emails.${at}`)}
                onChange={(event) => change({ address: event.currentTarget.value })}
              />
              <NativeSelect
                label={t('kind')}
                value={item.kind}
                onChange={(event) => change({ kind: oneOf(addressKinds, event.currentTarget.value, 'other') })}
                data={addressKinds.map((one) => ({ value: one, label: t(`place_${one}`) }))}
              />
              <VisibleTo value={item.audience} onChange={(audience) => change({ audience })} />
            </>
          )}
        />,
      )}
      {part(
        t('addresses'),
        <Listed
          title={t('address')}
          add={t('addAddress')}
          items={draft.addresses}
          most={4}
          fresh={{ kind: 'work', audience: 'anyone' }}
          onChange={(addresses) => set({ addresses })}
          line={(item, change, at) => (
            <>
              <Textarea
                label={t('street')}
                autosize
                value={item.street ?? ''}
                error={fault(`addresses.${at}`)}
                onChange={(event) => change({ street: event.currentTarget.value })}
              />
              {(['postcode', 'city', 'region', 'country'] as const).map((field) => (
                <TextInput
                  key={field}
                  label={t(field)}
                  value={item[field] ?? ''}
                  onChange={(event) => change({ [field]: event.currentTarget.value })}
                />
              ))}
              <NativeSelect
                label={t('kind')}
                value={item.kind}
                onChange={(event) => change({ kind: oneOf(addressKinds, event.currentTarget.value, 'other') })}
                data={addressKinds.map((one) => ({ value: one, label: t(`place_${one}`) }))}
              />
              <VisibleTo value={item.audience} onChange={(audience) => change({ audience })} />
            </>
          )}
        />,
      )}
      {part(
        t('links'),
        <Listed
          title={t('link')}
          add={t('addLink')}
          items={draft.links}
          most={20}
          fresh={{ kind: 'website', url: '', audience: 'anyone' }}
          onChange={(links) => set({ links })}
          line={(item, change, at) => (
            <>
              <TextInput
                label={t('url')}
                type="url"
                dir="ltr"
                description={t('urlHint')}
                value={item.url}
                error={fault(`links.${at}`)}
                onChange={(event) => change({ url: event.currentTarget.value })}
              />
              <NativeSelect
                label={t('kind')}
                value={item.kind}
                onChange={(event) => change({ kind: oneOf(linkKinds, event.currentTarget.value, 'other') })}
                data={linkKinds.map((one) => ({ value: one, label: t(`site_${one}`) }))}
              />
              <VisibleTo value={item.audience} onChange={(audience) => change({ audience })} />
            </>
          )}
        />,
      )}
      {part(t('note'), texts('note', 1000))}
      {part(t('look'), <ThemeChoice value={draft.theme} onChange={(theme) => set({ theme })} />)}
      {part(
        t('order'),
        <Stack gap={4}>
          {order.map((section, at) => (
            <Group key={section} justify="space-between">
              <Text>{t(section)}</Text>
              <Group gap={4}>
                <ActionIcon
                  variant="subtle"
                  aria-label={t('moveUpOf', { title: t(section) })}
                  disabled={at === 0}
                  onClick={() => move(at, -1)}
                >
                  <IconArrowUp aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  aria-label={t('moveDownOf', { title: t(section) })}
                  disabled={at === order.length - 1}
                  onClick={() => move(at, 1)}
                >
                  <IconArrowDown aria-hidden />
                </ActionIcon>
              </Group>
            </Group>
          ))}
        </Stack>,
      )}
    </Stack>
  )
}
