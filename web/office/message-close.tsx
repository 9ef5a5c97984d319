import { Button, Group, NativeSelect, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { closings, type MessageKind } from '#contract/messages.ts'
import type { MessageOpened } from '#web/client/desk-calls.ts'
import { useChange } from '#web/ui/house.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { useDesk } from './use-desk.ts'

/** Nothing more is to be said: with a reason. */
export function MessageClose({ kind, one, onDone }: { kind: MessageKind; one: MessageOpened; onDone(one: MessageOpened): void }) {
  const t = useTranslations()
  const desk = useDesk()
  const [why, setWhy] = useState<(typeof closings)[number]>(one.answers.length > 0 ? 'answered' : 'nothing to answer')
  const close = useChange(
    (): Promise<MessageOpened> => (kind === 'question' ? desk.closeQuestion(one.id, why) : desk.closeOrder(one.id, why)),
    ['messages', 'waits'],
    (now) => {
      onDone(now)
      notifications.show({ message: t('closedNow'), color: 'mint' })
    },
  )
  return (
    <Stack gap="sm">
      <Group align="flex-end" gap="sm">
        <NativeSelect
          label={t('closeWhy')}
          description={t('closeHint')}
          value={why}
          data={closings.map((one) => ({ value: one, label: t(`why_${one}`) }))}
          onChange={({ currentTarget }) => setWhy(closings.find((one) => one === currentTarget.value) ?? 'answered')}
          flex="1 1 14rem"
        />
        <Button variant="default" loading={close.isPending} onClick={() => close.mutate(undefined)}>
          {t('closeMessage')}
        </Button>
      </Group>
      <Trouble error={close.error} />
    </Stack>
  )
}
