import './contacts.css'
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconFileExport } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type ContactOpened, Refused } from '#web/client/calls.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { Blank, Loading, Trouble } from '#web/ui/trouble.tsx'
import { BackTo } from './back-to.tsx'
import { DeleteContact } from './contact-delete.tsx'
import { ContactFollowUp } from './contact-follow-up.tsx'
import { ContactMarks } from './contact-marks.tsx'
import { ContactName } from './contact-name.tsx'
import { OwnNote } from './contact-note.tsx'
import { ContactOthers } from './contact-others.tsx'
import { ContactQuestions } from './contact-questions.tsx'
import { ReachButtons } from './contact-reach.tsx'
import { ContactRequest } from './contact-request.tsx'
import { ContactTags } from './contact-tags.tsx'
import { ContactTold, WhatTheyLeft } from './contact-told.tsx'
import { ExportSheet } from './export-sheet.tsx'
import { paths } from './paths.ts'
import { contactsTouched } from './use-contacts.ts'

/** One contact: what they left, what one noted, what they were told, and what happened to it since. */
export function ContactScreen({ id }: { id: string }) {
  const t = useTranslations()
  const { client } = useHouse()
  const contact = useQuery({ queryKey: ['contacts', 'one', id], queryFn: () => client.contact(id) })
  return (
    <Stack className="roomy" gap="lg">
      <BackTo to={paths.contacts} says={t('contactsTitle')} />
      {contact.data ? (
        <Opened contact={contact.data} />
      ) : contact.error instanceof Refused && contact.error.code === 'not-found' ? (
        <>
          <ScreenTitle>{t('contactMissing')}</ScreenTitle>
          <Blank maw="46rem" text={t('contactMissingText')}>
            <Button variant="default" renderRoot={(props) => <Link to={paths.contacts} {...props} />}>
              {t('showAllContacts')}
            </Button>
          </Blank>
        </>
      ) : contact.error ? (
        <Trouble error={contact.error} again={contact.refetch} />
      ) : (
        <Loading lines={5} />
      )}
    </Stack>
  )
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <Paper p="md" component="section">
    <Stack gap="sm">
      <Title order={2} size="h3">
        {title}
      </Title>
      {children}
    </Stack>
  </Paper>
)

function Opened({ contact }: { contact: ContactOpened }) {
  const t = useTranslations()
  const { client } = useHouse()
  const [exporting, setExporting] = useState(false)
  const { id, fresh, state, others, questions } = contact
  const see = useChange(() => client.seeContacts([id]), contactsTouched)
  const unseen = fresh || others.some((one) => one.fresh)
  // opening it is seeing it; a change that comes meanwhile is seen too
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is new is what it waits for
  useEffect(() => {
    if (unseen) see.mutate(undefined)
  }, [unseen])
  const kept = state === 'kept'
  return (
    <>
      <Stack gap="xs">
        <ScreenTitle named={t('contactGoes')}>
          <ContactName contact={contact} />
        </ScreenTitle>
        {contact.details?.company && (
          <Text size="lg">
            <bdi>{contact.details.company}</bdi>
          </Text>
        )}
        <Group gap={4}>
          <ContactMarks contact={{ ...contact, merged: others.map((one) => one.id) }} />
        </Group>
      </Stack>
      {kept && (
        <Group gap="xs" className="deeds">
          <ReachButtons contact={contact} />
        </Group>
      )}
      {!kept && <Paper p="md">{state === 'withdrawn' ? t('withdrawnText') : t('deletedText')}</Paper>}
      {kept && contact.access !== null && (
        <Part title={t(`access_${contact.access}`)}>
          <ContactRequest contact={contact} />
        </Part>
      )}
      {questions.length > 0 && (
        <Part title={t('questions')}>
          <ContactQuestions contact={contact} />
        </Part>
      )}
      <div className="sides">
        <Stack gap="lg">
          <Part title={t('whatTheyLeft')}>
            <WhatTheyLeft contact={contact} />
          </Part>
          {others.length > 0 && (
            <Part title={t('shownAsOne', { count: others.length })}>
              <ContactOthers others={others} />
            </Part>
          )}
          <Part title={t('toldAndChose')}>
            <ContactTold contact={contact} />
          </Part>
        </Stack>
        <Stack gap="lg">
          {kept && (
            <Part title={t('mine')}>
              <OwnNote key={id} contact={contact} />
              <ContactTags contact={contact} />
              <ContactFollowUp contact={contact} />
            </Part>
          )}
          <Part title={t('contactGoes')}>
            <Group gap="xs">
              {kept && contact.kind === 'left' && (
                <Button variant="default" leftSection={<IconFileExport aria-hidden size={20} />} onClick={() => setExporting(true)}>
                  {t('exportOne')}
                </Button>
              )}
              <DeleteContact contact={contact} />
            </Group>
          </Part>
        </Stack>
      </div>
      {exporting && <ExportSheet contacts={[id]} onClose={() => setExporting(false)} />}
    </>
  )
}
