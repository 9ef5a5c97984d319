import { Badge, Checkbox, Group, Paper, Stack, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useFormatter, useTranslations } from 'use-intl'
import type { contactSorts } from '#contract/contacts.ts'
import type { ContactShown } from '#web/client/calls.ts'
import { writtenPhone } from '#web/ui/written-phone.ts'
import { type ContactLines, canBeChosen } from './contact-lines.ts'
import { ContactMarks } from './contact-marks.tsx'
import { ContactName } from './contact-name.tsx'
import { ReachIcons } from './contact-reach.tsx'
import { FollowUp } from './follow-up.tsx'
import { paths } from './paths.ts'
import { ChooseAllHead, SortedHead } from './table-heads.tsx'

type Sort = (typeof contactSorts)[number]
interface Given extends ContactLines {
  readonly sort: Sort
  onSort(sort: Sort): void
}

/** Contacts on a line each: at a desk, where there is room to compare them. */
export function ContactTable(given: Given) {
  const t = useTranslations()
  const { contacts, chosen, onChoose, sort, onSort } = given
  const all = contacts.filter(canBeChosen).map(({ id }) => id)
  const dates = sort === 'oldest' ? 'ascending' : sort === 'newest' ? 'descending' : undefined
  return (
    <Paper className="sheet">
      <Table className="figures contacts" highlightOnHover verticalSpacing={6} horizontalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <ChooseAllHead all={all} chosen={chosen} onChoose={onChoose} />
            <SortedHead says={t('name')} order={sort === 'name' ? 'ascending' : undefined} onPress={() => onSort('name')} />
            <Table.Th>{t('company')}</Table.Th>
            <Table.Th>{t('reach')}</Table.Th>
            <SortedHead says={t('received')} order={dates} onPress={() => onSort(sort === 'newest' ? 'oldest' : 'newest')} />
            <Table.Th>{t('place')}</Table.Th>
            <Table.Th>{t('tags')}</Table.Th>
            <SortedHead says={t('followUp')} order={sort === 'follow-up' ? 'ascending' : undefined} onPress={() => onSort('follow-up')} />
            <Table.Th>{t('stateAndNote')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {contacts.map((contact) => (
            <Line key={contact.id} contact={contact} {...given} />
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  )
}

function Line({ contact, chosen, onChoose }: { contact: ContactShown } & ContactLines) {
  const t = useTranslations()
  const format = useFormatter()
  const { details } = contact
  return (
    <Table.Tr {...(chosen.has(contact.id) && { className: 'picked' })}>
      <Table.Td>
        {canBeChosen(contact) && (
          <Checkbox
            size="sm"
            aria-label={t('choose', { label: details?.name ?? '' })}
            checked={chosen.has(contact.id)}
            onChange={(event) => onChoose([contact.id], event.currentTarget.checked)}
          />
        )}
      </Table.Td>
      <Table.Th scope="row">
        <Link to={paths.contact} params={{ contact: contact.id }} className="who">
          <ContactName contact={contact} />
        </Link>
      </Table.Th>
      <Table.Td>
        <bdi>{details?.company}</bdi>
      </Table.Td>
      <Table.Td>
        {details && (
          <Group gap={4} wrap="nowrap" justify="space-between">
            <Stack gap={0} miw={0}>
              {details.email !== null && (
                <div className="address" title={details.email}>
                  <bdi>{details.email}</bdi>
                </div>
              )}
              {details.phone !== null && (
                <div className="whole">
                  <bdi dir="ltr">{writtenPhone(details.phone)}</bdi>
                </div>
              )}
            </Stack>
            <Group gap={0} wrap="nowrap">
              <ReachIcons contact={contact} size={32} />
            </Group>
          </Group>
        )}
      </Table.Td>
      <Table.Td className="whole">
        {format.dateTime(new Date(contact.leftAt), { day: 'numeric', month: 'short', year: 'numeric' })}
      </Table.Td>
      <Table.Td>
        <bdi>{contact.place}</bdi>
      </Table.Td>
      <Table.Td>
        <Group gap={4}>
          {contact.tags.map((tag) => (
            <Badge key={tag} variant="light" color="majorelle" c="var(--mantine-color-text)" tt="none" className="mark">
              <bdi>{tag}</bdi>
            </Badge>
          ))}
        </Group>
      </Table.Td>
      <Table.Td className="whole">
        <FollowUp date={contact.followUp} short />
      </Table.Td>
      <Table.Td>
        <Group gap={4}>
          <ContactMarks contact={contact} />
        </Group>
        {contact.ownNote !== null && (
          <Text size="xs" c="dimmed" lineClamp={2} mt={4}>
            <bdi>{contact.ownNote}</bdi>
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
