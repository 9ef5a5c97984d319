import { Button, Group, Paper, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ContactShown } from '#web/client/calls.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { TagSheet } from './tag-sheet.tsx'
import { contactsTouched } from './use-contacts.ts'
import { useMerging } from './use-merging.tsx'

interface Given {
  readonly contacts: readonly ContactShown[]
  readonly tags: readonly string[]
  onExport(): void
  onDone(): void
}
/** As many are shown as one by one press. */
const mostMerged = 20

/** What can be done with the contacts that are chosen; it stands at the foot of the screen as long as one is. */
export function ContactsChosen({ contacts, tags, onExport, onDone }: Given) {
  const t = useTranslations()
  const { client } = useHouse()
  const [tagging, setTagging] = useState(false)
  const merge = useMerging(onDone)
  const see = useChange(
    () => client.seeContacts(contacts.map(({ id }) => id)),
    contactsTouched,
    () => {
      onDone()
      notifications.show({ message: t('seenDone', { count: contacts.length }), color: 'mint' })
    },
  )
  const mayMerge = contacts.length > 1 && contacts.length <= mostMerged
  return (
    <Paper className="chosen" p="sm" component="section" aria-label={t('chosenCount', { count: contacts.length })}>
      <Trouble error={merge.error ?? see.error} />
      <Group justify="space-between" gap="xs">
        <Text role="status" fw={600}>
          {t('chosenCount', { count: contacts.length })}
        </Text>
        <Group gap="xs">
          {mayMerge && (
            <Button variant="default" loading={merge.isPending} onClick={() => merge.mutate(contacts)}>
              {t('merge')}
            </Button>
          )}
          <Button variant="default" onClick={() => setTagging(true)}>
            {t('addTag')}
          </Button>
          <Button variant="default" onClick={onExport}>
            {t('exportThem')}
          </Button>
          {contacts.some(({ fresh }) => fresh) && (
            <Button variant="default" loading={see.isPending} onClick={() => see.mutate(undefined)}>
              {t('markSeen')}
            </Button>
          )}
          <Button variant="subtle" onClick={onDone}>
            {t('chooseNone')}
          </Button>
        </Group>
      </Group>
      {tagging && <TagSheet contacts={contacts} tags={tags} onClose={() => setTagging(false)} onDone={onDone} />}
    </Paper>
  )
}
