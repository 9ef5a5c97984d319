import { Button, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useNavigate } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import type { RequestShown } from '#web/client/calls.ts'
import { CodeForm } from '#web/ui/code-form.tsx'
import { useAccount, useHouse } from '#web/ui/house.tsx'
import { useKept } from '#web/ui/kept.ts'
import { useProof } from '#web/ui/prove.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { paths } from './paths.ts'
import { useRequestDeed } from './use-requests.ts'

/** How long the server takes a code for. */
const minutes = 10

/** Folded away: the seven days given up, with a code as second proof. Nothing of its author is left here then, so they are signed out. */
export function EraseNow({ request }: { request: RequestShown }) {
  const t = useTranslations()
  const { client, left } = useHouse()
  const go = useNavigate()
  const email = useAccount().data?.email ?? ''
  const [proved, dialog] = useProof(email)
  // a phone may forget the page while its owner reads the code in another program
  const [until, setUntil, forget] = useKept(`erase-now.${request.id}`, z.number(), 0)
  const send = useRequestDeed(
    () => client.sendSecondProof(request.id),
    () => setUntil(Date.now() + minutes * 60_000),
  )
  const sent = until > Date.now()
  async function erase(code: string) {
    await proved(() => client.eraseNow(request.id, code))
    forget()
    notifications.show({ message: t('erasureTaken'), color: 'mint', autoClose: false })
    await client.signOut().catch(() => undefined) // the erasure may have ended the session already
    await go({ to: paths.signIn })
    left('for good')
  }
  return (
    <details open={sent}>
      <summary>{t('eraseNow')}</summary>
      <Stack pb="sm" maw="28rem">
        <Text c="var(--mantine-color-text)">{t('eraseNowText')}</Text>
        <Trouble error={send.error} />
        {sent ? (
          <CodeForm
            email={email}
            minutes={minutes}
            label={t('eraseNowLabel')}
            final
            resend={() => send.mutateAsync(undefined)}
            confirm={erase}
          />
        ) : (
          <Group>
            <Button variant="default" loading={send.isPending} onClick={() => send.mutate(undefined)}>
              {t('eraseNowCode')}
            </Button>
          </Group>
        )}
      </Stack>
      {dialog}
    </details>
  )
}
