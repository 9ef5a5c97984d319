import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { deedWord } from '#contract/deed-words.ts'
import { jobNames } from '#contract/job-names.ts'
import { type Job, jobs } from '#contract/staff.ts'
import type { AuditPage } from '#web/client/desk-calls.ts'
import { faultsIn, useFaults } from '#web/ui/faults.ts'
import { useHouse } from '#web/ui/house.tsx'
import { useWritten } from '#web/ui/written.ts'
import { today } from './days-left.tsx'
import type { RoomSearch } from './search.ts'
import { useRoom } from './use-room.ts'

type Wanted = Pick<RoomSearch, 'day' | 'kind' | 'job'>
interface Given {
  /** What was done on the day that was read last: other deeds are not offered, but the one in the address. */
  readonly deeds: NonNullable<AuditPage['deeds']>
  readonly again: boolean
  readonly busy: boolean
  readonly error: Error | null
  onRead(wanted: Wanted): void
}

/** Which day is read, of which deed and by which job. Nothing is read before it is pressed. */
export function AuditWanted({ deeds, again, busy, error, onRead }: Given) {
  const t = useTranslations()
  const { language } = useHouse()
  const { number } = useWritten()
  const { search, set } = useRoom()
  const fault = useFaults(faultsIn(error))
  const [known, setKnown] = useState(deeds)
  // a day that was read of one deed still says what else was done
  if (deeds.length > 0 && deeds !== known) setKnown(deeds)
  const named = known.map(({ deed, count }) => ({
    value: deed,
    label: `${deedWord(deed, language)} (${number(count)})`,
  }))
  const { day, kind, job } = search
  const other = kind !== undefined && !known.some(({ deed }) => deed === kind) ? [{ value: kind, label: deedWord(kind, language) }] : []
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onRead({ ...(day && { day }), ...(kind && { kind }), ...(job && { job }) })
      }}
    >
      <Group gap="sm" align="flex-end" className="office-filters">
        <TextInput
          type="date"
          label={t('auditDay')}
          data-search
          max={today()}
          value={day ?? today()}
          error={fault('day')}
          onChange={({ currentTarget }) => set({ day: currentTarget.value || undefined })}
        />
        <NativeSelect
          label={t('auditDeed')}
          maw="16rem"
          value={kind ?? ''}
          data={[{ value: '', label: t('allDeeds') }, ...other, ...named]}
          onChange={({ currentTarget }) => set({ kind: currentTarget.value || undefined })}
        />
        <NativeSelect
          label={t('byJob')}
          maw="16rem"
          value={job ?? ''}
          data={[{ value: '', label: t('allJobs') }, ...jobs.map((one) => ({ value: one, label: jobNames[one][language] }))]}
          onChange={({ currentTarget }) => set({ job: jobs.find((one): one is Job => one === currentTarget.value) })}
        />
        <Button type="submit" loading={busy} leftSection={<IconEye aria-hidden size={20} />}>
          {t(again ? 'auditReadAgain' : 'auditRead')}
        </Button>
      </Group>
    </form>
  )
}
