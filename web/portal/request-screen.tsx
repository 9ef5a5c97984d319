import { Button, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Refused, type RequestShown } from '#web/client/calls.ts'
import { useAccount, useHouse } from '#web/ui/house.tsx'
import { Part } from '#web/ui/part.tsx'
import { useProof } from '#web/ui/prove.tsx'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { Blank, Loading, Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { Ask } from './ask.tsx'
import { BackToMyData } from './back-to-my-data.tsx'
import { RequestBadge } from './my-requests.tsx'
import { paths } from './paths.ts'
import { RequestCertificate } from './request-certificate.tsx'
import { RequestReply } from './request-reply.tsx'
import { useRequestSays } from './request-says.ts'
import { TakeCopy } from './take-copy.tsx'
import { beingDone, ended, usePace, useRequestDeed } from './use-requests.ts'

/** One request: how it stands, what is wanted of its author, what was answered, and what happened so far. */
export function RequestScreen({ id }: { id: string }) {
  const t = useTranslations()
  const { client } = useHouse()
  const pace = usePace()
  const request = useQuery({
    queryKey: ['request', id],
    queryFn: () => client.request(id),
    refetchInterval: ({ state: { data } }) => pace(data !== undefined && beingDone(data)),
  })
  const missing = request.error instanceof Refused && request.error.code === 'not-found'
  return (
    <Stack className="middle" gap="lg">
      <BackToMyData />
      {missing ? (
        <>
          <ScreenTitle>{t('requestMissing')}</ScreenTitle>
          <Blank text={t('requestMissingText')}>
            <Button variant="default" renderRoot={(props) => <Link to={paths.data} {...props} />}>
              {t('myData')}
            </Button>
          </Blank>
        </>
      ) : request.data ? (
        <Opened request={request.data} />
      ) : request.error ? (
        <Trouble error={request.error} again={request.refetch} />
      ) : (
        <Loading lines={3} />
      )}
    </Stack>
  )
}

function Opened({ request }: { request: RequestShown }) {
  const t = useTranslations()
  const says = useRequestSays()
  const { date } = useWritten()
  const account = useAccount()
  const [proved, dialog] = useProof(account.data?.email ?? '')
  const { state, answer, certificate, suspendedDays } = request
  return (
    <>
      <Stack gap="xs">
        <Group justify="space-between" align="flex-start">
          <ScreenTitle>{t(`ofKind_${request.kind}`)}</ScreenTitle>
          <RequestBadge request={request} />
        </Group>
        <Text size="lg">{says.next(request)}</Text>
      </Stack>
      {state === 'asked' && <RequestReply request={request} />}
      {request.copyUntil !== null && (
        <Part title={t('ofKind_copy')}>
          <TakeCopy request={request} proved={proved} />
        </Part>
      )}
      {answer && (
        <Part title={t('requestAnswer')}>
          <Text fw={600}>{t(`outcome_${answer.outcome}`)}</Text>
          {answer.text !== null && <Text className="said">{answer.text}</Text>}
        </Part>
      )}
      {certificate !== null && <RequestCertificate reference={request.reference} certificate={certificate} />}
      <Part title={t('history')}>
        <dl className="facts">
          <div className="fact">
            <dt>{t('reference')}</dt>
            <dd className="figures">
              <bdi dir="ltr">{request.reference}</bdi>
            </dd>
          </div>
          <Steps request={request} />
        </dl>
        {!ended(request) && (
          <Text size="sm" c="dimmed">
            {suspendedDays > 0 && t('suspended', { count: suspendedDays })} {t('legalUntil', { date: date(request.legalDue) })}{' '}
            {t('andRecourse')}
          </Text>
        )}
      </Part>
      {!ended(request) && state !== 'window' && <Withdraw request={request} />}
      {dialog}
    </>
  )
}

function Steps({ request }: { request: RequestShown }) {
  const t = useTranslations()
  const format = useFormatter()
  return request.steps.map(({ step, at }) => (
    <div key={`${step} ${at}`} className="fact">
      <dt>{t(`step_${step}`)}</dt>
      <dd className="figures">{format.dateTime(new Date(at), { dateStyle: 'long', timeStyle: 'short' })}</dd>
    </div>
  ))
}

function Withdraw({ request }: { request: RequestShown }) {
  const t = useTranslations()
  const { client } = useHouse()
  const [asking, setAsking] = useState(false)
  const withdraw = useRequestDeed(
    () => client.withdrawRequest(request.id),
    () => {
      setAsking(false)
      notifications.show({ message: t('requestWithdrawn'), color: 'mint' })
    },
  )
  return (
    <Group>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('withdraw')}
      </Button>
      <Ask
        opened={asking}
        title={t('withdrawSure')}
        text={t('withdrawText')}
        no={t('keepRequest')}
        yes={t('withdraw')}
        doing={withdraw}
        onClose={() => setAsking(false)}
      />
    </Group>
  )
}
