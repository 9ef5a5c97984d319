import { Button, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Refused } from '#web/client/calls.ts'
import { CodeForm } from './code-form.tsx'
import { FactorForm } from './factor-form.tsx'
import { useAccount, useChange, useHouse } from './house.tsx'
import { NoPasskey, passkeysWork, proveWithPasskey } from './passkeys.ts'
import { Trouble } from './trouble.tsx'

export type Proved = <T>(work: () => Promise<T>) => Promise<T>

interface Waiting {
  /** The code on its way by mail; none where an application is asked instead. */
  readonly sent: { readonly attempt: string; readonly minutes: number } | undefined
  goOn(): void
  giveUp(): void
}

/** Runs what asks for a fresh proof of who one is; asks for that where it is needed, and goes on by itself. */
export function useProof(email: string) {
  const t = useTranslations()
  const { client } = useHouse()
  const [waiting, setWaiting] = useState<Waiting>()
  /** A mailbox is not enough where there is an application: the server says so, whatever this page knows. */
  const ask = () =>
    client.askToProve().catch((error: unknown) => {
      if (error instanceof Refused && error.code === 'factor-needed') return undefined
      throw error
    })
  const proved: Proved = async (work) => {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'prove-again') throw error
      const sent = await ask()
      await new Promise<void>((goOn, giveUp) => setWaiting({ sent, goOn, giveUp: () => giveUp(error) }))
      return work()
    }
  }
  const done = () => {
    setWaiting(undefined)
    waiting?.goOn()
  }
  const dialog = (
    <Modal
      opened={waiting !== undefined}
      onClose={() => {
        waiting?.giveUp()
        setWaiting(undefined)
      }}
      title={t('proveTitle')}
      closeButtonProps={{ 'aria-label': t('close') }}
      // above whatever asked for it
      zIndex={250}
    >
      {waiting?.sent && (
        <CodeForm
          email={email}
          minutes={waiting.sent.minutes}
          label={t('confirm')}
          resend={async () => setWaiting({ ...waiting, sent: await ask() })}
          confirm={(code) => client.prove({ attempt: waiting.sent?.attempt ?? '', code }).then(done)}
        />
      )}
      {waiting && !waiting.sent && (
        <FactorForm text={t('proveFactor')} label={t('confirm')} recovery confirm={(code) => client.proveByFactor(code).then(done)} />
      )}
      {waiting && <ByPasskey onDone={done} />}
    </Modal>
  )
  return [proved, dialog] as const
}

/** For who has a passkey: it is quicker than any code. */
function ByPasskey({ onDone }: { onDone(): void }) {
  const t = useTranslations()
  const { client } = useHouse()
  const account = useAccount()
  const prove = useChange(() => proveWithPasskey(client), [], onDone)
  if (!passkeysWork() || !account.data?.passkeys) return null
  return (
    <Stack mt="md">
      <Button variant="default" loading={prove.isPending} onClick={() => prove.mutate(undefined)}>
        {t('orPasskey')}
      </Button>
      {prove.error instanceof NoPasskey ? <Text role="alert">{t('noPasskey')}</Text> : <Trouble error={prove.error} />}
    </Stack>
  )
}
