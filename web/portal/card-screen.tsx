import { Button, Group, NativeSelect, Paper, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { audiences } from '#contract/draft.ts'
import { type Picture, pictures } from '#contract/pictures.ts'
import type { CardOpened } from '#web/client/calls.ts'
import { CardDeleted } from './card-deleted.tsx'
import { CardForm } from './card-form.tsx'
import { PauseAndDelete } from './card-pause.tsx'
import { CardPicture } from './card-picture.tsx'
import { CardSaveBar } from './card-save-bar.tsx'
import { CompanyLeft } from './company-left.tsx'
import { hasName } from './draft.ts'
import { ExchangeSwitch } from './exchange-switch.tsx'
import { FreeText } from './free-text.tsx'
import { StateBadge } from './home.tsx'
import { useChange, useHouse } from './house.tsx'
import { ScreenTitle } from './screen-title.tsx'
import { ShareSheet } from './share-sheet.tsx'
import { Loading, Trouble, TroublePage } from './trouble.tsx'
import { useDraft } from './use-draft.ts'

export function CardScreen({ id }: { id: string }) {
  const { client } = useHouse()
  const card = useQuery({ queryKey: ['card', id], queryFn: () => client.card(id), refetchOnWindowFocus: false, staleTime: 0, gcTime: 0 })
  if (card.data) return card.data.state === 'deleted' ? <CardDeleted card={card.data} /> : <Editor card={card.data} />
  if (card.error) return <TroublePage error={card.error} again={card.refetch} />
  return (
    <div className="middle">
      <Loading lines={5} />
    </div>
  )
}

type Audience = (typeof audiences)[number]

/** The card as it is written, beside the page as its visitors will see it. */
function Editor({ card: opened }: { card: CardOpened }) {
  const t = useTranslations()
  const { client } = useHouse()
  const [card, setCard] = useState(opened)
  const draft = useDraft(opened)
  const [looking, setLooking] = useState(false)
  const [audience, setAudience] = useState<Audience>('anyone')
  const [sharing, setSharing] = useState(false)
  const [label, setLabel] = useState(opened.label)
  const touched = ['cards', 'links', 'companyCards'] as const
  const publish = useChange(
    async () => {
      if (!(await draft.save())) throw new Error('not saved')
      const next = await client.publish(card.id)
      draft.began(next.revision)
      return next
    },
    touched,
    setCard,
  )
  const relabel = useChange(
    () => client.relabelCard(card.id, label.trim()),
    touched,
    () => setCard({ ...card, label: label.trim() }),
  )
  const named = hasName(draft.draft)
  const picture = (which: Picture) => (
    <CardPicture
      key={which}
      which={which}
      card={card}
      revision={draft.revision}
      ready={draft.save}
      audience={draft.draft.audiences[which]}
      onAudience={(meant) => draft.change({ ...draft.draft, audiences: { ...draft.draft.audiences, [which]: meant } })}
      onDone={(revision, there) => {
        draft.began(revision)
        setCard({ ...card, [which]: there, changed: true })
      }}
    />
  )
  return (
    <>
      <Group justify="space-between" mb="md" wrap="nowrap" align="flex-start">
        <ScreenTitle named={t('card')} className="isolate">
          {label.trim() || card.label}
        </ScreenTitle>
        <StateBadge state={card.state} />
      </Group>
      <Button className="slim" variant="default" mb="md" aria-pressed={looking} onClick={() => setLooking(!looking)}>
        {looking ? t('backToForm') : t('lookAtCard')}
      </Button>
      <div className="editor">
        <div className={looking ? 'wide' : undefined}>
          <Stack gap="lg">
            <CompanyLeft card={card.id} />
            <Paper p="md">
              <Stack>
                <FreeText
                  label={t('cardLabel')}
                  description={t('cardLabelHint')}
                  maxLength={60}
                  value={label}
                  error={label.trim() === '' && t('labelNeeded')}
                  onChange={(event) => setLabel(event.currentTarget.value)}
                  onBlur={() => label.trim() !== '' && label.trim() !== card.label && relabel.mutate(undefined)}
                />
                <Trouble error={relabel.error} again={() => relabel.mutate(undefined)} />
                {pictures.map(picture)}
              </Stack>
            </Paper>
            <CardForm draft={draft.draft} wrong={draft.wrong} onChange={draft.change} />
            {card.state !== 'deleted' && <ExchangeSwitch card={card} onDone={(exchange) => setCard({ ...card, exchange })} />}
            <PauseAndDelete card={card} onChange={setCard} />
          </Stack>
        </div>
        <aside className={looking ? undefined : 'wide'} aria-label={t('preview')}>
          <Stack gap="sm">
            <NativeSelect
              label={t('previewFor')}
              value={audience}
              onChange={(event) => setAudience(audiences.find((one) => one === event.currentTarget.value) ?? 'anyone')}
              data={audiences.map((one) => ({ value: one, label: t(one) }))}
            />
            {named ? (
              <iframe
                key={`${draft.revision} ${audience}`}
                className="preview"
                title={t('preview')}
                src={`/api/cards/${card.id}/preview?audience=${audience}&language=${draft.draft.language}`}
              />
            ) : (
              <Paper p="xl">{t('previewNeedsName')}</Paper>
            )}
          </Stack>
        </aside>
      </div>
      <CardSaveBar
        card={card}
        draft={draft}
        named={named}
        changed={card.changed || draft.revision !== card.revision}
        publish={publish}
        onShare={() => setSharing(true)}
      />
      {sharing && <ShareSheet card={card.id} onClose={() => setSharing(false)} />}
    </>
  )
}
