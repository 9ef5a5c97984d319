import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { CompanyOpened, MemberShown } from '#web/client/calls.ts'
import { useAccount, useChange, useHouse } from '#web/ui/house.tsx'
import { useProof } from '#web/ui/prove.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { Ask } from './ask.tsx'
import { CompanyEditCard } from './company-edit-card.tsx'
import { RoleBadge } from './role-badge.tsx'
import { touchedByCompany } from './use-companies.ts'

/** Who is in a company, with what may be done about each. */
export function CompanyPeople({ company, members }: { company: CompanyOpened; members: readonly MemberShown[] }) {
  const t = useTranslations()
  return (
    <Stack gap={4}>
      <Title order={3} size="h4">
        {t('companyMembers')}
      </Title>
      <ul className="rows">
        {members.map((member) => (
          <Member key={member.person} company={company} member={member} />
        ))}
      </ul>
    </Stack>
  )
}

function Member({ company, member }: { company: CompanyOpened; member: MemberShown }) {
  const t = useTranslations()
  const { date } = useWritten()
  const { client } = useHouse()
  const account = useAccount()
  const [proved, dialog] = useProof(account.data?.email ?? '')
  const [asking, setAsking] = useState<'remove' | 'hand over' | 'edit'>()
  const name = `\u2068${member.name ?? t('companyMember')}\u2069`
  const done = (says: string) => () => {
    setAsking(undefined)
    notifications.show({ message: says, color: 'mint' })
  }
  const remove = useChange(() => client.removeMember(company.id, member.person), touchedByCompany, done(t('companyRemoved', { name })))
  const next = member.role === 'member' ? 'administrator' : 'member'
  const role = useChange(() => client.changeRole(company.id, member.person, { role: next }), touchedByCompany, done(t('companyRoleGiven')))
  const handOver = useChange(() => proved(() => client.handOver(company.id, member.person)), touchedByCompany, done(t('companyRoleGiven')))
  const deedOf = (deed: string) => t('deedOf', { deed, label: name })
  return (
    <li className="row">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Stack gap={2} miw={0}>
          <Text fw={600} className="isolate">
            {member.name ?? t('companyMember')} {member.you && <>({t('companyYou')})</>}
          </Text>
          {member.email !== null && (
            <Text size="sm" className="isolate" style={{ overflowWrap: 'anywhere' }}>
              {member.email}
            </Text>
          )}
          <Text size="sm" c="dimmed">
            {t('companySince', { date: date(member.since) })}
            {member.edits && !member.you && ` · ${t('companyTakesEdits')}`}
          </Text>
        </Stack>
        <RoleBadge role={member.role} />
      </Group>
      <Trouble error={role.error} />
      {(member.can.remove || member.can.role || (member.edits && !member.you)) && (
        <Group gap="xs" className="deeds">
          {member.edits && !member.you && (
            <Button variant="default" aria-label={deedOf(t('companyEditCard'))} onClick={() => setAsking('edit')}>
              {t('companyEditCard')}
            </Button>
          )}
          {member.can.role && (
            <Button
              variant="default"
              loading={role.isPending}
              aria-label={deedOf(t(next === 'member' ? 'companyMakeMember' : 'companyMakeAdministrator'))}
              onClick={() => role.mutate(undefined)}
            >
              {t(next === 'member' ? 'companyMakeMember' : 'companyMakeAdministrator')}
            </Button>
          )}
          {member.can.handOver && (
            <Button variant="default" aria-label={t('companyHandOverOf', { name })} onClick={() => setAsking('hand over')}>
              {t('companyHandOver')}
            </Button>
          )}
          {member.can.remove && (
            <Button
              variant="default"
              c="var(--mantine-color-error)"
              aria-label={deedOf(t('companyRemove'))}
              onClick={() => setAsking('remove')}
            >
              {t('companyRemove')}
            </Button>
          )}
        </Group>
      )}
      <Ask
        opened={asking === 'remove'}
        title={t('companyRemoveSure', { name })}
        text={t('companyRemoveText', { name })}
        no={t('companyKeep')}
        yes={t('companyRemove')}
        doing={remove}
        onClose={() => setAsking(undefined)}
      />
      <Ask
        opened={asking === 'hand over'}
        title={t('companyHandOverOf', { name })}
        text={t('companyHandOverText', { name })}
        no={t('companyKeep')}
        yes={t('companyHandOver')}
        doing={handOver}
        onClose={() => setAsking(undefined)}
      />
      {asking === 'edit' && <CompanyEditCard company={company.id} member={member} name={name} onClose={() => setAsking(undefined)} />}
      {dialog}
    </li>
  )
}
