import { Alert, Button, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import type { CardShown } from '#web/client/calls.ts'
import { faultsIn, goToFault } from '#web/ui/faults.ts'
import { useChange } from '#web/ui/house.tsx'
import { Trouble, TroubleText } from '#web/ui/trouble.tsx'
import { paths } from './paths.ts'
import { UndoRedo } from './undo-redo.tsx'
import type { DraftSaving } from './use-draft.ts'

interface Given {
  readonly card: { readonly id: string; readonly state: CardShown['state']; readonly stopped: boolean }
  readonly draft: DraftSaving
  readonly named: boolean
  /** Whether visitors see less, or other things, than what is written. */
  readonly changed: boolean
  readonly publish: {
    readonly error: Error | null
    readonly isPending: boolean
    readonly isSuccess: boolean
    mutate(input: undefined): void
  }
  onShare(): void
  onReview(): void
}

/** What stands at the foot of a card that is written: whether it is saved, and what comes next. */
export function CardSaveBar({ card, draft, named, changed, publish, onShare, onReview }: Given) {
  const t = useTranslations()
  const published = card.state === 'live' || card.state === 'paused'
  const upToDate = published && !changed && draft.state === 'saved'
  // a refused field is mended where it stands; anything else is tried again
  const faulty = faultsIn(draft.error).length > 0
  return (
    <div className="save">
      {draft.state === 'conflict' && <Conflict draft={draft} />}
      {draft.state === 'failed' && (
        <Alert color="terracotta" variant="outline" role="alert" title={t('draft_failed')} mb="sm" p="sm">
          <TroubleText error={draft.error} {...(!faulty && { again: draft.save })} />
          {faulty && (
            <Button variant="default" mt="sm" onClick={goToFault}>
              {t('goToFault')}
            </Button>
          )}
        </Alert>
      )}
      <Trouble error={draft.state === 'failed' || draft.state === 'conflict' ? null : publish.error} />
      <Group justify="space-between">
        <Group gap="xs" wrap="nowrap">
          <UndoRedo draft={draft} />
          <div>
            <Text role="status" size="sm">
              {upToDate ? t('upToDate') : draft.state === 'failed' ? '' : t(`draft_${draft.state}`)}
            </Text>
            {!named && <Text size="sm">{t('missingName')}</Text>}
          </div>
        </Group>
        <Group gap="xs" className="deeds">
          {card.state === 'live' && !card.stopped && (
            <Button variant={upToDate ? 'filled' : 'default'} onClick={onShare}>
              {t('share')}
            </Button>
          )}
          {published && !upToDate && draft.state !== 'conflict' && (
            <Button variant="default" onClick={onReview}>
              {t('seeChanges')}
            </Button>
          )}
          <Button
            disabled={!named || upToDate || draft.state === 'conflict'}
            loading={publish.isPending}
            onClick={() => publish.mutate(undefined)}
          >
            {published ? t('publishAgain') : t('publish')}
          </Button>
        </Group>
      </Group>
      {publish.isSuccess && upToDate && (
        <Text role="status" mt="xs">
          {t('publishedText')}{' '}
          <Link className="link" to={paths.access} search={{ card: card.id }}>
            {t('whoSees')}
          </Link>
        </Text>
      )}
    </div>
  )
}

/** Two windows wrote: nothing is lost before their owner has said which words stay. */
function Conflict({ draft }: { draft: DraftSaving }) {
  const t = useTranslations()
  const mine = useChange(() => draft.keepMine(), [])
  const theirs = useChange(() => draft.takeTheirs(), [])
  return (
    <Alert className="hold" variant="outline" title={t('conflictTitle')} role="alert" mb="sm" p="sm">
      <Text c="var(--mantine-color-text)">{t('conflictText')}</Text>
      <TroubleText error={mine.error ?? theirs.error} />
      <Group mt="sm" className="deeds" gap="xs">
        <Button variant="default" loading={mine.isPending} onClick={() => mine.mutate(undefined)}>
          {t('keepMine')}
        </Button>
        <Button variant="default" loading={theirs.isPending} onClick={() => theirs.mutate(undefined)}>
          {t('takeTheirs')}
        </Button>
      </Group>
    </Alert>
  )
}
