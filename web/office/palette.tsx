import { Modal, Text, TextInput, UnstyledButton } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { OfficeDoor } from '#web/client/desk-calls.ts'
import { paths } from './paths.ts'
import { roomsOf } from './rooms.ts'

export function usePalette() {
  const [opened, { open, close }] = useDisclosure(false)
  useHotkeys([['mod+K', open]], [])
  return { opened, open, close }
}

interface Given {
  readonly door: OfficeDoor
  readonly opened: boolean
  close(): void
  onShortcuts(): void
  onCloseOffice(): void
}

/** The rooms and what may be done from anywhere, found by their first letters. */
export function Palette({ opened, close, ...rest }: Given) {
  const t = useTranslations()
  return (
    <Modal opened={opened} onClose={close} title={t('goTo')} closeButtonProps={{ 'aria-label': t('close') }} yOffset="10dvh">
      <Choices {...rest} close={close} />
    </Modal>
  )
}

/** Without accents and vowel signs, as one types in haste. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

function Choices({ door, close, onShortcuts, onCloseOffice }: Omit<Given, 'opened'>) {
  const t = useTranslations()
  const go = useNavigate()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const all = [
    { says: t('room_home'), act: () => void go({ to: paths.home }) },
    ...roomsOf(door).map((room) => ({ says: t(`room_${room}`), act: () => void go({ to: paths[room] }) })),
    { says: t('shortcuts'), act: onShortcuts },
    { says: t('toAccount'), act: () => window.location.assign('/espace/compte') },
    { says: t('closeOffice'), act: onCloseOffice },
  ]
  const found = all.filter(({ says }) => plain(says).includes(plain(typed.trim())))
  const current = Math.min(at, found.length - 1)
  const choose = (one: { act(): void } | undefined) => {
    if (!one) return
    close()
    one.act()
  }
  return (
    <>
      <TextInput
        data-autofocus
        aria-label={t('paletteLabel')}
        placeholder={t('paletteHint')}
        value={typed}
        role="combobox"
        aria-expanded
        aria-controls="palette"
        aria-activedescendant={found.length > 0 ? `palette-${current}` : undefined}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value)
          setAt(0)
        }}
        onKeyDown={(event) => {
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
          if (event.key === 'Enter') choose(found[current])
          else if (step !== undefined) setAt((current + step + found.length) % Math.max(1, found.length))
          else return
          event.preventDefault()
        }}
      />
      <div id="palette" role="listbox" aria-label={t('goTo')} className="palette">
        {found.map((one, index) => (
          <UnstyledButton
            key={one.says}
            id={`palette-${index}`}
            role="option"
            aria-selected={index === current}
            tabIndex={-1}
            onClick={() => choose(one)}
          >
            {one.says}
          </UnstyledButton>
        ))}
      </div>
      {found.length === 0 && <Text role="status">{t('paletteNothing')}</Text>}
    </>
  )
}
