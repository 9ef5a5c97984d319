import { Button, Group, Paper, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { Trouble } from '#web/ui/trouble.tsx'

/** 'Aujourd'hui je suis à …': said once, for the rest of the day. */
export function Whereabouts() {
  const t = useTranslations()
  const { client } = useHouse()
  const hint = useId()
  const [typed, setTyped] = useState('')
  const said = useQuery({ queryKey: ['whereabouts'], queryFn: client.whereabouts })
  const set = useChange(
    () => client.setWhereabouts(typed.trim()),
    ['whereabouts'],
    () => setTyped(''),
  )
  const clear = useChange(client.clearWhereabouts, ['whereabouts'])
  if (!said.data) return said.error ? <Trouble error={said.error} again={said.refetch} /> : null
  const { place } = said.data
  function send(event: FormEvent) {
    event.preventDefault()
    if (typed.trim() !== '') set.mutate(undefined)
  }
  return (
    <Paper p="md">
      <Stack gap="xs">
        {place === null ? (
          <form onSubmit={send}>
            <Group align="flex-end" gap="xs">
              <TextInput
                flex="1 1 14rem"
                label={t('whereabouts')}
                placeholder={t('whereaboutsHint')}
                aria-describedby={hint}
                maxLength={80}
                value={typed}
                onChange={(event) => setTyped(event.currentTarget.value)}
              />
              <Button type="submit" variant="default" loading={set.isPending} disabled={typed.trim() === ''}>
                {t('whereaboutsSet')}
              </Button>
            </Group>
          </form>
        ) : (
          <Group justify="space-between" gap="xs">
            <Text fw={500} role="status">
              {t('whereabouts')} <bdi>{place}</bdi>
            </Text>
            <Button variant="default" loading={clear.isPending} onClick={() => clear.mutate(undefined)}>
              {t('whereaboutsClear')}
            </Button>
          </Group>
        )}
        <Text id={hint} size="sm" c="dimmed">
          {t('whereaboutsWho')}
        </Text>
        <Trouble error={set.error ?? clear.error} />
      </Stack>
    </Paper>
  )
}
