import { Button, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Account } from '#web/client/calls.ts'
import { faultsIn, useGoToFault } from '#web/ui/faults.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { Part } from '#web/ui/part.tsx'
import type { Proved } from '#web/ui/prove.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { PasswordField } from './password-field.tsx'

export function AccountPassword({ account, proved }: { account: Account; proved: Proved }) {
  const t = useTranslations()
  const { client } = useHouse()
  const [password, setPassword] = useState('')
  const set = useChange(
    () => proved(() => client.setPassword(password)),
    ['account'],
    () => {
      setPassword('')
      remove.reset()
      notifications.show({ message: t('passwordSet'), color: 'mint' })
    },
  )
  const remove = useChange(
    () => proved(client.removePassword),
    ['account'],
    () => {
      set.reset()
      notifications.show({ message: t('passwordRemoved'), color: 'mint' })
    },
  )
  useGoToFault(set.error)
  return (
    <Part title={t('password')}>
      <Text>{account.hasPassword ? t('hasPassword') : t('noPassword')}</Text>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          set.mutate(undefined)
        }}
      >
        <Stack>
          <PasswordField
            label={t('newPassword')}
            description={t('passwordHint')}
            autoComplete="new-password"
            value={password}
            error={faultsIn(set.error).includes('password')}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Trouble error={set.error ?? remove.error} />
          <Group>
            <Button type="submit" variant="default" loading={set.isPending}>
              {account.hasPassword ? t('replacePassword') : t('setPassword')}
            </Button>
            {account.hasPassword && (
              <Button variant="subtle" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
                {t('removePassword')}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Part>
  )
}
