import { Checkbox, Group, Paper, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { ContactShown } from '#web/client/calls.ts'
import { writtenPhone } from '#web/ui/written-phone.ts'
import { type ContactLines, canBeChosen } from './contact-lines.ts'
import { ContactMarks } from './contact-marks.tsx'
import { ContactName } from './contact-name.tsx'
import { ReachIcons } from './contact-reach.tsx'
import { FollowUp } from './follow-up.tsx'
import { paths } from './paths.ts'

/** Contacts as a phone has room for them. */
export function ContactList({ contacts, ...given }: ContactLines) {
  return (
    <Paper px="md" component="ul" m={0} role="list">
      {contacts.map((contact) => (
        <Line key={contact.id} contact={contact} contacts={contacts} {...given} />
      ))}
    </Paper>
  )
}

function Line({ contact, chosen, onChoose }: { contact: ContactShown } & ContactLines) {
  const t = useTranslations()
  const format = useFormatter()
  const { details, place } = contact
  // each way to reach them on a line of its own: an address may fill one
  const ways = [details?.phone && writtenPhone(details.phone), details?.email].filter((way) => typeof way === 'string')
  const facts = [format.dateTime(new Date(contact.leftAt), { dateStyle: 'long' }), place, ...contact.tags].filter(
    (fact) => typeof fact === 'string',
  )
  return (
    <li className="row">
      <Group wrap="nowrap" align="flex-start" gap="sm">
        {canBeChosen(contact) && (
          <Checkbox
            aria-label={t('choose', { label: details?.name ?? '' })}
            checked={chosen.has(contact.id)}
            onChange={(event) => onChoose([contact.id], event.currentTarget.checked)}
            size="lg"
            p={6}
          />
        )}
        <Stack gap={4} flex={1} miw={0}>
          <Link to={paths.contact} params={{ contact: contact.id }} className="who tall">
            <ContactName contact={contact} />
          </Link>
          {details?.company && (
            <Text>
              <bdi>{details.company}</bdi>
            </Text>
          )}
          <Group gap={4}>
            <ContactMarks contact={contact} />
          </Group>
          {ways.map((way) => (
            <Text key={way} size="sm" c="dimmed">
              <bdi>{way}</bdi>
            </Text>
          ))}
          <Text size="sm" c="dimmed">
            {facts.map((fact, at) => (
              <Fragment key={fact}>
                {at > 0 && ' · '}
                <bdi className="bit">{fact}</bdi>
              </Fragment>
            ))}
          </Text>
          {contact.followUp !== null && (
            <Group gap={4} fz="sm" align="baseline">
              <Text size="sm">{t('followUpOn')}</Text>
              <FollowUp date={contact.followUp} />
            </Group>
          )}
          {contact.ownNote !== null && (
            <Text size="sm" lineClamp={2}>
              <bdi>{contact.ownNote}</bdi>
            </Text>
          )}
          <Group gap="xs">
            <ReachIcons contact={contact} />
          </Group>
        </Stack>
      </Group>
    </li>
  )
}
