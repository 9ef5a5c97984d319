import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { Job } from '#contract/staff.ts'
import { faultsIn, useFaults, useGoToFault } from '#web/ui/faults.ts'
import { FreeText } from '#web/ui/free-text.tsx'
import { useChange } from '#web/ui/house.tsx'
import { useKept } from '#web/ui/kept.ts'
import type { Proved } from '#web/ui/prove.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { JobsField } from './jobs-field.tsx'
import { useDesk } from './use-desk.ts'

const Typed = z.object({ name: z.string(), email: z.string(), jobs: z.array(Job) })
type Typed = z.infer<typeof Typed>

/** Somebody is invited to work here, by mail. */
export function InviteStaff({ proved, onDone }: { proved: Proved; onDone(): void }) {
  const t = useTranslations()
  const desk = useDesk()
  const [key] = useState(() => crypto.randomUUID())
  const [typed, setTyped, forget] = useKept<Typed>('office.invite', Typed, { name: '', email: '', jobs: [] })
  const invite = useChange(
    () => proved(() => desk.inviteStaff({ name: typed.name.trim(), email: typed.email.trim(), jobs: typed.jobs }, key)),
    ['staff'],
    () => {
      forget()
      notifications.show({ message: t('inviteSent'), color: 'mint' })
      onDone()
    },
  )
  const fault = useFaults(faultsIn(invite.error))
  useGoToFault(invite.error)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        invite.mutate(undefined)
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('inviteText')}</Text>
        <FreeText
          label={t('fieldName')}
          maxLength={120}
          value={typed.name}
          error={fault('name')}
          onChange={({ currentTarget }) => setTyped({ ...typed, name: currentTarget.value })}
        />
        <TextInput
          label={t('fieldEmail')}
          type="email"
          dir="ltr"
          value={typed.email}
          error={fault('email')}
          onChange={({ currentTarget }) => setTyped({ ...typed, email: currentTarget.value })}
        />
        <JobsField value={typed.jobs} error={fault('jobs') ?? fault('job')} onChange={(jobs) => setTyped({ ...typed, jobs })} />
        <Trouble error={invite.error} />
        <Group>
          <Button type="submit" loading={invite.isPending}>
            {t('inviteDo')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
