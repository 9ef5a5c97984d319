import { Button, Group, NativeSelect, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { holdReasons } from '#contract/holds.ts'
import { faultsIn, useFaults, useGoToFault } from '#web/ui/faults.ts'
import { ownWay } from '#web/ui/free-text.tsx'
import { useChange } from '#web/ui/house.tsx'
import { useKept } from '#web/ui/kept.ts'
import type { Proved } from '#web/ui/prove.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { today } from './days-left.tsx'
import { useDesk } from './use-desk.ts'

const Typed = z.object({
  by: z.enum(['account', 'subject']),
  whose: z.string(),
  reason: z.enum(holdReasons),
  note: z.string(),
  reviewOn: z.string(),
})
type Typed = z.infer<typeof Typed>

/** That somebody's data be kept past their time: another person has to approve it. */
export function HoldAsk({ proved, onDone }: { proved: Proved; onDone(id: string): void }) {
  const t = useTranslations()
  const desk = useDesk()
  const [key] = useState(() => crypto.randomUUID())
  const [typed, setTyped, forget] = useKept<Typed>('office.hold', Typed, {
    by: 'account',
    whose: '',
    reason: 'claim',
    note: '',
    reviewOn: '',
  })
  const set = (change: Partial<Typed>) => setTyped({ ...typed, ...change })
  const ask = useChange(
    () => {
      const id = typed.whose.trim()
      const whose = typed.by === 'account' ? { account: id } : { subject: id }
      return proved(() => desk.askHold({ whose, reason: typed.reason, note: typed.note.trim(), reviewOn: typed.reviewOn }, key))
    },
    ['holds', 'waits'],
    ({ id }) => {
      forget()
      notifications.show({ message: t('holdAsked'), color: 'mint' })
      onDone(id)
    },
  )
  const fault = useFaults(faultsIn(ask.error))
  useGoToFault(ask.error)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        ask.mutate(undefined)
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('askHoldText')}</Text>
        <SegmentedControl
          aria-label={t('heldBy')}
          value={typed.by}
          data={[
            { value: 'account', label: t('heldAccount') },
            { value: 'subject', label: t('heldSubject') },
          ]}
          onChange={(by) => set({ by: by === 'subject' ? 'subject' : 'account' })}
        />
        <TextInput
          label={t('heldId')}
          description={t('heldIdHint')}
          dir="ltr"
          maxLength={36}
          value={typed.whose}
          error={fault('whose') ?? fault('account') ?? fault('subject')}
          onChange={({ currentTarget }) => set({ whose: currentTarget.value })}
        />
        <NativeSelect
          label={t('reason')}
          value={typed.reason}
          data={holdReasons.map((value) => ({ value, label: t(`holdReason_${value}`) }))}
          onChange={({ currentTarget }) => set({ reason: holdReasons.find((one) => one === currentTarget.value) ?? 'claim' })}
        />
        <Textarea
          label={t('holdNote')}
          description={t('holdNoteHint')}
          autosize
          minRows={3}
          maxLength={1_000}
          value={typed.note}
          error={fault('note')}
          {...ownWay(typed.note)}
          onChange={({ currentTarget }) => set({ note: currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('reviewOn')}
          description={t('reviewHint')}
          min={today()}
          value={typed.reviewOn}
          error={fault('reviewOn')}
          onChange={({ currentTarget }) => set({ reviewOn: currentTarget.value })}
        />
        <Trouble error={ask.error} />
        <Group>
          <Button type="submit" loading={ask.isPending}>
            {t('askHoldDo')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
