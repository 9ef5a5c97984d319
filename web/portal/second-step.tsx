import { Button, Stack, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { SignedInAs } from '#web/client/calls.ts'
import { FactorForm } from '#web/ui/factor-form.tsx'
import { useHouse } from '#web/ui/house.tsx'
import { FactorLost } from './factor-lost.tsx'

interface Given {
  readonly challenge: string
  onDone(done: SignedInAs): void
  /** From the beginning. */
  onAgain(): void
}

/** The second factor of a sign-in, and what to do without it. */
export function SecondStep({ challenge, onDone, onAgain }: Given) {
  const t = useTranslations()
  const { client } = useHouse()
  const [lost, setLost] = useState(false)
  return (
    <Stack>
      <Title order={2} size="h3">
        {t('factorSecond')}
      </Title>
      <FactorForm
        text={t('factorSecondText')}
        label={t('signIn')}
        recovery
        confirm={async (code) => {
          const done = await client.signInWithFactor({ challenge, code })
          if (done.codesLeft !== undefined)
            notifications.show({ message: t('recoveryLeft', { count: done.codesLeft }), color: 'saffron', autoClose: false })
          onDone(done)
        }}
      />
      {lost ? (
        <FactorLost challenge={challenge} />
      ) : (
        <Button variant="subtle" onClick={() => setLost(true)}>
          {t('factorLost')}
        </Button>
      )}
      <Button variant="default" onClick={onAgain}>
        {t('startAgain')}
      </Button>
    </Stack>
  )
}
