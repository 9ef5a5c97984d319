import { Button, Group, Paper, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type Picture, pictures } from '#contract/pictures.ts'
import type { CardOpened } from '#web/client/calls.ts'
import { FreeText } from '#web/ui/free-text.tsx'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { CardDeleted } from './card-deleted.tsx'
import { CardForm } from './card-form.tsx'
import { PauseAndDelete } from './card-pause.tsx'
import { CardPicture } from './card-picture.tsx'
import { CardSaveBar } from './card-save-bar.tsx'
import { CardVersions } from './card-versions.tsx'
import { CompanyLeft } from './company-left.tsx'
import { type Draft, hasName } from './draft.ts'
import { ExchangeSwitch } from './exchange-switch.tsx'
import { HelpLink } from './help-link.tsx'
import { StateBadge } from './home.tsx'
import { ImportContact } from './import-contact.tsx'
import { LivePreview } from './live-preview.tsx'
import { Only } from './only.tsx'
import { ReviewSheet } from './review-sheet.tsx'
import { ShareSheet } from './share-sheet.tsx'
import { TroublePage } from './trouble-page.tsx'
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

/** The card as it is written, beside the page as its visitors will see it. */
function Editor({ card: opened }: { card: CardOpened }) {
  const t = useTranslations()
  const { client } = useHouse()
  const [card, setCard] = useState(opened)
  const draft = useDraft(opened)
  const [looking, setLooking] = useState(false)
  const [drawn, setDrawn] = useState(0)
  const [reviewing, setReviewing] = useState(false)
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
  /** The draft is another one, pictures too. */
  const became = (next: CardOpened) => {
    setCard(next)
    setDrawn((times) => times + 1)
  }
  async function takeContact(next: Draft, photo: Blob | undefined) {
    if (photo) {
      if (!(await draft.save())) throw new Error('not saved')
      draft.began((await client.setPicture(card.id, 'photo', photo)).revision)
      became({ ...card, photo: true, changed: true })
    }
    draft.set(next)
  }
  const picture = (which: Picture) => (
    <CardPicture
      key={which}
      which={which}
      card={card}
      revision={draft.revision}
      ready={draft.save}
      audience={draft.draft.audiences[which]}
      onAudience={(meant) => draft.set({ audiences: { ...draft.draft.audiences, [which]: meant } })}
      onDone={(revision, there) => {
        draft.began(revision)
        setCard({ ...card, [which]: there, changed: true })
        setDrawn((times) => times + 1)
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
                <Only when={[card, draft.revision, draft.draft.audiences, t]}>{() => pictures.map(picture)}</Only>
                <ImportContact label={t('importInto')} takes={t('importTake')} draft={draft.draft} onTake={takeContact} />
              </Stack>
            </Paper>
            <div data-draft>
              <CardForm draft={draft.draft} wrong={draft.wrong} set={draft.set} />
            </div>
            <Only when={[card, t]}>{() => <ExchangeSwitch card={card} onDone={(exchange) => setCard({ ...card, exchange })} />}</Only>
            {card.publishedAt !== null && <CardVersions card={card} draft={draft} onTaken={became} />}
            <Only when={[card, t]}>{() => <PauseAndDelete card={card} onChange={setCard} />}</Only>
          </Stack>
        </div>
        <aside className={looking ? undefined : 'wide'} aria-label={t('preview')}>
          <Stack gap="sm">
            <HelpLink topic="audiences" />
            <LivePreview card={card} draft={draft} drawn={drawn} />
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
        onReview={() => setReviewing(true)}
      />
      {reviewing && (
        <ReviewSheet
          card={card}
          draft={draft}
          onClose={() => setReviewing(false)}
          onDiscarded={(next) => {
            setReviewing(false)
            became(next)
          }}
          onPublish={() => {
            setReviewing(false)
            publish.mutate(undefined)
          }}
        />
      )}
      {sharing && <ShareSheet card={card.id} onClose={() => setSharing(false)} />}
    </>
  )
}
