import { Button, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslations } from 'use-intl'
import { useChange } from '#web/ui/house.tsx'
import { Trouble } from '#web/ui/trouble.tsx'

interface Given {
  /** What is approved, and what that lets the other do. */
  readonly says: string
  answer(approved: boolean): Promise<unknown>
  /** What is asked for again once it is answered. */
  readonly touched: readonly string[]
  readonly approved: string
  readonly refused: string
}

/** What a colleague asked for waits for a second person: one press approves it, another refuses it. */
export function SecondPerson({ says, answer, touched, approved, refused }: Given) {
  const t = useTranslations()
  const change = useChange(
    (yes: boolean) => answer(yes).then(() => yes),
    touched,
    (yes) => notifications.show({ message: yes ? approved : refused, color: 'mint' }),
  )
  return (
    <Stack gap="sm">
      <Text>{says}</Text>
      <Trouble error={change.error} />
      <Group>
        <Button loading={change.isPending && change.variables} onClick={() => change.mutate(true)}>
          {t('secondApprove')}
        </Button>
        <Button variant="default" loading={change.isPending && !change.variables} onClick={() => change.mutate(false)}>
          {t('secondRefuse')}
        </Button>
      </Group>
    </Stack>
  )
}
