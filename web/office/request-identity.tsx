import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { shownBy } from '#contract/requests.ts'
import { useChange } from '#web/ui/house.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import type { OnRequest } from './on-request.ts'
import { useDesk } from './use-desk.ts'

/** Who asks was shown to be who they are otherwise than by a code. The number of a card is never written down. */
export function RequestIdentity({ one, onDone }: OnRequest) {
  const t = useTranslations()
  const desk = useDesk()
  const [by, setBy] = useState<(typeof shownBy)[number]>('in person')
  const show = useChange(
    () => desk.showIdentity(one.id, { by }),
    ['requests', 'waits'],
    (now) => {
      onDone(now)
      notifications.show({ message: t('identityShown'), color: 'mint' })
    },
  )
  return (
    <Stack gap="sm">
      <Text size="sm">{t('identityText')}</Text>
      <NativeSelect
        label={t('identityBy')}
        value={by}
        data={shownBy.map((value) => ({ value, label: t(`shown_${value}`) }))}
        onChange={({ currentTarget }) => setBy(shownBy.find((each) => each === currentTarget.value) ?? by)}
      />
      <Trouble error={show.error} />
      <Group>
        <Button loading={show.isPending} onClick={() => show.mutate(undefined)}>
          {t('identitySay')}
        </Button>
      </Group>
    </Stack>
  )
}
