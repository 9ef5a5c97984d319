import { notifications } from '@mantine/notifications'
import { useTranslations } from 'use-intl'
import type { RevokeLinks as Which } from '#web/client/calls.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { useWritten } from '#web/ui/written.ts'
import { Ask } from './ask.tsx'
import { offerUndo } from './undo-revoke.tsx'

export interface ToRevoke {
  readonly which: Which
  readonly title: string
  /** What becomes of it, where that is not what becomes of a link that opens a card. */
  readonly text?: string
}

/** Takes accesses back, once it was asked whether that is meant. For ten seconds a press brings them back. */
export function RevokeLinks({ toRevoke, onClose, onDone }: { toRevoke: ToRevoke | undefined; onClose(): void; onDone(): void }) {
  const t = useTranslations()
  const { client } = useHouse()
  const { number } = useWritten()
  const revoke = useChange(
    (which: Which) => client.revoke({ ...which, undo: true }),
    ['links', 'cards'],
    ({ revoked, undo }) => {
      onClose()
      onDone()
      const says = t('revokedDone', { count: revoked, shown: number(revoked) })
      if (undo) offerUndo(undo.id, says)
      else notifications.show({ message: says, color: 'mint' })
    },
  )
  return (
    <Ask
      opened={toRevoke !== undefined}
      title={toRevoke?.title ?? ''}
      text={toRevoke?.text ?? t('revokeText')}
      no={t('keep')}
      yes={t('revoke')}
      doing={{ ...revoke, mutate: () => toRevoke && revoke.mutate(toRevoke.which) }}
      onClose={onClose}
    />
  )
}
