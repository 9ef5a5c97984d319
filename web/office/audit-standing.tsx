import { Paper, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { AuditStanding } from '#web/client/desk-calls.ts'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { Facts } from './facts.tsx'
import { TroubleFound } from './trouble-found.tsx'
import { useDesk } from './use-desk.ts'

/** How far the chain is, what is signed, and what the last verification found; with what to do where it is not as it must be. */
export function AuditStandingShown() {
  const desk = useDesk()
  const { data, error, refetch } = useQuery({ queryKey: ['audit'], queryFn: desk.audit })
  if (error) return <Trouble error={error} again={refetch} />
  if (!data) return <Loading lines={1} height={150} />
  return (
    <Stack gap="sm">
      <Wrong standing={data} />
      <Paper p="md">
        <Standing standing={data} />
      </Paper>
    </Stack>
  )
}

function Standing({ standing: { last, waiting, behindSeconds, minuteHead, dayHead, verified } }: { standing: AuditStanding }) {
  const t = useTranslations()
  const { moment, shortDate, number } = useWritten()
  const place = (one: string) => number(Number(one))
  return (
    <Facts
      facts={[
        [t('auditLink'), last ? t('auditLinkOf', { number: place(last.number), date: moment(last.linkedAt) }) : t('auditNone')],
        [t('auditBehind'), waiting === 0 ? t('auditBehindNone') : t('auditBehindSome', { count: waiting, seconds: behindSeconds })],
        [
          t('auditMinuteHead'),
          minuteHead
            ? `${t('auditHead', { number: place(minuteHead.number), date: moment(minuteHead.signedAt) })} · ${t(`signature_${minuteHead.signature}`)}`
            : t('auditNone'),
        ],
        [
          t('auditDayHead'),
          dayHead
            ? `${t('auditHeadOfDay', {
                day: shortDate(`${dayHead.day}T12:00:00Z`),
                number: place(dayHead.number),
                date: moment(dayHead.signedAt),
              })} · ${t(`signature_${dayHead.signature}`)}`
            : t('auditNone'),
        ],
        [
          t('auditVerified'),
          verified
            ? t('auditVerifiedOf', {
                date: moment(verified.at),
                bent: verified.bent,
                count: verified.entries ?? 0,
                entries: number(verified.entries ?? 0),
              })
            : t('auditVerifiedNever'),
        ],
      ]}
    />
  )
}

function Wrong({ standing: { late, minuteHead, dayHead, verified } }: { standing: AuditStanding }) {
  const t = useTranslations()
  const bent = verified?.bent ?? 0
  return (
    <>
      {bent > 0 && <TroubleFound title={t('auditBent')} text={t('auditBentText', { count: bent })} line="connectcard audit verify" />}
      {[minuteHead, dayHead].some((head) => head?.signature === 'bad') && (
        <TroubleFound title={t('auditHeadBad')} text={t('auditHeadBadText')} line="connectcard audit verify" />
      )}
      {late && <TroubleFound title={t('auditLate')} text={t('auditLateText')} line="connectcard doctor" />}
    </>
  )
}
