import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { CardOpened } from '#web/client/calls.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { ChangeList, useChanges } from './change-list.tsx'
import { onScreen } from './draft.ts'
import type { DraftSaving } from './use-draft.ts'

interface Given {
  readonly card: CardOpened
  readonly draft: DraftSaving
  onClose(): void
  /** The draft is what is published again. */
  onDiscarded(card: CardOpened): void
  onPublish(): void
}

/** What publishing would change for visitors, field by field; and the way back from it. */
export function ReviewSheet({ card, draft, onClose, onDiscarded, onPublish }: Given) {
  const t = useTranslations()
  const { client } = useHouse()
  const changesOf = useChanges()
  const published = useQuery({
    queryKey: ['published', card.id, draft.revision],
    queryFn: () => client.published(card.id),
    staleTime: 0,
    gcTime: 0,
  })
  const discard = useChange(
    async () => {
      if (!(await draft.save())) throw draft.error ?? new Error('not saved')
      return client.discardDraft(card.id, draft.latestRevision())
    },
    ['cards'],
    (next) => {
      draft.take(next)
      onDiscarded(next)
    },
  )
  const before = published.data
  const changes = before && changesOf({ ...before, draft: onScreen(before.draft) }, { ...card, draft: draft.draft }, before.otherPictures)
  return (
    <Modal opened onClose={onClose} title={t('changesTitle')} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack>
        {published.isPending && <Loading />}
        <Trouble error={published.error} again={published.refetch} />
        {changes?.length === 0 && <Text>{t('changesNone')}</Text>}
        {changes && changes.length > 0 && (
          <>
            <ChangeList changes={changes} />
            <Text size="sm" c="dimmed">
              {t('discardHint')}
            </Text>
            <Trouble error={discard.error} />
            <Group className="deeds" gap="xs">
              <Button onClick={onPublish}>{t('publishAgain')}</Button>
              <Button variant="default" loading={discard.isPending} onClick={() => discard.mutate(undefined)}>
                {t('discard')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  )
}
