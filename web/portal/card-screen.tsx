import { Alert, Button, FileButton, Group, Modal, NativeSelect, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { audiences } from '#contract/draft.ts'
import type { CardOpened } from '#web/client/calls.ts'
import { CardForm } from './card-form.tsx'
import { hasName } from './draft.ts'
import { ExchangeSwitch } from './exchange-switch.tsx'
import { StateBadge } from './home.tsx'
import { useChange, useHouse } from './house.tsx'
import { paths } from './paths.ts'
import { ShareSheet } from './share-sheet.tsx'
import { Loading, Trouble } from './trouble.tsx'
import { useDraft } from './use-draft.ts'

export function CardScreen({ id }: { id: string }) {
  const { client } = useHouse()
  const card = useQuery({ queryKey: ['card', id], queryFn: () => client.card(id), refetchOnWindowFocus: false, staleTime: 0, gcTime: 0 })
  if (card.data) return <Editor card={card.data} />
  return <div className="middle">{card.error ? <Trouble error={card.error} again={card.refetch} /> : <Loading lines={5} />}</div>
}

type Audience = (typeof audiences)[number]

/** The card as it is written, beside the page as its visitors will see it. */
function Editor({ card: opened }: { card: CardOpened }) {
  const t = useTranslations()
  const { client } = useHouse()
  const go = useNavigate()
  const [card, setCard] = useState(opened)
  const draft = useDraft(opened)
  const [looking, setLooking] = useState(false)
  const [audience, setAudience] = useState<Audience>('anyone')
  const [sharing, setSharing] = useState(false)
  const [deleting, setDeleting] = useState(false)
  const [label, setLabel] = useState(opened.label)
  const touched = ['cards', 'links'] as const
  const publish = useChange(
    async () => {
      if (!(await draft.save())) throw draft.error ?? new Error()
      const next = await client.publish(card.id)
      draft.began(next.revision)
      return next
    },
    touched,
    setCard,
  )
  const pause = useChange(() => (card.state === 'paused' ? client.resume(card.id) : client.pause(card.id)), touched, setCard)
  const remove = useChange(
    () => client.deleteCard(card.id),
    touched,
    () => void go({ to: paths.home }),
  )
  const relabel = useChange(() => client.relabelCard(card.id, label.trim()), ['cards', 'links'])
  const named = hasName(draft.draft)
  const published = card.state === 'live' || card.state === 'paused'
  return (
    <>
      <Group justify="space-between" mb="md">
        <Title order={1} className="isolate">
          {label}
        </Title>
        <StateBadge state={card.state} />
      </Group>
      <Button className="slim" variant="default" mb="md" aria-pressed={looking} onClick={() => setLooking(!looking)}>
        {looking ? t('backToForm') : t('lookAtCard')}
      </Button>
      <div className="editor">
        <div className={looking ? 'wide' : undefined}>
          <Stack gap="lg">
            <Paper p="md">
              <Stack>
                <TextInput
                  label={t('cardLabel')}
                  description={t('cardLabelHint')}
                  maxLength={60}
                  value={label}
                  onChange={(event) => setLabel(event.currentTarget.value)}
                  onBlur={() => label.trim() !== '' && label.trim() !== card.label && relabel.mutate(undefined)}
                />
                <Trouble error={relabel.error} />
                <Picture
                  which="photo"
                  card={card}
                  onDone={(revision, there) => {
                    draft.began(revision)
                    setCard({ ...card, photo: there })
                  }}
                  ready={draft.save}
                />
                <Picture
                  which="logo"
                  card={card}
                  onDone={(revision, there) => {
                    draft.began(revision)
                    setCard({ ...card, logo: there })
                  }}
                  ready={draft.save}
                />
              </Stack>
            </Paper>
            <CardForm draft={draft.draft} wrong={draft.wrong} onChange={draft.change} />
            {card.state !== 'deleted' && <ExchangeSwitch card={card} onDone={(exchange) => setCard({ ...card, exchange })} />}
            <Paper p="md" component="section">
              <Stack>
                <Title order={2} size="h3">
                  {t('pauseAndDelete')}
                </Title>
                <Text>{card.state === 'paused' ? t('resumeText') : t('pauseText')}</Text>
                <Trouble error={pause.error} />
                <Group>
                  {published && (
                    <Button variant="default" loading={pause.isPending} onClick={() => pause.mutate(undefined)}>
                      {card.state === 'paused' ? t('resume') : t('pause')}
                    </Button>
                  )}
                  <Button variant="default" c="var(--mantine-color-error)" onClick={() => setDeleting(true)}>
                    {t('deleteCard')}
                  </Button>
                </Group>
              </Stack>
            </Paper>
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
                key={`${draft.revision} ${audience} ${card.exchange}`}
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
      <div className="save">
        {draft.state === 'conflict' && (
          <Alert color="saffron" variant="outline" title={t('conflictTitle')} role="alert" mb="sm">
            <Text c="var(--mantine-color-text)">{t('conflictText')}</Text>
            <Group mt="sm">
              <Button variant="default" onClick={() => void draft.keepMine()}>
                {t('keepMine')}
              </Button>
              <Button variant="default" onClick={() => void draft.takeTheirs()}>
                {t('takeTheirs')}
              </Button>
            </Group>
          </Alert>
        )}
        {draft.state === 'failed' && <Trouble error={draft.error} again={draft.save} />}
        <Trouble error={publish.error} />
        <Group justify="space-between">
          <div>
            <Text role="status" size="sm">
              {t(`draft_${draft.state}`)}
            </Text>
            {!named && <Text size="sm">{t('missingName')}</Text>}
          </div>
          <Group gap="xs">
            {card.state === 'live' && (
              <Button variant="default" onClick={() => setSharing(true)}>
                {t('share')}
              </Button>
            )}
            <Button size="lg" disabled={!named} loading={publish.isPending} onClick={() => publish.mutate(undefined)}>
              {published ? t('publishAgain') : t('publish')}
            </Button>
          </Group>
        </Group>
        {publish.isSuccess && draft.state === 'saved' && (
          <Text role="status" mt="xs">
            {t('publishedText')}{' '}
            <Link to={paths.access} search={{ card: card.id }}>
              {t('whoSees')}
            </Link>
          </Text>
        )}
      </div>
      {sharing && <ShareSheet card={card.id} onClose={() => setSharing(false)} />}
      <Modal opened={deleting} onClose={() => setDeleting(false)} title={t('deleteSure')} closeButtonProps={{ 'aria-label': t('close') }}>
        <Stack>
          <Text>{t('deleteText')}</Text>
          <Trouble error={remove.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setDeleting(false)}>
              {t('keepCard')}
            </Button>
            <Button color="terracotta" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
              {t('deleteCard')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}

interface OfPicture {
  readonly which: 'photo' | 'logo'
  readonly card: CardOpened
  onDone(revision: number, there: boolean): void
  ready(): Promise<boolean>
}

function Picture({ which, card, onDone, ready }: OfPicture) {
  const t = useTranslations()
  const { client } = useHouse()
  const there = card[which]
  const set = useChange(
    async (file: File) => {
      await ready()
      return which === 'photo' ? client.setPhoto(card.id, file) : client.setLogo(card.id, file)
    },
    ['cards'],
    ({ revision }) => onDone(revision, true),
  )
  const remove = useChange(
    async () => {
      await ready()
      return which === 'photo' ? client.removePhoto(card.id) : client.removeLogo(card.id)
    },
    ['cards'],
    ({ revision }) => onDone(revision, false),
  )
  return (
    <Stack gap="xs">
      <Text fw={500}>{t(which)}</Text>
      <Group gap="xs">
        <FileButton
          accept="image/jpeg,image/png,image/webp"
          inputProps={{ 'aria-label': t(which), tabIndex: -1 }}
          onChange={(file) => file && set.mutate(file)}
        >
          {(props) => (
            <Button variant="default" loading={set.isPending} {...props}>
              {there ? t(`replace_${which}`) : t(`add_${which}`)}
            </Button>
          )}
        </FileButton>
        {there && (
          <Button variant="subtle" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
            {t(`remove_${which}`)}
          </Button>
        )}
      </Group>
      <Trouble error={set.error ?? remove.error} />
    </Stack>
  )
}
