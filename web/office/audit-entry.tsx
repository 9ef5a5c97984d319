import { useTranslations } from 'use-intl'
import { deedWord, objectWord } from '#contract/deed-words.ts'
import { openedFields } from '#contract/openings.ts'
import { processings } from '#contract/register.ts'
import type { AuditListed } from '#web/client/desk-calls.ts'
import { useAccount, useHouse } from '#web/ui/house.tsx'
import { useWritten } from '#web/ui/written.ts'
import { Facts } from './facts.tsx'
import { useJobs } from './use-desk.ts'

/** Who did something, by job where they have one: never by name. */
export function useActor() {
  const t = useTranslations()
  const jobs = useJobs()
  return ({ kind, jobs: held }: AuditListed['actor']): string => {
    if (kind === 'operator') return t('auditOperator')
    if (kind === 'system') return t('auditSystem')
    return held.length === 0 ? t('auditPerson') : jobs(held)
  }
}

const isField = (field: string): field is keyof typeof openedFields => Object.hasOwn(openedFields, field)

/** One entry, as it stands. */
export function AuditEntry({ one }: { one: AuditListed }) {
  const t = useTranslations()
  const { language } = useHouse()
  const { date, hours } = useWritten()
  const account = useAccount()
  const jobs = useJobs()
  const actor = useActor()
  const list = new Intl.ListFormat(language, { type: 'conjunction' })
  const { kind, id, jobs: held, asThen } = one.actor
  const who = id !== null && id === account.data?.id ? t('you') : kind === 'person' && held.length > 0 ? t('auditStaff') : actor(one.actor)
  return (
    <Facts
      facts={[
        [t('auditDeed'), deedWord(one.deed, language)],
        [t('auditAt'), `${date(one.at)}, ${hours(one.at)}`],
        [t('auditActor'), who],
        [t('auditActorId'), id],
        [t(asThen ? 'auditJobsThen' : 'auditJobsNow'), held.length > 0 && jobs(held)],
        [t('auditPurpose'), processings[one.purpose].says[language]],
        [t('auditObject'), objectWord(one.object.kind, language)],
        [t('auditObjectId'), one.object.id],
        [t('auditSubject'), one.subject],
        [t('auditCase'), one.case],
        [t('auditFields'), one.fields.length > 0 && list.format(one.fields.filter(isField).map((field) => openedFields[field][language]))],
        [t('auditNumber'), one.number ?? t('auditNumberWaits')],
        [t('auditId'), one.id],
      ]}
    />
  )
}
