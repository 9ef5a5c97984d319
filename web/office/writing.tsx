import { Button, Group, Modal, Stack, Textarea } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { faultsIn, useFaults } from '#web/ui/faults.ts'
import { ownWay } from '#web/ui/free-text.tsx'
import { useChange } from '#web/ui/house.tsx'
import { useKept } from '#web/ui/kept.ts'
import { Trouble } from '#web/ui/trouble.tsx'

interface Given<Output> {
  /** What is typed is kept under this name until it is sent. */
  readonly kept: string
  readonly label: string
  readonly hint?: string
  readonly most: number
  readonly button: string
  /** Read before it goes: to whom, in which words. */
  readonly confirm: { readonly title: string; readonly says: ReactNode; readonly button: string }
  readonly touches: readonly string[]
  /** What else is chosen beside the text. */
  readonly beside?: ReactNode
  readonly field?: string
  send(text: string): Promise<Output>
  onDone(output: Output): void
}

/** Something written that leaves the house: typed, read once more as it will be sent, then sent. */
export function Writing<Output>({
  kept,
  label,
  hint,
  most,
  button,
  confirm,
  touches,
  beside,
  field = 'text',
  send,
  onDone,
}: Given<Output>) {
  const t = useTranslations()
  const [typed, setTyped, forget] = useKept(kept, z.string(), '')
  const [read, setRead] = useState(false)
  const [empty, setEmpty] = useState(false)
  const sending = useChange(
    () => send(typed.trim()),
    touches,
    (output) => {
      forget()
      setRead(false)
      onDone(output)
    },
  )
  const fault = useFaults(faultsIn(sending.error))
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setEmpty(typed.trim() === '')
        if (typed.trim() !== '') setRead(true)
      }}
    >
      <Stack gap="sm">
        {beside}
        <Textarea
          label={label}
          description={hint}
          autosize
          minRows={4}
          maxRows={16}
          maxLength={most}
          value={typed}
          error={empty ? t('writeFirst') : fault(field)}
          {...ownWay(typed)}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value)
            setEmpty(false)
          }}
        />
        {!read && <Trouble error={sending.error} />}
        <Group>
          <Button type="submit">{button}</Button>
        </Group>
      </Stack>
      <Modal opened={read} onClose={() => setRead(false)} title={confirm.title} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
        <Stack>
          {confirm.says}
          <blockquote className="said" dir="auto">
            {typed.trim()}
          </blockquote>
          <Trouble error={sending.error} />
          <Group className="deeds">
            <Button data-autofocus loading={sending.isPending} onClick={() => sending.mutate(undefined)}>
              {confirm.button}
            </Button>
            <Button variant="default" onClick={() => setRead(false)}>
              {t('backToWriting')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </form>
  )
}
