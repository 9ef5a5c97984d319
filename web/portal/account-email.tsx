import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import type { Account } from '#web/client/calls.ts'
import { CodeForm } from '#web/ui/code-form.tsx'
import { faultsIn, useFaults, useGoToFault } from '#web/ui/faults.ts'
import { queries, useChange, useHouse } from '#web/ui/house.tsx'
import { useKept } from '#web/ui/kept.ts'
import { Part } from '#web/ui/part.tsx'
import type { Proved } from '#web/ui/prove.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { useCodeAsked } from './code-asked.ts'

/** Another address: a code goes to it, and the old one is told. */
export function AccountEmail({ account, proved }: { account: Account; proved: Proved }) {
  const t = useTranslations()
  const { client } = useHouse()
  const [typed, setTyped, forgetTyped] = useKept('new-email', z.string(), '')
  const [sent, setSent, forgetSent] = useCodeAsked('new-email.code')
  const email = typed.trim()
  const ask = useChange(() => proved(() => client.changeEmail({ email })), [], setSent)
  const fault = useFaults(faultsIn(ask.error))
  useGoToFault(ask.error)
  async function confirm(code: string, attempt: string) {
    await client.confirmEmail({ attempt, code })
    forgetSent()
    forgetTyped()
    notifications.show({ message: t('emailChanged'), color: 'mint' })
    await queries.invalidateQueries()
  }
  return (
    <Part title={t('email')}>
      <Text>
        <bdi className="address">{account.email}</bdi>
      </Text>
      {sent ? (
        <Stack>
          <CodeForm
            email={email}
            minutes={sent.minutes}
            label={t('changeEmail')}
            resend={() => ask.mutateAsync(undefined)}
            confirm={(code) => confirm(code, sent.attempt)}
          />
          <Button variant="subtle" onClick={forgetSent}>
            {t('otherEmail')}
          </Button>
        </Stack>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            ask.mutate(undefined)
          }}
        >
          <Stack>
            <TextInput
              label={t('newEmail')}
              description={`${t('newEmailHint')} ${t('emailUndo')}`}
              type="email"
              dir="ltr"
              autoComplete="email"
              required
              withAsterisk={false}
              value={typed}
              error={fault('email')}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <Trouble error={ask.error} />
            <Group>
              <Button type="submit" variant="default" loading={ask.isPending}>
                {t('changeEmail')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Part>
  )
}
