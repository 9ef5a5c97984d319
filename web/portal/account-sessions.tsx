import { Button, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { Refused } from '#web/client/calls.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { Part } from '#web/ui/part.tsx'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { HelpLink } from './help-link.tsx'
import { paths } from './paths.ts'

/** The browsers that are signed in, each of which can be signed out from here. */
export function Sessions() {
  const t = useTranslations()
  const { moment } = useWritten()
  const { client, left } = useHouse()
  const go = useNavigate()
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: client.sessions })
  const end = useChange((id: string) => client.endSession(id), ['sessions'])
  const endOthers = useChange(() => client.endOtherSessions(), ['sessions'])
  const leave = useChange(
    () =>
      client.signOut().catch((error: unknown) => {
        if (!(error instanceof Refused) || error.code !== 'signed-out') throw error // else it ended before, which is what was wanted
      }),
    [],
    () => void go({ to: paths.signIn }).then(() => left()),
  )
  return (
    <Part title={t('sessions')}>
      <HelpLink topic="lost" />
      {sessions.isPending && <Loading lines={1} />}
      <ul className="rows">
        {sessions.data?.items.map(({ id, current, device, how, second, startedAt, usedAt }) => (
          <li key={id} className="line">
            <div>
              <Text fw={600}>
                <bdi>{device === '' ? t('unknownDevice') : device}</bdi> {current && <bdi>· {t('thisSession')}</bdi>}
              </Text>
              <Text size="sm" c="dimmed">
                {t('since', { date: moment(startedAt) })} · {t('sessionUsed', { date: moment(usedAt) })} · {t(`how_${how}`)}
                {second && ` ${t(second === 'application' ? 'second_application' : 'second_recovery')}`}
              </Text>
            </div>
            {!current && (
              <Button variant="default" loading={end.isPending && end.variables === id} onClick={() => end.mutate(id)}>
                {t('endSession')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Trouble error={sessions.error ?? end.error ?? endOthers.error ?? leave.error} />
      <Group className="deeds">
        {(sessions.data?.items.length ?? 0) > 1 && (
          <Button variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate(undefined)}>
            {t('endOthers')}
          </Button>
        )}
        <Button variant="default" loading={leave.isPending} onClick={() => leave.mutate(undefined)}>
          {t('signOut')}
        </Button>
      </Group>
    </Part>
  )
}
