import { Button, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { type BreakGlassReason, breakGlassReasons } from '#contract/break-glass.ts'
import { faultsIn, useFaults, useGoToFault } from '#web/ui/faults.ts'
import { ownWay } from '#web/ui/free-text.tsx'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { useKept } from '#web/ui/kept.ts'
import type { Proved } from '#web/ui/prove.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { useDesk } from './use-desk.ts'

const reasons = Object.keys(breakGlassReasons) as [BreakGlassReason, ...BreakGlassReason[]]
const Typed = z.object({ email: z.string(), reason: z.enum(reasons), note: z.string() })
type Typed = z.infer<typeof Typed>

/** That an account be opened outside any case: somebody else has to approve it, and its holder reads that it was done. */
export function EmergencyAsk({ proved, onDone }: { proved: Proved; onDone(): void }) {
  const t = useTranslations()
  const { language } = useHouse()
  const desk = useDesk()
  const [key] = useState(() => crypto.randomUUID())
  const [typed, setTyped, forget] = useKept<Typed>('office.emergency', Typed, { email: '', reason: reasons[0], note: '' })
  const set = (change: Partial<Typed>) => setTyped({ ...typed, ...change })
  const ask = useChange(
    () => proved(() => desk.askEmergency({ email: typed.email.trim(), reason: typed.reason, note: typed.note.trim() }, key)),
    ['emergencies', 'waits'],
    () => {
      forget()
      notifications.show({ message: t('emergencyAsked'), color: 'mint' })
      onDone()
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
        <Text size="sm">{t('askEmergencyText')}</Text>
        <TextInput
          type="email"
          label={t('emergencyEmail')}
          dir="ltr"
          autoComplete="off"
          maxLength={254}
          value={typed.email}
          error={fault('email')}
          onChange={({ currentTarget }) => set({ email: currentTarget.value })}
        />
        <NativeSelect
          label={t('reason')}
          value={typed.reason}
          data={reasons.map((value) => ({ value, label: breakGlassReasons[value][language] }))}
          onChange={({ currentTarget }) => set({ reason: reasons.find((one) => one === currentTarget.value) ?? reasons[0] })}
        />
        <Textarea
          label={t('emergencyNote')}
          description={t('emergencyNoteHint')}
          autosize
          minRows={3}
          maxLength={1_000}
          value={typed.note}
          error={fault('note')}
          {...ownWay(typed.note)}
          onChange={({ currentTarget }) => set({ note: currentTarget.value })}
        />
        <Trouble error={ask.error} />
        <Group>
          <Button type="submit" loading={ask.isPending}>
            {t('askEmergencyDo')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
