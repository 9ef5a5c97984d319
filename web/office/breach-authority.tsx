import { Button, Group, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { BreachOpened } from '#web/client/desk-calls.ts'
import { faultsIn, useFaults } from '#web/ui/faults.ts'
import { FreeText } from '#web/ui/free-text.tsx'
import { useChange } from '#web/ui/house.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { MomentField } from './moment-field.tsx'
import { useDesk } from './use-desk.ts'

interface Given {
  readonly which: 'cndp' | 'dgssi'
  readonly one: BreachOpened
  onDone(one: BreachOpened): void
}

/** An authority was notified, when and under which reference; the CNDP need not be, for a reason that is kept. */
export function BreachAuthority({ which, one, onDone }: Given) {
  const t = useTranslations()
  const desk = useDesk()
  const [told, setTold] = useState(true)
  const [at, setAt] = useState(() => new Date().toISOString())
  const [reference, setReference] = useState('')
  const [reason, setReason] = useState('')
  const say = useChange(
    () => {
      const notified = { at, reference: reference.trim() }
      if (which === 'dgssi') return desk.dgssiTold(one.id, notified)
      return desk.cndpTold(one.id, told ? notified : { reason: reason.trim() })
    },
    ['breaches', 'waits'],
    (now) => {
      onDone(now)
      notifications.show({ message: t('breachKept'), color: 'mint' })
    },
  )
  const fault = useFaults(faultsIn(say.error))
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        say.mutate(undefined)
      }}
    >
      <Stack gap="sm">
        {which === 'cndp' && (
          <SegmentedControl
            aria-label={t('lack_cndp')}
            value={told ? 'told' : 'not'}
            data={[
              { value: 'told', label: t('cndpTold') },
              { value: 'not', label: t('cndpNot') },
            ]}
            onChange={(value) => setTold(value === 'told')}
          />
        )}
        {told || which === 'dgssi' ? (
          <>
            <MomentField label={t('notifiedAt')} value={at} error={fault('at')} onChange={setAt} />
            <TextInput
              label={t('theirReference')}
              dir="ltr"
              maxLength={120}
              value={reference}
              error={fault('reference')}
              onChange={({ currentTarget }) => setReference(currentTarget.value)}
            />
          </>
        ) : (
          <FreeText
            label={t('whyNot')}
            maxLength={2_000}
            value={reason}
            error={fault('reason')}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
        )}
        <Trouble error={say.error} />
        <Group>
          <Button type="submit" loading={say.isPending}>
            {t('sayIt')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
