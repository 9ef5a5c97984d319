import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { InvitationListed } from '#web/client/calls.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { useWritten } from '#web/ui/written.ts'
import { Ask } from './ask.tsx'
import { RoleBadge } from './role-badge.tsx'
import { touchedByCompany } from './use-companies.ts'

/** Who is invited and has not answered. One that was refused is not here, and nothing tells that it was. */
export function CompanyWaiting({ company, invitations }: { company: string; invitations: readonly InvitationListed[] }) {
  const t = useTranslations()
  const { date } = useWritten()
  const { client } = useHouse()
  const [asking, setAsking] = useState<InvitationListed>()
  const take = useChange(
    () => client.cancelInvitation(company, asking?.id ?? ''),
    touchedByCompany,
    () => {
      setAsking(undefined)
      notifications.show({ message: t('companyTaken'), color: 'mint' })
    },
  )
  return (
    <Stack gap={4}>
      <Title order={3} size="h4">
        {t('companyInvitations')}
      </Title>
      <ul className="rows">
        {invitations.map((one) => (
          <li key={one.id} className="row">
            <Group justify="space-between" wrap="nowrap" align="flex-start">
              <Stack gap={2} miw={0}>
                <Text fw={600} className="isolate" style={{ overflowWrap: 'anywhere' }}>
                  {one.email}
                </Text>
                <Text size="sm" c="dimmed">
                  {t('companyWaits', { date: date(one.invitedAt), end: date(one.endsAt) })}
                  {one.sentAt === null && ` · ${t('companyWaitsMail')}`}
                </Text>
              </Stack>
              <RoleBadge role={one.role} />
            </Group>
            {one.can.cancel && (
              <Group className="deeds">
                <Button
                  variant="default"
                  aria-label={t('deedOf', { deed: t('companyTake'), label: `\u2068${one.email}\u2069` })}
                  onClick={() => setAsking(one)}
                >
                  {t('companyTake')}
                </Button>
              </Group>
            )}
          </li>
        ))}
      </ul>
      <Ask
        opened={asking !== undefined}
        title={t('companyTakeSure', { email: `\u2068${asking?.email ?? ''}\u2069` })}
        text={t('companyTakeText')}
        no={t('companyKeep')}
        yes={t('companyTake')}
        doing={take}
        onClose={() => setAsking(undefined)}
      />
    </Stack>
  )
}
