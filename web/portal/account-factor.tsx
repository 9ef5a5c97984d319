import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Account } from '#web/client/calls.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { Part } from '#web/ui/part.tsx'
import type { Proved } from '#web/ui/prove.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { Ask } from './ask.tsx'
import { AddFactor } from './factor-add.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'

/** An application as a second factor: added, removed, and its recovery codes. */
export function AccountFactor({ account, proved }: { account: Account; proved: Proved }) {
  const t = useTranslations()
  const { date } = useWritten()
  const { client } = useHouse()
  const [codes, setCodes] = useState<readonly string[]>()
  const [asking, setAsking] = useState<'remove' | 'codes'>()
  const begin = useChange(() => proved(client.beginFactor), [])
  const close = () => setAsking(undefined)
  const remove = useChange(
    () => proved(client.removeFactor),
    ['account'],
    () => {
      close()
      notifications.show({ message: t('factorRemoved'), color: 'mint' })
    },
  )
  const make = useChange(
    () => proved(client.makeRecoveryCodes),
    ['account'],
    (made) => {
      close()
      setCodes(made.codes)
    },
  )
  const on = account.secondFactor
  if (codes)
    return (
      <Part title={t('factor')}>
        <RecoveryCodes codes={codes} onDone={() => setCodes(undefined)} />
      </Part>
    )
  if (!on)
    return (
      <Part title={t('factor')}>
        <Text>{t('factorOff')}</Text>
        {begin.data ? (
          <AddFactor begun={begin.data} proved={proved} onDone={setCodes} onForget={begin.reset} />
        ) : (
          <>
            <Trouble error={begin.error} />
            <Group>
              <Button variant="default" loading={begin.isPending} onClick={() => begin.mutate(undefined)}>
                {t('factorAdd')}
              </Button>
            </Group>
          </>
        )}
      </Part>
    )
  return (
    <Part title={t('factor')}>
      <Text>{t('factorOn', { date: date(on.since) })}</Text>
      <Text {...(on.codesLeft < 3 && { c: 'var(--cc-hold)', fw: 600 })}>{t('factorCodes', { count: on.codesLeft })}</Text>
      <Group className="deeds">
        <Button variant="default" onClick={() => setAsking('codes')}>
          {t('recoveryNew')}
        </Button>
        <Button variant="default" onClick={() => setAsking('remove')}>
          {t('factorRemove')}
        </Button>
      </Group>
      <Ask
        opened={asking === 'remove'}
        title={t('factorRemoveSure')}
        text={t('factorRemoveText')}
        no={t('cancel')}
        yes={t('factorRemove')}
        doing={remove}
        onClose={close}
      />
      <Ask
        opened={asking === 'codes'}
        title={t('recoveryNewSure')}
        text={t('recoveryNewText')}
        no={t('cancel')}
        yes={t('recoveryNew')}
        doing={make}
        onClose={close}
      />
    </Part>
  )
}
