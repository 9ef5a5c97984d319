import { Button, FileInput, Group, NativeSelect, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { documentKinds } from '#contract/documents.ts'
import { faultsIn, useFaults, useGoToFault } from '#web/ui/faults.ts'
import { useChange } from '#web/ui/house.tsx'
import { useKept } from '#web/ui/kept.ts'
import { Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { today } from './days-left.tsx'
import { useDesk } from './use-desk.ts'

const whose = ['email', 'account', 'company'] as const
const Typed = z.object({
  kind: z.enum(documentKinds),
  number: z.string(),
  date: z.string(),
  amount: z.string(),
  by: z.enum(whose),
  client: z.string(),
})
type Typed = z.infer<typeof Typed>

/** So many dirhams as one writes them, in centimes; as typed where it cannot be read, for the server to refuse. */
function centimesIn(typed: string): string {
  const [, whole, cents = ''] = /^(\d{1,11})(?:[.,](\d{1,2}))?$/.exec(typed.replace(/[\s\u00A0\u202F]/g, '')) ?? []
  return whole === undefined ? typed : String(Number(whole) * 100 + Number(cents.padEnd(2, '0')))
}

/** An invoice or credit note made elsewhere is filed: it is kept ten years from the end of its fiscal year, and never changed. */
export function FileDocument({ onDone }: { onDone(): void }) {
  const t = useTranslations()
  const desk = useDesk()
  const { date } = useWritten()
  const [key] = useState(() => crypto.randomUUID())
  const [pdf, setPdf] = useState<File | null>(null)
  const begin: Typed = { kind: 'invoice', number: '', date: today(), amount: '', by: 'email', client: '' }
  const [typed, setTyped, forget] = useKept<Typed>('office.document', Typed, begin)
  const set = (change: Partial<Typed>) => setTyped({ ...typed, ...change })
  const file = useChange(
    () => {
      const form = new FormData()
      for (const field of ['kind', 'number', 'date'] as const) form.set(field, typed[field].trim())
      form.set('amount', centimesIn(typed.amount))
      form.set(typed.by, typed.client.trim())
      if (pdf) form.set('document', pdf)
      return desk.fileDocument(form, key)
    },
    ['filed'],
    ({ keptUntil }) => {
      forget()
      notifications.show({ message: t('documentFiled', { date: date(`${keptUntil}T12:00:00Z`) }), color: 'mint' })
      onDone()
    },
  )
  const fault = useFaults(faultsIn(file.error))
  useGoToFault(file.error)
  const field = (name: 'number' | 'date' | 'amount') => ({
    value: typed[name],
    error: fault(name),
    onChange: ({ currentTarget }: React.ChangeEvent<HTMLInputElement>) => set({ [name]: currentTarget.value }),
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
        <Text size="sm">{t('fileDocumentText')}</Text>
        <NativeSelect
          label={t('documentKind')}
          value={typed.kind}
          data={documentKinds.map((value) => ({ value, label: t(`documentKind_${value}`) }))}
          onChange={({ currentTarget }) => set({ kind: documentKinds.find((one) => one === currentTarget.value) ?? 'invoice' })}
        />
        <TextInput label={t('documentNumber')} description={t('documentNumberHint')} dir="ltr" maxLength={40} {...field('number')} />
        <TextInput label={t('documentDate')} type="date" max={today()} {...field('date')} />
        <TextInput label={t('documentAmountIn')} description={t('documentAmountHint')} dir="ltr" inputMode="decimal" {...field('amount')} />
        <SegmentedControl
          aria-label={t('documentWhose')}
          value={typed.by}
          data={whose.map((value) => ({ value, label: t(`whose_${value}`) }))}
          onChange={(by) => set({ by: whose.find((one) => one === by) ?? 'email' })}
        />
        <TextInput
          label={t(`whose_${typed.by}`)}
          dir="ltr"
          value={typed.client}
          error={fault(typed.by)}
          onChange={({ currentTarget }) => set({ client: currentTarget.value })}
        />
        <FileInput
          label={t('documentPdf')}
          accept="application/pdf"
          size="md"
          clearable
          clearButtonProps={{ 'aria-label': t('removeFile') }}
          value={pdf}
          error={fault('document')}
          onChange={setPdf}
        />
        <Trouble error={file.error} />
        <Group>
          <Button type="submit" loading={file.isPending}>
            {t('fileDocumentDo')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
