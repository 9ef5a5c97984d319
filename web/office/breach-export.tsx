import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type ExportReason, exportReasons } from '#contract/breach-exports.ts'
import type { BreachOpened } from '#web/client/desk-calls.ts'
import { useAccount, useChange, useHouse } from '#web/ui/house.tsx'
import { useProof } from '#web/ui/prove.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { Alone } from './alone.tsx'
import { paths } from './paths.ts'
import { useDesk, useDoor } from './use-desk.ts'

const reasons = Object.keys(exportReasons) as ExportReason[]

/** Asks that the list of the persons concerned leave in a file: somebody else has to approve it. */
export function BreachExport({ one }: { one: BreachOpened }) {
  const t = useTranslations()
  const { language } = useHouse()
  const desk = useDesk()
  const door = useDoor()
  const account = useAccount()
  const [proved, dialog] = useProof(account.data?.email ?? '')
  const [reason, setReason] = useState<ExportReason>('told otherwise')
  const [key] = useState(() => crypto.randomUUID())
  const ask = useChange(() => proved(() => desk.askExport(one.id, { reason }, key)), ['exports', 'waits'])
  if (one.persons.found === 0) return <Text size="sm">{t('exportNobody')}</Text>
  if (ask.data)
    return (
      <Text role="status">
        {t('emergencyAsked')}{' '}
        <Link to={paths.exports} search={{ one: ask.data.id }} className="link">
          {t('room_exports')}
        </Link>
      </Text>
    )
  return (
    <Stack gap="sm">
      <Text size="sm">{t('exportText', { found: one.persons.found })}</Text>
      <Alone />
      <NativeSelect
        label={t('reason')}
        value={reason}
        data={reasons.map((value) => ({ value, label: exportReasons[value][language] }))}
        onChange={({ currentTarget }) => setReason(reasons.find((each) => each === currentTarget.value) ?? 'told otherwise')}
      />
      <Trouble error={ask.error} />
      <Group>
        <Button loading={ask.isPending} disabled={door.data?.alone ?? true} onClick={() => ask.mutate(undefined)}>
          {t('askEmergencyDo')}
        </Button>
      </Group>
      {dialog}
    </Stack>
  )
}
