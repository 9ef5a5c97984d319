import { Button, Group, Loader, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import type { RequestShown } from '#web/client/calls.ts'
import { useAccount } from '#web/ui/house.tsx'
import { Part } from '#web/ui/part.tsx'
import { useProof } from '#web/ui/prove.tsx'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { paths } from './paths.ts'
import { useRequestSays } from './request-says.ts'
import { TakeCopy } from './take-copy.tsx'
import { ended, useFiling, useRequests } from './use-requests.ts'

/** A copy of all that is held: asked for, made, fetched once. */
export function DataCopy() {
  const t = useTranslations()
  const requests = useRequests()
  const account = useAccount()
  const [proved, dialog] = useProof(account.data?.email ?? '')
  const ask = useFiling(proved)
  const last = requests.items?.find(({ kind, state }) => (kind === 'copy' || kind === 'access') && state !== 'withdrawn')
  const free = requests.items !== undefined && (last === undefined || (ended(last) && last.copyUntil === null))
  return (
    <Part title={t('takeCopy')}>
      <Text>{t('copyText')}</Text>
      {requests.isPending && <Loading lines={1} height={44} />}
      {last && !ended(last) && <Making request={last} />}
      {last && <TakeCopy key={last.id} request={last} proved={proved} />}
      <Trouble error={ask.error} />
      {free && (
        <>
          {last && <Before request={last} />}
          <Group>
            <Button
              variant={last ? 'default' : 'filled'}
              leftSection={<IconDownload aria-hidden size={20} />}
              loading={ask.isPending}
              onClick={() => ask.mutate({ kind: 'copy' })}
            >
              {last ? t('copyAskAgain') : t('copyAsk')}
            </Button>
          </Group>
        </>
      )}
      {dialog}
    </Part>
  )
}

function Making({ request }: { request: RequestShown }) {
  const t = useTranslations()
  const says = useRequestSays()
  return (
    <div role="status">
      <Group gap="sm">
        {request.ball === 'us' && request.waitsUntil === null && <Loader size="sm" aria-hidden />}
        <Text fw={600}>{request.waitsUntil === null ? t('copyMaking') : says.next(request)}</Text>
      </Group>
      <Text>{t('copyMakingText')}</Text>
      <Link to={paths.request} params={{ request: request.id }} className="link">
        {t('seeRequest')}
      </Link>
    </div>
  )
}

/** What became of the copy before. */
function Before({ request }: { request: RequestShown }) {
  const t = useTranslations()
  const { date } = useWritten()
  const says = useRequestSays()
  const taken = says.last(request, 'taken')
  if (taken) return <Text>{t('copyTaken', { date: date(taken) })}</Text>
  if (request.answer?.outcome === 'granted' && says.last(request, 'prepared')) return <Text>{t('copyLapsed')}</Text>
  return (
    <Text>
      {says.state(request)}.{' '}
      <Link to={paths.request} params={{ request: request.id }} className="link">
        {t('seeRequest')}
      </Link>
    </Text>
  )
}
