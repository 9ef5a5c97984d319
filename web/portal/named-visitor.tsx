import { Checkbox, Stack, Text, TextInput } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import type { LinkShown, NewLink } from '#web/client/calls.ts'
import { international } from './phone.ts'

/** The one visitor a link is to be made for, as the form has it. */
export const NamedVisitor = z.object({ name: z.string(), email: z.string(), phone: z.string(), code: z.boolean(), binds: z.boolean() })
export type NamedVisitor = z.infer<typeof NamedVisitor>
export const nobodyYet: NamedVisitor = { name: '', email: '', phone: '', code: false, binds: false }

/** What the API is told of them. */
export function visitorOf({ name, email, phone, code, binds }: NamedVisitor): NonNullable<NewLink['for']> {
  return {
    ...(name.trim() && { name: name.trim() }),
    ...(email.trim() && { email: email.trim() }),
    ...(phone.trim() && { phone: international(phone) }),
    code: code && (email.trim() || phone.trim()) !== '',
    binds,
  }
}

/** Asks whom a link is for, and what it is to ask of them; says beside it what becomes of that. */
export function VisitorFields({
  value,
  onChange,
  wrong,
}: {
  value: NamedVisitor
  onChange(value: NamedVisitor): void
  /** Fields that the server did not take. */
  wrong: readonly string[]
}) {
  const t = useTranslations()
  const text = (field: 'name' | 'email' | 'phone') => ({
    value: value[field],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => onChange({ ...value, [field]: event.currentTarget.value }),
    error: wrong.includes(`for.${field}`) && t('checkField'),
    autoComplete: 'off',
  })
  const reached = value.email.trim() !== '' || value.phone.trim() !== ''
  return (
    <Stack component="fieldset" className="visitor">
      <Text component="legend" fw={600}>
        {t('forOne')}
      </Text>
      <Text size="sm">{t('forOneWhy')}</Text>
      <TextInput
        label={t('optional', { field: t('name') })}
        description={t('oneOfThree')}
        maxLength={120}
        required={!reached}
        withAsterisk={false}
        {...text('name')}
      />
      <TextInput label={t('optional', { field: t('email') })} type="email" dir="ltr" {...text('email')} />
      <TextInput label={t('optional', { field: t('phone') })} type="tel" dir="ltr" {...text('phone')} />
      <Checkbox
        label={t('askCode')}
        description={reached ? t('askCodeHint') : t('askCodeNeeds')}
        disabled={!reached}
        checked={value.code && reached}
        onChange={(event) => onChange({ ...value, code: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('bindFirst')}
        description={t('bindFirstHint')}
        checked={value.binds}
        onChange={(event) => onChange({ ...value, binds: event.currentTarget.checked })}
      />
    </Stack>
  )
}

/** What the list of accesses says of a link that was made for one visitor: whom for, and whether it was opened. */
export function useNamedFacts(): (of: LinkShown['for']) => readonly string[] {
  const t = useTranslations()
  return (of) => {
    if (of === null) return []
    const who = of.name ?? of.email ?? of.phone
    return [
      who === null ? t('forOneForgotten') : t('forWhom', { who }),
      of.opened ? t('opened') : t('notOpened'),
      ...(of.code ? [t('withVisitorCode')] : []),
      ...(of.binds ? [t('oneBrowser')] : []),
    ]
  }
}
