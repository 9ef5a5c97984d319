import { ActionIcon, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { mostOwnAudiences, type OwnAudience } from '#contract/audiences.ts'
import { faultsIn, useFaults } from '#web/ui/faults.ts'
import { FreeText } from '#web/ui/free-text.tsx'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { useKept } from '#web/ui/kept.ts'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { HelpLink } from './help-link.tsx'
import { useAudiences } from './use-audiences.ts'

/** The groups one named oneself: each gets another name, or is deleted, with what that changes said before. */
export function AudiencesSheet({ onClose }: { onClose(): void }) {
  const t = useTranslations()
  const { own, asking } = useAudiences()
  const [under, setUnder] = useState<{ readonly group: OwnAudience; readonly deed: 'rename' | 'delete' }>()
  const done = () => setUnder(undefined)
  return (
    <Modal opened onClose={onClose} title={t('groups')} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack>
        <Text>{t('groupsText')}</Text>
        <HelpLink topic="audiences" />
        {asking.isPending && <Loading lines={2} />}
        <Trouble error={asking.error} again={asking.refetch} />
        {own?.length === 0 && <Text>{t('groupsNone')}</Text>}
        {own && own.length > 0 && (
          <ul className="rows">
            {own.map((group) => (
              <li key={group.id} className="line">
                {under?.group.id !== group.id ? (
                  <>
                    <Text fw={600} className="isolate" flex={1} miw={0}>
                      {group.name}
                    </Text>
                    <Group gap={4} wrap="nowrap">
                      <ActionIcon
                        variant="default"
                        aria-label={t('deedOf', { deed: t('rename'), label: group.name })}
                        onClick={() => setUnder({ group, deed: 'rename' })}
                      >
                        <IconPencil aria-hidden />
                      </ActionIcon>
                      <ActionIcon
                        variant="default"
                        c="var(--mantine-color-error)"
                        aria-label={t('deedOf', { deed: t('deleteGroup'), label: group.name })}
                        onClick={() => setUnder({ group, deed: 'delete' })}
                      >
                        <IconTrash aria-hidden />
                      </ActionIcon>
                    </Group>
                  </>
                ) : under.deed === 'rename' ? (
                  <Rename group={group} onDone={done} />
                ) : (
                  <Delete group={group} onDone={done} />
                )}
              </li>
            ))}
          </ul>
        )}
        {own && !under && (own.length < mostOwnAudiences ? <Add /> : <Text size="sm">{t('groupsFull')}</Text>)}
      </Stack>
    </Modal>
  )
}

function Add() {
  const t = useTranslations()
  const { client } = useHouse()
  const [name, setName, forget] = useKept('new group', z.string(), '')
  // a name that is sent again after a lost answer makes no second group
  const wish = useRef({ of: '', key: '' })
  const keyFor = (of: string) => {
    if (wish.current.of !== of) wish.current = { of, key: crypto.randomUUID() }
    return wish.current.key
  }
  const add = useChange(
    (wanted: string) => client.nameAudience(wanted, keyFor(wanted)),
    ['audiences'],
    () => {
      wish.current = { of: '', key: '' }
      forget()
      notifications.show({ message: t('groupAdded'), color: 'mint' })
    },
  )
  return <NameForm name={name} says={t('addGroup')} doing={add} onName={setName} />
}

function Rename({ group, onDone }: { group: OwnAudience; onDone(): void }) {
  const t = useTranslations()
  const { client } = useHouse()
  const [name, setName, forget] = useKept(`name of group ${group.id}`, z.string(), group.name)
  const rename = useChange(
    (wanted: string) => client.renameAudience(group.id, wanted),
    ['audiences'],
    () => {
      forget()
      onDone()
      notifications.show({ message: t('groupRenamed'), color: 'mint' })
    },
  )
  return (
    <NameForm
      name={name}
      says={t('saveLabel')}
      doing={rename}
      onName={setName}
      onGiveUp={() => {
        forget()
        onDone()
      }}
    />
  )
}

interface Naming {
  readonly name: string
  readonly says: string
  readonly doing: { readonly error: Error | null; readonly isPending: boolean; mutate(name: string): void }
  onName(name: string): void
  onGiveUp?(): void
}

function NameForm({ name, says, doing, onName, onGiveUp }: Naming) {
  const t = useTranslations()
  const fault = useFaults(faultsIn(doing.error))
  return (
    <form
      className="grow"
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '') doing.mutate(name.trim())
      }}
    >
      <Stack gap="xs">
        <FreeText
          label={t('groupName')}
          description={t('groupNameHint')}
          {...(onGiveUp && { 'data-autofocus': true })}
          maxLength={40}
          value={name}
          error={fault('name')}
          onChange={(event) => onName(event.currentTarget.value)}
        />
        <Trouble error={doing.error} />
        <Group gap="xs" className="deeds">
          <Button type="submit" variant={onGiveUp ? 'filled' : 'default'} loading={doing.isPending}>
            {says}
          </Button>
          {onGiveUp && (
            <Button variant="default" onClick={onGiveUp}>
              {t('groupNameKeep')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}

/** What goes with it is said before: which links, and what nobody would see any more. */
function Delete({ group, onDone }: { group: OwnAudience; onDone(): void }) {
  const t = useTranslations()
  const { client } = useHouse()
  const use = useQuery({ queryKey: ['audience', group.id], queryFn: () => client.audienceUse(group.id), staleTime: 0, gcTime: 0 })
  const remove = useChange(
    () => client.deleteAudience(group.id),
    ['audiences', 'links', 'cards'],
    ({ revoked }) => {
      onDone()
      notifications.show({ message: t('groupDeleted', { count: revoked }), color: 'mint' })
    },
  )
  return (
    <Stack gap="xs" className="grow">
      <Text fw={600}>{t('deleteGroupSure', { name: `\u2068${group.name}\u2069` })}</Text>
      {use.isPending && <Loading lines={1} />}
      <Trouble error={use.error} again={use.refetch} />
      {use.data && (
        <>
          <Text>{t('deleteGroupLinks', { count: use.data.links })}</Text>
          <Text>{t('deleteGroupFields', { count: use.data.fields })}</Text>
        </>
      )}
      <Trouble error={remove.error} />
      <Group gap="xs" className="deeds">
        <Button variant="default" onClick={onDone}>
          {t('keepGroup')}
        </Button>
        <Button color="terracotta" disabled={!use.data} loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
          {t('deleteGroup')}
        </Button>
      </Group>
    </Stack>
  )
}
