import './contacts.css'
import { ActionIcon, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconCopyCheck, IconFileExport, IconSettings } from '@tabler/icons-react'
import { Link, useLocation, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { Star } from '#web/ui/star.tsx'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { ContactFilters } from './contact-filters.tsx'
import { type ContactLines, canBeChosen } from './contact-lines.ts'
import { ContactList } from './contact-list.tsx'
import { ContactTable } from './contact-table.tsx'
import { ContactsChosen } from './contacts-chosen.tsx'
import { type ContactsSearch, contactsSearch, hashOf, soughtIn, wanted } from './contacts-search.ts'
import { ExportSheet } from './export-sheet.tsx'
import { HelpLink } from './help-link.tsx'
import { paths } from './paths.ts'
import { useContacts, useContactsSummary } from './use-contacts.ts'

/** 'Contacts reçus': what visitors left beside one's cards, to be found, noted and followed up. */
export function ContactsScreen() {
  const t = useTranslations()
  const go = useNavigate()
  const wide = useMediaQuery('(min-width: 62em)', undefined, { getInitialValueInEffect: false })
  const chosenView = contactsSearch({ ...useSearch({ strict: false }) })
  const sought = soughtIn(useLocation().hash)
  const summary = useContactsSummary()
  const contacts = useContacts(wanted(chosenView, sought))
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [exporting, setExporting] = useState<readonly string[] | 'all'>()
  const list = contacts.data?.pages.flatMap(({ items }) => items) ?? []
  const picked = list.filter((contact) => canBeChosen(contact) && chosen.has(contact.id))
  const filtered = sought.search !== '' || sought.tag !== '' || chosenView.only !== undefined || chosenView.kind !== undefined
  const none = contacts.isSuccess && list.length === 0
  const view = (search: ContactsSearch, next = sought) =>
    void go({ to: paths.contacts, search, hash: hashOf(next), replace: true, resetScroll: false })
  const lines: ContactLines = {
    contacts: list,
    chosen,
    onChoose: (ids, on) => setChosen((before) => new Set(on ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id)))),
  }
  const alike = summary.data?.duplicates ?? 0
  return (
    <Stack className="roomy" gap="lg">
      <Group justify="space-between">
        <ScreenTitle>{t('contactsTitle')}</ScreenTitle>
        {!(none && !filtered) && (
          <Group gap="xs">
            {alike > 0 && wide && <AlikeButton count={alike} />}
            {wide ? (
              <Button variant="default" leftSection={<IconFileExport aria-hidden size={20} />} onClick={() => setExporting('all')}>
                {t('exportAll')}
              </Button>
            ) : (
              <ActionIcon size={44} variant="default" aria-label={t('exportAll')} onClick={() => setExporting('all')}>
                <IconFileExport aria-hidden size={22} />
              </ActionIcon>
            )}
            {wide ? (
              <Button
                variant="default"
                leftSection={<IconSettings aria-hidden size={20} />}
                renderRoot={(props) => <Link to={paths.contactsSettings} {...props} />}
              >
                {t('settingsShort')}
              </Button>
            ) : (
              <ActionIcon
                size={44}
                variant="default"
                aria-label={t('settingsShort')}
                renderRoot={(props) => <Link to={paths.contactsSettings} {...props} />}
              >
                <IconSettings aria-hidden size={22} />
              </ActionIcon>
            )}
          </Group>
        )}
      </Group>
      {alike > 0 && !wide && !(none && !filtered) && (
        <Group>
          <AlikeButton count={alike} />
        </Group>
      )}
      {none && !filtered ? (
        <Empty />
      ) : (
        <>
          <ContactFilters
            view={chosenView}
            sought={sought}
            tags={summary.data?.tags.map(({ tag }) => tag) ?? []}
            sorts={!wide}
            onChange={view}
          />
          {contacts.error && <Trouble error={contacts.error} again={contacts.refetch} />}
          {contacts.isPending && <Loading lines={6} />}
          {none && (
            <Paper p="xl">
              <Stack align="flex-start">
                <Title order={2}>{t('noneFound')}</Title>
                <Text>{t('noneFoundText')}</Text>
                <Button variant="default" onClick={() => view({}, { search: '', tag: '' })}>
                  {t('showAllContacts')}
                </Button>
              </Stack>
            </Paper>
          )}
          {list.length > 0 && (
            <div aria-busy={contacts.isPlaceholderData} className="answered">
              <Text role="status" className="unseen">
                {contacts.isPlaceholderData ? t('loading') : t('contactsShown', { count: list.length })}
              </Text>
              {wide ? (
                <ContactTable
                  {...lines}
                  sort={chosenView.sort ?? 'newest'}
                  onSort={(sort) => view(contactsSearch({ ...chosenView, sort }))}
                />
              ) : (
                <ContactList {...lines} />
              )}
            </div>
          )}
          {contacts.hasNextPage && (
            <Button variant="default" loading={contacts.isFetchingNextPage} onClick={() => contacts.fetchNextPage()}>
              {t('more')}
            </Button>
          )}
          {picked.length > 0 && (
            <ContactsChosen
              contacts={picked}
              tags={summary.data?.tags.map(({ tag }) => tag) ?? []}
              onExport={() => setExporting(picked.map(({ id }) => id))}
              onDone={() => setChosen(new Set())}
            />
          )}
        </>
      )}
      {exporting && <ExportSheet {...(exporting !== 'all' && { contacts: exporting })} onClose={() => setExporting(undefined)} />}
    </Stack>
  )
}

function AlikeButton({ count }: { readonly count: number }) {
  const t = useTranslations()
  return (
    <Button
      variant="default"
      leftSection={<IconCopyCheck aria-hidden size={20} />}
      renderRoot={(props) => <Link to={paths.duplicates} {...props} />}
    >
      {t('duplicatesCount', { count })}
    </Button>
  )
}

function Empty() {
  const t = useTranslations()
  return (
    <Paper p="xl" maw="46rem">
      <Stack align="flex-start">
        <Star size={56} />
        <Title order={2}>{t('noContactTitle')}</Title>
        <Text>{t('noContactText')}</Text>
        <HelpLink topic="contacts" />
        <Group>
          <Button renderRoot={(props) => <Link to={paths.home} {...props} />}>{t('shareACard')}</Button>
          <Button variant="default" renderRoot={(props) => <Link to={paths.contactsSettings} {...props} />}>
            {t('contactsSettings')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}
