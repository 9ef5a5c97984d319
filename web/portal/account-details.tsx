import { Button, Checkbox, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { languages } from '#contract/language.ts'
import type { Account } from '#web/client/calls.ts'
import { faultsIn, useFaults, useGoToFault } from '#web/ui/faults.ts'
import { FreeText } from '#web/ui/free-text.tsx'
import { queries, useChange, useHouse } from '#web/ui/house.tsx'
import { useKept } from '#web/ui/kept.ts'
import { Part } from '#web/ui/part.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { international, national } from './phone.ts'

const Typed = z.object({
  name: z.string(),
  company: z.string(),
  phone: z.string(),
  noProspecting: z.boolean(),
  spoken: z.enum(languages),
})

export function AccountDetails({ account }: { account: Account }) {
  const t = useTranslations()
  const { client, language, setLanguage } = useHouse()
  const [typed, setTyped, forget] = useKept('account', Typed, {
    name: account.name,
    company: account.company ?? '',
    phone: national(account.phone ?? ''),
    noProspecting: account.noProspecting,
    spoken: account.language,
  })
  const { name, company, phone, noProspecting, spoken } = typed
  const save = useChange(
    () =>
      client.changeAccount({
        name: name.trim(),
        company: company.trim() || null,
        phone: phone.trim() ? international(phone) : null,
        noProspecting,
        language: spoken,
      }),
    ['account'],
    (saved) => {
      queries.setQueryData<Account>(['account'], saved)
      forget()
      if (spoken !== language) setLanguage(spoken)
      notifications.show({ message: t('saved'), color: 'mint' })
    },
  )
  const fault = useFaults(faultsIn(save.error))
  useGoToFault(save.error)
  const field = (of: 'name' | 'company' | 'phone') => ({
    value: typed[of],
    error: fault(of),
    onChange: (event: { currentTarget: { value: string } }) => setTyped({ ...typed, [of]: event.currentTarget.value }),
  })
  return (
    <Part title={t('details')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate(undefined)
        }}
      >
        <Stack>
          <FreeText label={t('name')} autoComplete="name" required withAsterisk={false} {...field('name')} />
          <FreeText label={t('optional', { field: t('company') })} autoComplete="organization" {...field('company')} />
          <TextInput label={t('optional', { field: t('phone') })} type="tel" dir="ltr" autoComplete="tel" {...field('phone')} />
          <NativeSelect
            label={t('mailLanguage')}
            value={spoken}
            onChange={(event) =>
              setTyped({ ...typed, spoken: languages.find((one) => one === event.currentTarget.value) ?? account.language })
            }
            data={languages.map((one) => ({ value: one, label: t(`language_${one}`) }))}
          />
          <Checkbox
            label={t('noProspecting')}
            checked={noProspecting}
            onChange={(event) => setTyped({ ...typed, noProspecting: event.currentTarget.checked })}
          />
          <Trouble error={save.error} />
          <Group>
            <Button type="submit" loading={save.isPending}>
              {t('saveDetails')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Part>
  )
}
