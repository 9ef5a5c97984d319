import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { CompanyOpened } from '#web/client/calls.ts'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { CompanyEnd } from './company-end.tsx'
import { CompanyInvite } from './company-invite.tsx'
import { CompanyMine } from './company-mine.tsx'
import { CompanyName } from './company-name.tsx'
import { CompanyPeople } from './company-people.tsx'
import { CompanyWaiting } from './company-waiting.tsx'
import { RoleBadge } from './role-badge.tsx'
import { useCompany } from './use-companies.ts'

/** A company: who is in it, who is invited, and what is one's own there. */
export function CompanySheet({ id }: { id: string }) {
  const company = useCompany(id)
  if (company.data) return <Opened company={company.data} />
  if (company.error) return <Trouble error={company.error} again={company.refetch} />
  return <Loading lines={2} height={96} />
}

function Opened({ company }: { company: CompanyOpened }) {
  const t = useTranslations()
  const [inviting, setInviting] = useState(false)
  const [naming, setNaming] = useState(false)
  const people = company.runBy.map(({ name }) => `\u2068${name}\u2069`).join(t('comma'))
  return (
    <Paper p="md" component="section" aria-label={company.name}>
      <Stack>
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Title order={2} size="h3" className="isolate">
            {company.name}
          </Title>
          <RoleBadge role={company.role} />
        </Group>
        {company.members === null && people !== '' && <Text>{t('companyRunBy', { people })}</Text>}
        {company.can.invite.length > 0 && (
          <Group className="deeds">
            <Button leftSection={<IconUserPlus aria-hidden size={20} />} onClick={() => setInviting(true)}>
              {t('companyInvite')}
            </Button>
            {company.can.rename && (
              <Button variant="default" onClick={() => setNaming(true)}>
                {t('companyRename')}
              </Button>
            )}
          </Group>
        )}
        {company.members && <CompanyPeople company={company} members={company.members} />}
        {company.invitations && company.invitations.length > 0 && <CompanyWaiting company={company.id} invitations={company.invitations} />}
        <CompanyMine company={company} />
        <CompanyEnd company={company} />
      </Stack>
      {naming && <CompanyName company={company} onClose={() => setNaming(false)} />}
      {inviting && <CompanyInvite company={company} onClose={() => setInviting(false)} />}
    </Paper>
  )
}
