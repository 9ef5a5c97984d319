import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { IconExternalLink, IconId } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { useChange } from '#web/ui/house.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { useDesk } from './use-desk.ts'

/** The card that its owner shows in this case: opened as a visitor does, once it is asked for, for that is on record. `tells`: who reads of it. */
export function MessageCard({ id, since, tells }: { id: string; since: string | undefined; tells: string | undefined }) {
  const t = useTranslations()
  const desk = useDesk()
  const { moment } = useWritten()
  const open = useChange(() => desk.cardOf(id), [])
  if (since === undefined)
    return (
      <Text size="sm" c="dimmed">
        {t('cardNone')}
      </Text>
    )
  return (
    <Stack component="section" gap="xs" aria-label={t('cardShown')}>
      <Text>{t('cardSince', { date: moment(since) })}</Text>
      {open.data ? (
        // nothing of this page goes with it, and it is the last that is known of the address here
        <Anchor href={open.data.url} target="_blank" rel="noreferrer">
          <Group gap="xs" component="span">
            <IconExternalLink aria-hidden size={18} />
            {t('cardSee')}
          </Group>
        </Anchor>
      ) : (
        <>
          <Text className="tells">{tells}</Text>
          <Group>
            <Button
              size="sm"
              variant="default"
              leftSection={<IconId aria-hidden size={18} />}
              loading={open.isPending}
              onClick={() => open.mutate(undefined)}
            >
              {t('cardOpen')}
            </Button>
          </Group>
        </>
      )}
      <Trouble error={open.error} />
    </Stack>
  )
}
