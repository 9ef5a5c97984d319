import { Button, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { CardOpened, VersionShown } from '#web/client/calls.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { Part } from '#web/ui/part.tsx'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { ChangeList, useChanges } from './change-list.tsx'
import { onScreen } from './draft.ts'
import { useAudiences } from './use-audiences.ts'
import type { DraftSaving } from './use-draft.ts'

interface Given {
  readonly card: CardOpened
  readonly draft: DraftSaving
  /** A version is the draft now. */
  onTaken(card: CardOpened): void
}

/** What the card showed before it was published again: to look at, and to take back. */
export function CardVersions({ card, draft, onTaken }: Given) {
  const t = useTranslations()
  const { client } = useHouse()
  const { moment } = useWritten()
  const [looking, setLooking] = useState<VersionShown>()
  const [taken, setTaken] = useState(false)
  const versions = useQuery({ queryKey: ['versions', card.id, card.publishedAt, card.revision], queryFn: () => client.versions(card.id) })
  return (
    <Part title={t('versions')}>
      <Text size="sm" c="dimmed">
        {t('versionsText')}
      </Text>
      {versions.isPending && <Loading lines={1} />}
      <Trouble error={versions.error} again={versions.refetch} />
      {versions.data?.items.length === 0 && <Text>{t('versionsNone')}</Text>}
      {versions.data && versions.data.items.length > 0 && (
        <ol className="rows">
          {versions.data.items.map((version) => (
            <li key={version.id} className="line">
              <Text>{t('versionOf', { from: moment(version.publishedAt), until: moment(version.replacedAt) })}</Text>
              <Button variant="default" onClick={() => setLooking(version)}>
                {t('versionLook')}
              </Button>
            </li>
          ))}
        </ol>
      )}
      <Text role="status">{taken ? t('versionTaken') : ''}</Text>
      {looking && (
        <VersionSheet
          card={card}
          draft={draft}
          version={looking}
          onClose={() => setLooking(undefined)}
          onTaken={(next) => {
            setLooking(undefined)
            setTaken(true)
            onTaken(next)
          }}
        />
      )}
    </Part>
  )
}

function VersionSheet({ card, draft, version, onClose, onTaken }: Given & { readonly version: VersionShown; onClose(): void }) {
  const t = useTranslations()
  const { client, language } = useHouse()
  const { moment } = useWritten()
  const { choices } = useAudiences()
  const [as, setAs] = useState('anyone')
  const changesOf = useChanges()
  const opened = useQuery({
    queryKey: ['version', version.id, draft.revision],
    queryFn: () => client.version(card.id, version.id),
    staleTime: 0,
    gcTime: 0,
  })
  const take = useChange(
    async () => {
      if (!(await draft.save())) throw draft.error ?? new Error('not saved')
      return client.takeVersionBack(card.id, version.id, draft.latestRevision())
    },
    ['cards'],
    (next) => {
      draft.take(next)
      onTaken(next)
    },
  )
  const then = opened.data
  const changes = then && changesOf({ ...card, draft: draft.draft }, { ...then, draft: onScreen(then.draft) }, then.otherPictures)
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('versionTitle', { date: moment(version.replacedAt) })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <NativeSelect label={t('previewFor')} value={as} onChange={(event) => setAs(event.currentTarget.value)} data={choices} />
        <iframe
          className="preview short"
          title={t('versionTitle', { date: moment(version.replacedAt) })}
          src={`/api/cards/${card.id}/versions/${version.id}/preview?audience=${as}&language=${language}`}
        />
        {opened.isPending && <Loading />}
        <Trouble error={opened.error ?? take.error} />
        {changes?.length === 0 && <Text>{t('versionSame')}</Text>}
        {changes && changes.length > 0 && (
          <>
            <Text fw={600}>{t('versionChanges')}</Text>
            <ChangeList changes={changes} />
            <Group className="deeds">
              <Button loading={take.isPending} onClick={() => take.mutate(undefined)}>
                {t('versionTake')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  )
}
