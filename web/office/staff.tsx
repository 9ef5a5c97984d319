import { Badge, Button, Group, Modal, Paper, Stack, Table, Text, Title } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { StaffList } from '#web/client/desk-calls.ts'
import { useAccount, useChange } from '#web/ui/house.tsx'
import { type Proved, useProof } from '#web/ui/prove.tsx'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { Alone } from './alone.tsx'
import { Colleague } from './colleague.tsx'
import { InviteStaff } from './invite-staff.tsx'
import { useDesk, useJobs } from './use-desk.ts'
import { useRoom } from './use-room.ts'

/** Who works here, with which jobs, whether they signed and have a second factor. */
export function StaffScreen() {
  const t = useTranslations()
  const desk = useDesk()
  const account = useAccount()
  const { search, set } = useRoom()
  const [proved, dialog] = useProof(account.data?.email ?? '')
  const staff = useQuery({ queryKey: ['staff'], queryFn: desk.staff })
  const close = () => set({ make: undefined })
  return (
    <Stack className="roomy">
      <Group justify="space-between">
        <ScreenTitle>{t('room_staff')}</ScreenTitle>
        <Button leftSection={<IconUserPlus aria-hidden size={20} />} onClick={() => set({ make: true })}>
          {t('inviteStaff')}
        </Button>
      </Group>
      <Text>{t('roomText_staff')}</Text>
      <Alone />
      {staff.error && <Trouble error={staff.error} again={staff.refetch} />}
      {staff.isPending && <Loading />}
      {staff.data && <Working staff={staff.data} proved={proved} />}
      {staff.data && staff.data.invited.length > 0 && <Invited staff={staff.data} />}
      <Modal opened={search.make === true} onClose={close} title={t('inviteStaff')} closeButtonProps={{ 'aria-label': t('close') }}>
        <InviteStaff proved={proved} onDone={close} />
      </Modal>
      {dialog}
    </Stack>
  )
}

function Working({ staff: { items, undertaking }, proved }: { staff: StaffList; proved: Proved }) {
  const t = useTranslations()
  const jobs = useJobs()
  const { date, shortDate } = useWritten()
  return (
    <>
      <Text>{t('signedOf', { signed: undertaking.signed, of: undertaking.of, version: date(`${undertaking.version}T12:00:00Z`) })}</Text>
      <Paper className="sheet">
        <Table className="figures dense" verticalSpacing={8} horizontalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('fieldName')}</Table.Th>
              <Table.Th>{t('jobs')}</Table.Th>
              <Table.Th>{t('since')}</Table.Th>
              <Table.Th>{t('undertakingSigned')}</Table.Th>
              <Table.Th>{t('factorHas')}</Table.Th>
              <Table.Th>{t('actions')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((one) => (
              <Table.Tr key={one.id}>
                <Table.Th scope="row">
                  <bdi>{one.name}</bdi>
                </Table.Th>
                <Table.Td>{jobs(one.jobs)}</Table.Td>
                <Table.Td className="whole">{shortDate(one.since)}</Table.Td>
                <Table.Td className="whole">{one.signedAt === null ? <Missing says={t('notSigned')} /> : shortDate(one.signedAt)}</Table.Td>
                <Table.Td>{one.secondFactor ? t('yes') : <Missing says={t('no')} />}</Table.Td>
                <Table.Td>{one.own ? t('ownJobs') : <Colleague one={one} proved={proved} />}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Paper>
    </>
  )
}

const Missing = ({ says }: { says: string }) => (
  <Badge variant="outline" color="saffron" c="var(--mantine-color-text)" tt="none">
    {says}
  </Badge>
)

function Invited({ staff: { invited } }: { staff: StaffList }) {
  const t = useTranslations()
  const desk = useDesk()
  const jobs = useJobs()
  const { shortDate } = useWritten()
  const withdraw = useChange(desk.withdrawInvitation, ['staff'])
  return (
    <>
      <Title order={2} size="h3">
        {t('invited')}
      </Title>
      <Trouble error={withdraw.error} />
      <Paper px="md">
        <ul className="rows">
          {invited.map(({ id, name, email, jobs: held, madeAt }) => (
            <li key={id} className="line">
              <div>
                <Text fw={600}>
                  <bdi>{name}</bdi>
                </Text>
                <Text size="sm">
                  <bdi>{email}</bdi> · {jobs(held)} · {shortDate(madeAt)}
                </Text>
              </div>
              <Button
                variant="default"
                loading={withdraw.isPending && withdraw.variables === id}
                aria-label={t('withdrawOf', { name })}
                onClick={() => withdraw.mutate(id)}
              >
                {t('withdrawInvitation')}
              </Button>
            </li>
          ))}
        </ul>
      </Paper>
    </>
  )
}
