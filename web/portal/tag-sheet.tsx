import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ContactShown } from '#web/client/calls.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { contactsTouched } from './use-contacts.ts'

interface Given {
  readonly contacts: readonly ContactShown[]
  /** Those that exist already, offered while one types. */
  readonly tags: readonly string[]
  onClose(): void
  onDone(): void
}

/** Puts one tag on several contacts. */
export function TagSheet({ contacts, tags, onClose, onDone }: Given) {
  const t = useTranslations()
  const { client } = useHouse()
  const known = useId()
  const [tag, setTag] = useState('')
  const put = useChange(
    () => client.tagContacts({ contacts: contacts.map(({ id }) => id), tag: tag.trim(), on: true }),
    contactsTouched,
    () => {
      onClose()
      onDone()
      notifications.show({ message: t('taggedDone', { count: contacts.length }), color: 'mint' })
    },
  )
  return (
    <Modal opened onClose={onClose} title={t('tagSome', { count: contacts.length })} closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          put.mutate(undefined)
        }}
      >
        <Stack>
          <TextInput
            data-autofocus
            label={t('tag')}
            description={t('newTagHint')}
            list={known}
            autoComplete="off"
            required
            withAsterisk={false}
            maxLength={30}
            value={tag}
            onChange={(event) => setTag(event.currentTarget.value)}
          />
          <datalist id={known}>
            {tags.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
          <Trouble error={put.error} />
          <Group justify="flex-end" className="deeds">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={put.isPending}>
              {t('addTag')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
