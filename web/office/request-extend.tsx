import { Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { RequestOpened } from '#web/client/desk-calls.ts'
import { useWritten } from '#web/ui/written.ts'
import type { OnRequest } from './on-request.ts'
import { useDesk } from './use-desk.ts'
import { Writing } from './writing.tsx'

/** The CNDP gave more time, and why: its author is told. */
export function RequestExtend({ one, onDone }: OnRequest) {
  const t = useTranslations()
  const desk = useDesk()
  const { date } = useWritten()
  const [until, setUntil] = useState(one.legalDue)
  return (
    <Writing<RequestOpened>
      kept={`office.extend.${one.id}`}
      label={t('extendWhy')}
      most={2_000}
      button={t('extendRead')}
      beside={
        <TextInput
          type="date"
          label={t('extendUntil')}
          value={until}
          min={one.legalDue}
          onChange={({ currentTarget }) => setUntil(currentTarget.value)}
        />
      }
      confirm={{
        title: t('extendTitle'),
        says: <Text>{t('extendGoes', { date: until === '' ? '…' : date(`${until}T12:00:00Z`) })}</Text>,
        button: t('extendSend'),
      }}
      touches={['requests', 'waits']}
      send={(text) => desk.extend(one.id, { text, until })}
      onDone={(now) => {
        onDone(now)
        notifications.show({ message: t('extended'), color: 'mint' })
      }}
    />
  )
}
