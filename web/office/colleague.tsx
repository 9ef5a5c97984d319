import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { StaffShown } from '#web/client/desk-calls.ts'
import { faultsIn, useFaults } from '#web/ui/faults.ts'
import { useChange } from '#web/ui/house.tsx'
import type { Proved } from '#web/ui/prove.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { JobsField } from './jobs-field.tsx'
import { useDesk } from './use-desk.ts'

interface Given {
  readonly one: StaffShown
  readonly proved: Proved
}

/** What an administrator does with a colleague: other jobs, or none from now on. */
export function Colleague({ one, proved }: Given) {
  const t = useTranslations()
  const [doing, setDoing] = useState<'jobs' | 'dismiss'>()
  const close = () => setDoing(undefined)
  return (
    <Group gap="xs">
      <Button size="xs" variant="default" aria-label={t('jobsOf', { name: one.name })} onClick={() => setDoing('jobs')}>
        {t('changeJobs')}
      </Button>
      <Button size="xs" variant="default" aria-label={t('dismissOf', { name: one.name })} onClick={() => setDoing('dismiss')}>
        {t('dismiss')}
      </Button>
      <Modal
        opened={doing !== undefined}
        onClose={close}
        title={doing === 'dismiss' ? t('dismissOf', { name: one.name }) : t('jobsOf', { name: one.name })}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        {doing === 'jobs' ? <ChangeJobs one={one} proved={proved} onDone={close} /> : <Dismiss one={one} onDone={close} />}
      </Modal>
    </Group>
  )
}

function ChangeJobs({ one, proved, onDone }: Given & { onDone(): void }) {
  const t = useTranslations()
  const desk = useDesk()
  const [jobs, setJobs] = useState(one.jobs)
  const change = useChange(
    () => proved(() => desk.changeJobs(one.id, { jobs })),
    ['staff', 'office'],
    () => {
      notifications.show({ message: t('jobsChanged'), color: 'mint' })
      onDone()
    },
  )
  const fault = useFaults(faultsIn(change.error))
  return (
    <Stack>
      <JobsField value={jobs} error={fault('jobs') ?? fault('job')} onChange={setJobs} />
      <Trouble error={change.error} />
      <Group>
        <Button loading={change.isPending} onClick={() => change.mutate(undefined)}>
          {t('jobsDo')}
        </Button>
      </Group>
    </Stack>
  )
}

function Dismiss({ one, onDone }: { one: StaffShown; onDone(): void }) {
  const t = useTranslations()
  const desk = useDesk()
  const dismiss = useChange(
    () => desk.dismiss(one.id),
    ['staff', 'office'],
    () => {
      notifications.show({ message: t('dismissed'), color: 'mint' })
      onDone()
    },
  )
  return (
    <Stack>
      <Text>{t('dismissText')}</Text>
      <Trouble error={dismiss.error} />
      <Group>
        <Button color="terracotta" data-autofocus loading={dismiss.isPending} onClick={() => dismiss.mutate(undefined)}>
          {t('dismissDo')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('keepThem')}
        </Button>
      </Group>
    </Stack>
  )
}
