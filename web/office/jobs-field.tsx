import { Checkbox, Stack } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { jobNames } from '#contract/job-names.ts'
import { type Job, jobs } from '#contract/staff.ts'
import { useHouse } from '#web/ui/house.tsx'

/** Which jobs somebody holds. Those that do not go together the server refuses, with its reason. */
export function JobsField({ value, error, onChange }: { value: readonly Job[]; error: string | undefined; onChange(jobs: Job[]): void }) {
  const t = useTranslations()
  const { language } = useHouse()
  return (
    <Checkbox.Group
      label={t('jobs')}
      description={t('jobsHint')}
      error={error}
      value={[...value]}
      onChange={(chosen) => onChange(jobs.filter((job) => chosen.includes(job)))}
    >
      <Stack gap="xs" mt="xs">
        {jobs.map((job) => (
          <Checkbox key={job} value={job} label={jobNames[job][language]} />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}
