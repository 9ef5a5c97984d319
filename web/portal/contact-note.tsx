import { Alert, Button, Group, Text, Textarea } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { ContactOpened } from '#web/client/calls.ts'
import { Trouble } from '#web/ui/trouble.tsx'
import { useOwnNote } from './use-own-note.ts'

/** What one wants to remember of somebody. It saves itself. */
export function OwnNote({ contact }: { contact: ContactOpened }) {
  const t = useTranslations()
  const note = useOwnNote(contact)
  return (
    <div>
      <Textarea
        label={t('ownNote')}
        description={t('ownNoteHint')}
        autosize
        minRows={3}
        maxRows={16}
        maxLength={2000}
        value={note.text}
        onChange={(event) => note.write(event.currentTarget.value)}
        // a conflict waits for its answer: saving again would take the buttons from under the pointer
        onBlur={() => note.state !== 'conflict' && void note.save()}
      />
      {note.state === 'conflict' ? (
        <Alert className="hold" variant="outline" role="alert" mt="sm">
          <Text fw={600} c="var(--mantine-color-text)">
            {t('conflictTitle')}
          </Text>
          <Text c="var(--mantine-color-text)">{t('noteConflict')}</Text>
          <Group mt="sm">
            <Button variant="default" onClick={() => void note.keepMine()}>
              {t('keepMine')}
            </Button>
            <Button variant="default" onClick={() => void note.takeTheirs()}>
              {t('takeTheirs')}
            </Button>
          </Group>
        </Alert>
      ) : (
        <Text role="status" size="sm" c="dimmed">
          {note.text === '' && note.state === 'saved' ? '' : t(`note_${note.state}`)}
        </Text>
      )}
      {note.state === 'failed' && <Trouble error={note.error} again={note.save} />}
    </div>
  )
}
