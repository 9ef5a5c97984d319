import { Modal, Text, TextInput, UnstyledButton } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { CaseFound, OfficeDoor } from '#web/client/desk-calls.ts'
import { Trouble } from '#web/ui/trouble.tsx'
import { paths } from './paths.ts'
import { roomsOf } from './rooms.ts'
import { useDesk } from './use-desk.ts'

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

interface Choice {
  readonly key?: string
  readonly says: string
  /** The palette stays open. */
  readonly stays?: boolean
  act(): void
}

/** Where a case is worked on: documents are looked for by their number, everything else stands open in its room. */
function roomOf({ may }: OfficeDoor, { kind, id, reference }: Pick<CaseFound, 'kind' | 'id' | 'reference'>) {
  if (kind === 'document')
    return { to: may.includes('clients-documents') ? paths.documents : paths.archive, search: { find: reference } } as const
  const to = { message: paths.messages, order: paths.orders, request: paths.requests, notice: paths.notices }[kind]
  return { to, search: { one: id } } as const
}

/** Without accents and vowel signs, as one types in haste. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

function Choices({ door, close, onShortcuts, onCloseOffice }: Omit<Given, 'opened'>) {
  const t = useTranslations()
  const go = useNavigate()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const desk = useDesk()
  const search = useMutation({ mutationFn: async (asked: string) => (await desk.search(asked)).items })
  const all = [
    { says: t('room_home'), act: () => void go({ to: paths.home }) },
    ...roomsOf(door).map((room) => ({ says: t(`room_${room}`), act: () => void go({ to: paths[room] }) })),
    { says: t('shortcuts'), act: onShortcuts },
    { says: t('toAccount'), act: () => window.location.assign('/espace/compte') },
    { says: t('closeOffice'), act: onCloseOffice },
  ]
  const text = typed.trim()
  const cases = (search.data ?? []).map(({ kind, id, reference }) => ({
    key: id,
    says: t('paletteCase', { kind: t(`case_${kind}`), reference: `\u2066${reference}\u2069` }),
    act: () => void go(roomOf(door, { kind, id, reference })),
  }))
  const asks = door.may.includes('search') && text.length >= 3 && search.variables !== text
  const found: readonly Choice[] = [
    ...(search.variables === text ? cases : []),
    ...all.filter(({ says }) => plain(says).includes(plain(text))),
    ...(asks ? [{ says: t('paletteSearch', { text: `\u2068${text}\u2069` }), stays: true, act: () => search.mutate(text) }] : []),
  ]
  const current = Math.min(at, found.length - 1)
  const choose = (one: Choice | undefined) => {
    if (!one) return
    if (!one.stays) close()
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
            key={one.key ?? one.says}
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
      {search.variables === text && search.isSuccess && cases.length === 0 && <Text role="status">{t('paletteNoCase')}</Text>}
      {search.variables === text && <Trouble error={search.error} />}
      {found.length === 0 && !search.isSuccess && <Text role="status">{t('paletteNothing')}</Text>}
      {door.may.includes('search') && (
        <Text size="sm" c="dimmed" mt="sm">
          {t('paletteSearchHint')}
        </Text>
      )}
    </>
  )
}
