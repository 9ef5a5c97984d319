import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconEye, IconPencil, IconPlus, IconQrcode, IconShare, IconUserScan } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { CardShown } from '#web/client/calls.ts'
import { useAccount, useChange, useHouse } from '#web/ui/house.tsx'
import { later } from '#web/ui/later.tsx'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { Blank, Loading, Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { ContactsWaiting } from './contacts-waiting.tsx'
import { type Draft, toSend } from './draft.ts'
import { FirstSteps } from './first-steps.tsx'
import { paths } from './paths.ts'
import { usePauseInWords } from './use-pause.ts'
import { Whereabouts } from './whereabouts.tsx'

// all that a card can be shared by is asked for when somebody shares
const CompanyInvites = later(() => import('./company-invites.tsx').then((it) => it.CompanyInvites), null)
const ImportContact = later(() => import('./import-contact.tsx').then((it) => it.ImportContact), null)
const PlainQr = later(() => import('./plain-qr.tsx').then((it) => it.PlainQr), null)
const ShareSheet = lazy(() => import('./share-sheet.tsx').then((it) => ({ default: it.ShareSheet })))
const order: readonly CardShown['state'][] = ['live', 'paused', 'draft', 'deleted']
export const colourOf = { live: 'mint', draft: 'sand', paused: 'saffron', deleted: 'terracotta' } as const

export function StateBadge({ state }: { state: CardShown['state'] }) {
  const t = useTranslations()
  return (
    <Badge flex="none" variant="outline" color={colourOf[state]} c="var(--mantine-color-text)" size="lg" tt="none">
      {t(`card_${state}`)}
    </Badge>
  )
}

/** My cards: which are live, who can open them, and what to do next. */
export function HomeScreen() {
  const t = useTranslations()
  const { client, language } = useHouse()
  const account = useAccount()
  const go = useNavigate()
  const cards = useInfiniteQuery({
    queryKey: ['cards'],
    queryFn: ({ pageParam }) => client.cards(pageParam === '' ? {} : { after: pageParam }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  const [key] = useState(() => crypto.randomUUID())
  const make = useChange(
    () => client.makeCard({ label: t('newCardLabel'), draft: firstDraft() }, key),
    ['cards'],
    (card) => void go({ to: paths.card, params: { card: card.id } }),
  )
  /** What the account knows already is not asked again. */
  function firstDraft() {
    const { name = '', email, company, phone } = account.data ?? {}
    const [given = '', ...rest] = name.split(' ')
    const family = rest.join(' ')
    const written = { ...(given && { given }), ...(family && { family }) }
    return {
      language,
      ...(/\p{Script=Arabic}/u.test(name) ? { nameArabic: written } : { name: written }),
      ...(company && { company: { [language]: company } }),
      ...(email && { emails: [{ kind: 'work' as const, address: email }] }),
      ...(phone && { phones: [{ kind: 'mobile' as const, number: phone }] }),
    }
  }
  const imported = useChange(
    async ({ draft, photo, once }: { draft: Draft; photo: Blob | undefined; once: string }) => {
      const card = await client.makeCard({ label: t('newCardLabel'), draft: toSend(draft).draft }, once)
      if (photo) await client.setPicture(card.id, 'photo', photo)
      return card
    },
    ['cards'],
    (card) => void go({ to: paths.card, params: { card: card.id } }),
  )
  // what visitors can open comes first, what is deleted last
  const list = cards.data?.pages
    .flatMap(({ items }) => items)
    .toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state))
  const button = (
    <Button
      size="md"
      variant={list?.length === 0 ? 'filled' : 'default'}
      leftSection={<IconPlus aria-hidden size={20} />}
      loading={make.isPending}
      onClick={() => make.mutate(undefined)}
    >
      {list?.length === 0 ? t('firstCard') : t('newCard')}
    </Button>
  )
  return (
    <Stack className="middle" gap="lg">
      <Group justify="space-between">
        <ScreenTitle>{t('myCards')}</ScreenTitle>
        {list && list.length > 0 && button}
      </Group>
      <CompanyInvites />
      {list && (
        <ImportContact
          label={t('importNew')}
          takes={t('importMake')}
          draft={{ language, phones: [], emails: [], addresses: [], links: [], audiences: {} }}
          onTake={(draft, photo, once) => imported.mutateAsync({ draft, photo, once })}
        />
      )}
      <ContactsWaiting />
      <Trouble error={make.error} />
      {cards.error && <Trouble error={cards.error} again={cards.refetch} />}
      {cards.isPending && <Loading />}
      {list?.length === 0 && (
        <Blank title={<Title order={2}>{t('noCardTitle')}</Title>} text={t('noCardText')}>
          {button}
        </Blank>
      )}
      {list && !cards.hasNextPage && <FirstSteps cards={list} />}
      {list?.some(({ state, stopped }) => state === 'live' && !stopped) && <Whereabouts />}
      {list?.map((card) => (
        <OneCard key={card.id} card={card} />
      ))}
      {cards.hasNextPage && (
        <Button variant="default" loading={cards.isFetchingNextPage} onClick={() => cards.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </Stack>
  )
}

function OneCard({ card }: { card: CardShown }) {
  const t = useTranslations()
  const { date, number } = useWritten()
  const { client } = useHouse()
  const [sharing, setSharing] = useState(false)
  const [holdingOut, setHoldingOut] = useState(false)
  const inWords = usePauseInWords()
  const restore = useChange(() => client.restore(card.id), ['cards'])
  const says = {
    draft: t('nextPublish'),
    paused: card.pause?.until ? inWords(card) : t('nextResume'),
    deleted: t('nextRestore', { date: card.restorableUntil === null ? '' : date(card.restorableUntil) }),
    live: card.stopped ? t('nextLift') : card.links === 0 ? t('nextShare') : t('openFor', { links: card.links, shown: number(card.links) }),
  }[card.state]
  return (
    <Paper p="md" component="section" aria-label={card.label}>
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Title order={2} size="h3" className="isolate">
            {card.label}
          </Title>
          <StateBadge state={card.state} />
        </Group>
        <Text>{says}</Text>
        {card.state === 'live' && card.pause && <Text>{inWords(card)}</Text>}
        {card.state !== 'draft' && card.changed && <Text c="var(--cc-hold)">{t('unpublished')}</Text>}
        <Trouble error={restore.error} />
        <Group gap="xs" className="deeds">
          {card.state === 'deleted' ? (
            <Button variant="default" loading={restore.isPending} onClick={() => restore.mutate(undefined)}>
              {t('restore')}
            </Button>
          ) : (
            <>
              {card.state === 'live' && !card.stopped && (
                <>
                  <Button leftSection={<IconShare aria-hidden size={20} />} onClick={() => setSharing(true)}>
                    {t('share')}
                  </Button>
                  <Button variant="default" leftSection={<IconQrcode aria-hidden size={20} />} onClick={() => setHoldingOut(true)}>
                    {t('fullQr')}
                  </Button>
                </>
              )}
              <Button
                variant="default"
                leftSection={<IconPencil aria-hidden size={20} />}
                renderRoot={(props) => <Link to={paths.card} params={{ card: card.id }} {...props} />}
              >
                {t('edit')}
              </Button>
              <Button
                variant="default"
                leftSection={<IconEye aria-hidden size={20} />}
                renderRoot={(props) => <Link to={paths.access} search={{ card: card.id }} {...props} />}
              >
                {t('whoSees')}
              </Button>
              {card.state !== 'draft' && (
                <Button
                  variant="default"
                  leftSection={<IconUserScan aria-hidden size={20} />}
                  renderRoot={(props) => <Link to={paths.seenAs} params={{ card: card.id }} {...props} />}
                >
                  {t('seeAs')}
                </Button>
              )}
            </>
          )}
        </Group>
      </Stack>
      {holdingOut && <PlainQr card={card.id} onClose={() => setHoldingOut(false)} />}
      {sharing && (
        <Suspense>
          <ShareSheet card={card.id} onClose={() => setSharing(false)} />
        </Suspense>
      )}
    </Paper>
  )
}
