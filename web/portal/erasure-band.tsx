import { Alert, Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconClockExclamation } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import type { RequestShown } from '#web/client/calls.ts'
import { useHouse } from '#web/ui/house.tsx'
import { later } from '#web/ui/later.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { paths } from './paths.ts'
import { useRequestSays } from './request-says.ts'
import { useRequestDeed, useRequests } from './use-requests.ts'

const EraseNow = later(() => import('./erase-now.tsx').then((it) => it.EraseNow), null)

/** On every page: an erasure that is announced, and what somebody asked about these data without coming through the account. */
export function ErasureBand() {
  const { items = [] } = useRequests()
  const announced = items.find(({ state }) => state === 'window')
  const outside = items.filter(({ waitsUntil }) => waitsUntil !== null)
  return (
    <>
      {announced && <Announced key={announced.id} request={announced} />}
      {outside.map((request) => (
        <FromOutside key={request.id} request={request} />
      ))}
    </>
  )
}

function Announced({ request }: { request: RequestShown }) {
  const t = useTranslations()
  const says = useRequestSays()
  const { client } = useHouse()
  const cancel = useRequestDeed(
    () => client.withdrawRequest(request.id),
    () => notifications.show({ message: t('erasureGone'), color: 'mint' }),
  )
  return (
    <Alert className="hold band" variant="outline" icon={<IconClockExclamation aria-hidden />} role="region" title={says.next(request)}>
      <Text c="var(--mantine-color-text)">{t('windowText')}</Text>
      <Trouble error={cancel.error} />
      <Group mt="sm" className="deeds">
        <Button loading={cancel.isPending} onClick={() => cancel.mutate(undefined)}>
          {t('cancelErasure')}
        </Button>
        <Button variant="default" renderRoot={(props) => <Link to={paths.request} params={{ request: request.id }} {...props} />}>
          {t('seeRequest')}
        </Button>
      </Group>
      <EraseNow request={request} />
    </Alert>
  )
}

function FromOutside({ request }: { request: RequestShown }) {
  const t = useTranslations()
  const { date } = useWritten()
  return (
    <Alert className="hold band" variant="outline" icon={<IconClockExclamation aria-hidden />} role="region" title={t('outsideTitle')}>
      <Text c="var(--mantine-color-text)">
        {t(`ofKind_${request.kind}`)}. {t('outsideText', { date: date(request.waitsUntil ?? request.madeAt) })}
      </Text>
      <Group mt="sm">
        <Button variant="default" renderRoot={(props) => <Link to={paths.request} params={{ request: request.id }} {...props} />}>
          {t('seeIt')}
        </Button>
      </Group>
    </Alert>
  )
}
