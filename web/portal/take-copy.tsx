import { Alert, Button, Group, Text } from '@mantine/core'
import { IconDownload, IconFileCheck } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import type { RequestShown } from '#web/client/calls.ts'
import { download } from '#web/ui/download.ts'
import { useHouse } from '#web/ui/house.tsx'
import type { Proved } from '#web/ui/prove.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { useRequestDeed } from './use-requests.ts'

/** Fetches a copy that is ready, once. While the page stays open it can be saved again: the server has none any more. */
export function TakeCopy({ request, proved }: { request: RequestShown; proved: Proved }) {
  const t = useTranslations()
  const { date } = useWritten()
  const { client } = useHouse()
  const take = useRequestDeed(() => proved(() => client.takeCopy(request.id)), download)
  if (take.data)
    return (
      <Alert className="good" variant="outline" icon={<IconFileCheck aria-hidden />} role="status" title={t('copySaved')}>
        <Text c="var(--mantine-color-text)">{t('copySavedText', { name: take.data.name })}</Text>
        <Group mt="sm">
          <Button variant="default" onClick={() => take.data && download(take.data)}>
            {t('downloadAgain')}
          </Button>
        </Group>
      </Alert>
    )
  return (
    <>
      <Trouble error={take.error} />
      {request.copyUntil !== null && (
        <div role="status">
          <Text fw={600}>{t('copyReady')}</Text>
          <Text>{t('copyReadyText', { date: date(request.copyUntil) })}</Text>
          <Group mt="sm">
            <Button leftSection={<IconDownload aria-hidden size={20} />} loading={take.isPending} onClick={() => take.mutate(undefined)}>
              {t('copyDownload')}
            </Button>
          </Group>
        </div>
      )}
    </>
  )
}
