import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { addressKinds, linkKinds, phoneKinds } from '#contract/card.ts'
import { useFaults } from '#web/ui/faults.ts'
import { FreeText, ownWay } from '#web/ui/free-text.tsx'
import type { Draft } from './draft.ts'
import { Listed } from './listed.tsx'
import { oneOf, VisibleTo } from './visible-to.tsx'

interface Given {
  readonly draft: Draft
  readonly wrong: readonly string[]
  set(next: Partial<Draft>): void
}

export function Phones({ draft, wrong, set }: Given) {
  const t = useTranslations()
  const fault = useFaults(wrong)
  return (
    <Listed
      wrong={wrong}
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
            className="across"
            label={t('onWhatsapp')}
            checked={item.whatsapp ?? false}
            onChange={(event) => change({ whatsapp: event.currentTarget.checked })}
          />
        </>
      )}
    />
  )
}

export function Emails({ draft, wrong, set }: Given) {
  const t = useTranslations()
  const fault = useFaults(wrong)
  return (
    <Listed
      wrong={wrong}
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
    />
  )
}

export function Addresses({ draft, wrong, set }: Given) {
  const t = useTranslations()
  const fault = useFaults(wrong)
  return (
    <Listed
      wrong={wrong}
      title={t('address')}
      add={t('addAddress')}
      items={draft.addresses}
      most={4}
      fresh={{ kind: 'work', audience: 'anyone' }}
      onChange={(addresses) => set({ addresses })}
      line={(item, change, at) => (
        <>
          <Textarea
            className="across"
            label={t('street')}
            autosize
            {...ownWay(item.street ?? '')}
            value={item.street ?? ''}
            error={fault(`addresses.${at}.street`) ?? (wrong.includes(`addresses.${at}`) && t('checkField'))}
            onChange={(event) => change({ street: event.currentTarget.value })}
          />
          {(['postcode', 'city', 'region', 'country'] as const).map((field) => (
            <FreeText
              key={field}
              label={t(field)}
              value={item[field] ?? ''}
              error={fault(`addresses.${at}.${field}`)}
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
    />
  )
}

export function Links({ draft, wrong, set }: Given) {
  const t = useTranslations()
  const fault = useFaults(wrong)
  return (
    <Listed
      wrong={wrong}
      title={t('link')}
      add={t('addLink')}
      items={draft.links}
      most={20}
      fresh={{ kind: 'website', url: '', audience: 'anyone' }}
      onChange={(links) => set({ links })}
      line={(item, change, at) => (
        <>
          <TextInput
            className="across"
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
    />
  )
}
