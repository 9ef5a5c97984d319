import { Button, Group, Modal, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import type { LinkShown } from '#web/client/calls.ts'
import { faultsIn, useFaults } from '#web/ui/faults.ts'
import { FreeText } from '#web/ui/free-text.tsx'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { useKept } from '#web/ui/kept.ts'
import { Trouble } from '#web/ui/trouble.tsx'

/** Another private name for a link: whoever has the link sees nothing of it. */
export function RenameLink({ link, onClose }: { link: LinkShown; onClose(): void }) {
  const t = useTranslations()
  const { client } = useHouse()
  const [label, setLabel, forget] = useKept(`name of ${link.id}`, z.string(), link.label)
  const rename = useChange(
    () => (link.asks !== null ? client.relabelAskingLink : client.relabelLink)(link.id, label.trim()),
    ['links'],
    () => {
      forget()
      onClose()
      notifications.show({ message: t('renamed'), color: 'mint' })
    },
  )
  const fault = useFaults(faultsIn(rename.error))
  const empty = label.trim() === ''
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('renameLink', { label: `\u2068${link.label}\u2069` })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!empty) rename.mutate(undefined)
        }}
      >
        <Stack>
          <FreeText
            label={t('linkLabel')}
            description={t('cardLabelHint')}
            data-autofocus
            maxLength={60}
            value={label}
            error={empty ? t('labelNeeded') : fault('label')}
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
          <Trouble error={rename.error} />
          <Group justify="flex-end" className="deeds">
            <Button type="submit" loading={rename.isPending}>
              {t('saveLabel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
