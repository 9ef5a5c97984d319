import { Badge, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import type { RequestShown } from '#web/client/calls.ts'
import { Part } from '#web/ui/part.tsx'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { paths } from './paths.ts'
import { colourOfRequest, useRequestSays } from './request-says.ts'
import { useRequests } from './use-requests.ts'

export function RequestBadge({ request }: { request: RequestShown }) {
  const says = useRequestSays()
  return (
    <Badge flex="none" variant="outline" color={colourOfRequest(request)} c="var(--mantine-color-text)" size="lg" tt="none">
      {says.state(request)}
    </Badge>
  )
}

/** Each request with its reference, its state, who has the ball and by when. */
export function MyRequests() {
  const t = useTranslations()
  const says = useRequestSays()
  const { shortDate } = useWritten()
  const requests = useRequests()
  return (
    <Part title={t('myRequests')}>
      {requests.isPending && <Loading lines={2} />}
      {requests.error && !requests.items && <Trouble error={requests.error} again={requests.refetch} />}
      {requests.items?.length === 0 && <Text>{t('noRequest')}</Text>}
      {requests.items && requests.items.length > 0 && (
        <ul className="rows">
          {requests.items.map((request) => (
            <li key={request.id} className="line leads">
              <div>
                <Link to={paths.request} params={{ request: request.id }} className="link whole-line">
                  {t(`ofKind_${request.kind}`)}
                </Link>
                <Text size="sm">{says.next(request)}</Text>
                <Group gap="xs" c="dimmed" fz="sm" className="figures">
                  <bdi dir="ltr">{request.reference}</bdi>
                  <span>{shortDate(request.madeAt)}</span>
                </Group>
              </div>
              <RequestBadge request={request} />
            </li>
          ))}
        </ul>
      )}
    </Part>
  )
}
