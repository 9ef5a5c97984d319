import { Button, Group, Stack, Text } from '@mantine/core'
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { jobsWith } from '#contract/office.ts'
import type { StaffPermission } from '#contract/permissions.ts'
import type { Purpose } from '#contract/purposes.ts'
import { processings } from '#contract/register.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { useDoor, useJobs } from './use-desk.ts'
import type { useOpened } from './use-opened.ts'

/** What the person will read of an opening: by which of one's jobs, when and for what. Undefined while it is not known who is here. */
export function usePersonTold({
  purpose,
  permission,
}: {
  readonly purpose: Purpose
  readonly permission: StaffPermission
}): string | undefined {
  const t = useTranslations()
  const { language } = useHouse()
  const jobs = useJobs()
  const door = useDoor()
  const { date } = useWritten()
  return (
    door.data &&
    t('openTells', {
      jobs: jobs(door.data.jobs.filter((job) => jobsWith(permission).includes(job))),
      date: date(new Date()),
      purpose: processings[purpose].says[language],
    })
  )
}

interface Given<One> {
  readonly opened: ReturnType<typeof useOpened<One>>
  /** What opening shows, in words. */
  readonly fields: readonly string[]
  /** Who will see that it was opened. */
  readonly tells: string | undefined
  readonly button?: string
  open(): Promise<One>
  children(one: One, show: (one: One) => unknown): ReactNode
}

/** Whatever is personal is masked until the case is opened; beside the button stands who will see that, and then until when it stays. */
export function CaseFile<One>({ opened, fields, tells, button, open, children }: Given<One>) {
  const t = useTranslations()
  const { moment } = useWritten()
  const begin = useChange(open, [], opened.show)
  if (opened.one !== undefined)
    return (
      <Stack>
        {children(opened.one, opened.show)}
        <Group justify="space-between" className="masks">
          <Text size="sm" c="dimmed">
            {t('masksAt', { date: moment(opened.until ?? new Date()) })}
          </Text>
          <Button size="sm" variant="default" leftSection={<IconEyeOff aria-hidden size={18} />} onClick={opened.mask}>
            {t('maskNow')}
          </Button>
        </Group>
      </Stack>
    )
  return (
    <Stack>
      <dl className="facts">
        {fields.map((field) => (
          <div key={field}>
            <dt>{field}</dt>
            <dd className="masked">
              <span aria-hidden>••••••••</span>
              <span className="read-only">{t('masked')}</span>
            </dd>
          </div>
        ))}
      </dl>
      <Text className="tells">{tells}</Text>
      <Trouble error={begin.error} />
      <Group>
        <Button
          leftSection={<IconEye aria-hidden size={20} />}
          loading={begin.isPending}
          disabled={tells === undefined}
          onClick={() => begin.mutate(undefined)}
        >
          {button ?? t('openCase')}
        </Button>
      </Group>
    </Stack>
  )
}
