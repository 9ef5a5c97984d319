import './contacts.css'
import { Button, Group, Paper, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { later } from '#web/ui/later.tsx'
import { paths } from './paths.ts'
import { useContactsSummary } from './use-contacts.ts'

const ExportSheet = later(() => import('./export-sheet.tsx').then((it) => it.ExportSheet), null)

/** 'Qui m'attend', at home: new contacts, those to follow up, and questions without an answer. Silent where nobody waits. */
export function ContactsWaiting() {
  const t = useTranslations()
  const { data } = useContactsSummary()
  if (!data) return null
  const waiting = (['fresh', 'due', 'waiting'] as const).filter((one) => data[one] > 0)
  if (waiting.length === 0) return null
  return (
    <Paper p="md" component="section" aria-label={t('whoWaits')}>
      <Group gap="xs" justify="space-between">
        <Text fw={600}>{t('whoWaits')}</Text>
        <Group gap="xs">
          {waiting.map((one) => (
            <Button key={one} variant="default" renderRoot={(props) => <Link to={paths.contacts} search={{ only: one }} {...props} />}>
              {t(`waits_${one}`, { count: data[one] })}
            </Button>
          ))}
        </Group>
      </Group>
    </Paper>
  )
}

/** How many are new, beside the word for the place. */
export function FreshContacts() {
  const t = useTranslations()
  const fresh = useContactsSummary().data?.fresh ?? 0
  if (fresh === 0) return null
  return (
    <>
      <span className="count" aria-hidden>
        {fresh > 99 ? '99+' : fresh}
      </span>
      <span className="unseen">{t('waits_fresh', { count: fresh })}</span>
    </>
  )
}

/** Where an account is closed: what visitors left goes with it, so that it can be taken along first. */
export function ExportFirst() {
  const t = useTranslations()
  const contacts = useContactsSummary().data?.contacts ?? 0
  if (contacts === 0) return null
  return (
    <>
      <Text>{t('closeContacts', { count: contacts })}</Text>
      <ExportContacts />
    </>
  )
}

/** The way out for contacts, where there are any. */
export function ExportContacts() {
  const t = useTranslations()
  const contacts = useContactsSummary().data?.contacts ?? 0
  const [exporting, setExporting] = useState(false)
  if (contacts === 0) return null
  return (
    <>
      <Group>
        <Button variant="default" onClick={() => setExporting(true)}>
          {t('exportFirst')}
        </Button>
      </Group>
      {exporting && <ExportSheet onClose={() => setExporting(false)} />}
    </>
  )
}
