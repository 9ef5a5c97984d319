import { Button, Checkbox, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { InvitationToMe } from '#web/client/calls.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { Ask } from './ask.tsx'
import { touchedByCompany, useInvites } from './use-companies.ts'

/** Companies that invite the address of this account: to be accepted or refused. Silent where none does. */
export function CompanyInvites() {
  const { data } = useInvites()
  return data?.invitations.map((invitation) => <OneInvitation key={invitation.id} invitation={invitation} />)
}

function OneInvitation({ invitation }: { invitation: InvitationToMe }) {
  const t = useTranslations()
  const { date } = useWritten()
  const { client } = useHouse()
  const [edits, setEdits] = useState(false)
  const [refusing, setRefusing] = useState(false)
  const company = `\u2068${invitation.company}\u2069`
  const accept = useChange(
    () => client.acceptCompany(invitation.id, edits),
    touchedByCompany,
    () => notifications.show({ message: t('companyAccepted', { company }), color: 'mint' }),
  )
  const refuse = useChange(
    () => client.refuseCompany(invitation.id),
    touchedByCompany,
    () => notifications.show({ message: t('companyRefused'), color: 'mint' }),
  )
  return (
    <Paper p="md" component="section" aria-label={t('companyInvites', { company })}>
      <Stack>
        <Title order={2} size="h3">
          {t('companyInvites', { company })}
        </Title>
        <Text>
          {t('companyInvitesLead', {
            role: t(`company_${invitation.role}`).toLowerCase(),
            date: date(invitation.invitedAt),
            end: date(invitation.endsAt),
          })}
        </Text>
        <Text>{t('companySeen')}</Text>
        <Checkbox
          label={t('companyLetEdit')}
          description={t('companyLetEditText')}
          checked={edits}
          onChange={(event) => setEdits(event.currentTarget.checked)}
        />
        <Trouble error={accept.error} />
        <Group gap="xs" className="deeds">
          <Button loading={accept.isPending} onClick={() => accept.mutate(undefined)}>
            {t('companyAccept')}
          </Button>
          <Button variant="default" c="var(--mantine-color-error)" onClick={() => setRefusing(true)}>
            {t('companyNot')}
          </Button>
        </Group>
      </Stack>
      <Ask
        opened={refusing}
        title={t('companyRefuseSure', { company })}
        text={t('companyRefuseText')}
        no={t('companyKeep')}
        yes={t('companyRefuseYes')}
        doing={refuse}
        onClose={() => setRefusing(false)}
      />
    </Paper>
  )
}
