import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Refused } from '#web/client/calls.ts'
import { CodeForm } from './code-form.tsx'
import { useHouse } from './house.tsx'

export type Proved = <T>(work: () => Promise<T>) => Promise<T>

/** Runs what asks for a fresh proof of who one is; asks for that where it is needed, and goes on by itself. */
export function useProof(email: string) {
  const t = useTranslations()
  const { client } = useHouse()
  const [waiting, setWaiting] = useState<{ attempt: string; minutes: number; goOn(): void; giveUp(): void }>()
  const proved: Proved = async (work) => {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'prove-again') throw error
      const sent = await client.askToProve()
      await new Promise<void>((goOn, giveUp) => setWaiting({ ...sent, goOn, giveUp: () => giveUp(error) }))
      return work()
    }
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
    >
      {waiting && (
        <CodeForm
          email={email}
          minutes={waiting.minutes}
          label={t('confirm')}
          resend={async () => setWaiting({ ...waiting, ...(await client.askToProve()) })}
          confirm={async (code) => {
            await client.prove({ attempt: waiting.attempt, code })
            setWaiting(undefined)
            waiting.goOn()
          }}
        />
      )}
    </Modal>
  )
  return [proved, dialog] as const
}
