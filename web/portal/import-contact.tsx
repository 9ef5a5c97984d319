import { Button, FileButton, Group, Modal, Stack, Text } from '@mantine/core'
import { IconAddressBook } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { VcardRead } from '#web/client/calls.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { ChangeList, useChanges } from './change-list.tsx'
import { type Draft, onScreen } from './draft.ts'
import { withContact } from './merge-contact.ts'
import { editorFr } from './words/editor-fr.ts'
import type { Words } from './words/fr.ts'

interface Given {
  readonly label: string
  readonly takes: string
  /** What stands on the card already. */
  readonly draft: Draft
  /** Takes what was read: the draft with it, and the photo in the file. `key` is the same for one file, however often it is tried. */
  onTake(draft: Draft, photo: Blob | undefined, key: string): Promise<unknown>
}

/** A contact from an address book, read and shown; nothing is kept of it before its owner takes it. */
export function ImportContact({ label, takes, draft, onTake }: Given) {
  const { client } = useHouse()
  const chosenAnew = useRef<() => void>(null)
  const read = useChange((file: File) => client.readVcard(file), [])
  const close = () => read.reset()
  return (
    <Stack gap="xs" align="flex-start">
      <FileButton
        accept=".vcf,text/vcard,text/x-vcard"
        inputProps={{ 'aria-label': label, tabIndex: -1 }}
        resetRef={chosenAnew}
        onChange={(file) => {
          if (file) read.mutate(file)
          chosenAnew.current?.()
        }}
      >
        {(props) => (
          <Button variant="default" leftSection={<IconAddressBook aria-hidden size={20} />} loading={read.isPending} {...props}>
            {label}
          </Button>
        )}
      </FileButton>
      <Trouble error={read.error} />
      {read.data && <WhatWasRead read={read.data} takes={takes} draft={draft} onTake={onTake} onClose={close} />}
    </Stack>
  )
}

function WhatWasRead({ read, takes, draft, onTake, onClose }: Omit<Given, 'label'> & { readonly read: VcardRead; onClose(): void }) {
  const t = useTranslations()
  const changesOf = useChanges()
  const next = withContact(draft, onScreen(read.draft))
  const none = { photo: false, logo: false, cover: false }
  const changes = changesOf({ ...none, draft }, { ...none, draft: next }, [])
  const [key] = useState(() => crypto.randomUUID())
  const take = useChange(async () => onTake(next, read.photo === null ? undefined : jpegOf(read.photo), key), [], onClose)
  const unread = [...new Set(read.unread.map((name) => t(lineOf(name))))]
  return (
    <Modal opened onClose={onClose} title={t('importTitle')} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack>
        <Text size="sm">{t('importHint')}</Text>
        {read.photo !== null && <img className="small-photo" src={`data:image/jpeg;base64,${read.photo}`} alt={t('importPhoto')} />}
        {changes.length > 0 && <ChangeList changes={changes} />}
        {changes.length === 0 && read.photo === null && <Text>{t('importNothing')}</Text>}
        {unread.length > 0 && (
          <div>
            <Text fw={600}>{t('importUnread')}</Text>
            <ul className="unread">
              {unread.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </div>
        )}
        <Trouble error={take.error} />
        {(changes.length > 0 || read.photo !== null) && (
          <Group className="deeds">
            <Button loading={take.isPending} onClick={() => take.mutate(undefined)}>
              {takes}
            </Button>
          </Group>
        )}
      </Stack>
    </Modal>
  )
}

/** What a line of the file is called by people; those of some program only have one name together. */
function lineOf(name: string): keyof Words {
  const key = `line_${name === 'X-ABLABEL' ? 'TEL' : name}`
  return key in editorFr ? (key as keyof Words) : 'line_other'
}

const jpegOf = (base64: string) => new Blob([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))], { type: 'image/jpeg' })
