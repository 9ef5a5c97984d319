import { Button, Group, Modal, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { languages } from '#contract/language.ts'
import { requestKinds } from '#contract/requests.ts'
import type { RequestOpened } from '#web/client/desk-calls.ts'
import { faultsIn, useFaults, useGoToFault } from '#web/ui/faults.ts'
import { FreeText, ownWay } from '#web/ui/free-text.tsx'
import { useChange } from '#web/ui/house.tsx'
import { useKept } from '#web/ui/kept.ts'
import { Trouble } from '#web/ui/trouble.tsx'
import { today } from './days-left.tsx'
import { nameOfLanguage } from './filters.tsx'
import { useDesk } from './use-desk.ts'

const Typed = z.object({
  kind: z.enum(requestKinds),
  language: z.enum(languages),
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  text: z.string(),
  receivedOn: z.string(),
})

/** What somebody asked by letter, on the spot or by telephone. It counts from the day it came. */
export function RequestByLetter({ opened, close, onFiled }: { opened: boolean; close(): void; onFiled(one: RequestOpened): void }) {
  const t = useTranslations()
  return (
    <Modal opened={opened} onClose={close} title={t('byLetter')} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      <LetterForm onFiled={onFiled} />
    </Modal>
  )
}

function LetterForm({ onFiled }: { onFiled(one: RequestOpened): void }) {
  const t = useTranslations()
  const desk = useDesk()
  const [key] = useState(() => crypto.randomUUID())
  const [typed, setTyped, forget] = useKept<z.infer<typeof Typed>>('office.letter', Typed, {
    kind: 'access',
    language: 'fr',
    name: '',
    email: '',
    phone: '',
    text: '',
    receivedOn: today(),
  })
  const file = useChange(
    () => {
      const { kind, language, receivedOn, ...said } = typed
      const applicant = Object.fromEntries(
        Object.entries(said).flatMap(([field, value]) => (value.trim() === '' ? [] : [[field, value.trim()]])),
      )
      return desk.fileRequest({ kind, language, applicant, ...(receivedOn !== '' && { receivedOn }) }, key)
    },
    ['requests', 'waits'],
    (one) => {
      forget()
      notifications.show({ message: t('filed', { reference: `\u2066${one.reference}\u2069` }), color: 'mint' })
      onFiled(one)
    },
  )
  const faults = useFaults(faultsIn(file.error))
  useGoToFault(file.error)
  const fault = (name: string) => faults(name) ?? faults(`applicant.${name}`)
  const field = (name: 'name' | 'email' | 'phone') => ({
    value: typed[name],
    error: fault(name),
    onChange: ({ currentTarget }: React.ChangeEvent<HTMLInputElement>) => setTyped({ ...typed, [name]: currentTarget.value }),
  })
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        file.mutate(undefined)
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('byLetterText')}</Text>
        <NativeSelect
          label={t('kind')}
          value={typed.kind}
          data={requestKinds.map((value) => ({ value, label: t(`kind_${value}`) }))}
          onChange={({ currentTarget }) =>
            setTyped({ ...typed, kind: requestKinds.find((one) => one === currentTarget.value) ?? typed.kind })
          }
        />
        <FreeText label={t('fieldName')} {...field('name')} />
        <TextInput label={t('fieldEmail')} type="email" dir="ltr" {...field('email')} />
        <TextInput label={t('fieldPhone')} type="tel" dir="ltr" {...field('phone')} />
        <Textarea
          label={t('theirWords')}
          autosize
          minRows={3}
          maxLength={4_000}
          value={typed.text}
          error={fault('text')}
          {...ownWay(typed.text)}
          onChange={({ currentTarget }) => setTyped({ ...typed, text: currentTarget.value })}
        />
        <NativeSelect
          label={t('answersIn')}
          value={typed.language}
          data={languages.map((value) => ({ value, label: nameOfLanguage(value) }))}
          onChange={({ currentTarget }) => setTyped({ ...typed, language: languages.find((one) => one === currentTarget.value) ?? 'fr' })}
        />
        <TextInput
          type="date"
          label={t('receivedOn')}
          max={today()}
          value={typed.receivedOn}
          error={fault('receivedOn')}
          onChange={({ currentTarget }) => setTyped({ ...typed, receivedOn: currentTarget.value })}
        />
        <Trouble error={file.error} />
        <Group>
          <Button type="submit" loading={file.isPending}>
            {t('fileRequest')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
