import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Trouble } from '#web/ui/trouble.tsx'

interface Given {
  readonly opened: boolean
  readonly title: string
  readonly text: string
  readonly no: string
  readonly yes: string
  readonly doing: { readonly error: Error | null; readonly isPending: boolean; mutate(input: undefined): void; reset(): void }
  /** What else there is to do before. */
  readonly first?: ReactNode
  onClose(): void
}

/** Asks once more before what cannot be undone by a press. Both buttons say what they do. */
export function Ask({ opened, title, text, no, yes, doing, first, onClose }: Given) {
  const t = useTranslations()
  const close = () => {
    doing.reset()
    onClose()
  }
  return (
    <Modal opened={opened} onClose={close} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack>
        <Text>{text}</Text>
        {first}
        <Trouble error={doing.error} />
        <Group justify="flex-end" className="deeds">
          <Button variant="default" data-autofocus onClick={close}>
            {no}
          </Button>
          <Button color="terracotta" loading={doing.isPending} onClick={() => doing.mutate(undefined)}>
            {yes}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
