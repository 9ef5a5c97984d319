import { Badge, Button, Checkbox, Group, Modal, NativeSelect, Paper, Stack, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { linkStates } from '#contract/links.ts'
import type { LinkMade, LinkShown, RevokeLinks } from '#web/client/calls.ts'
import { Star } from '#web/ui/star.tsx'
import { useChange, useHouse } from './house.tsx'
import { useNamedFacts } from './named-visitor.tsx'
import { paths } from './paths.ts'
import { Ready } from './share-sheet.tsx'
import { Loading, Trouble } from './trouble.tsx'

interface ToRevoke {
  readonly which: RevokeLinks
  readonly title: string
}

/** 'Qui peut voir ma carte': every access in one list, and the way to take each one back. */
export function AccessScreen() {
  const t = useTranslations()
  const { client } = useHouse()
  const go = useNavigate()
  const search = useSearch({ strict: false })
  const state = linkStates.find((one) => one === search.state)
  const { card } = search
  const cards = useQuery({ queryKey: ['cards', 'names'], queryFn: () => client.cards({ limit: '100' } as object) })
  const links = useInfiniteQuery({
    queryKey: ['links', card, state],
    queryFn: ({ pageParam }) => client.links({ ...(card && { card }), ...(state && { state }), ...(pageParam && { after: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [toRevoke, setToRevoke] = useState<ToRevoke>()
  const revoke = useChange(
    (which: RevokeLinks) => client.revoke(which),
    ['links', 'cards'],
    ({ revoked }) => {
      setToRevoke(undefined)
      setChosen([])
      notifications.show({ message: t('revokedDone', { count: revoked }), color: 'mint' })
    },
  )
  const list = links.data?.pages.flatMap(({ items }) => items)
  const filtered = card !== undefined || state !== undefined
  const filter = (change: { card?: string; state?: string }) => {
    const next = { ...search, ...change }
    return go({
      to: paths.access,
      search: { ...(next.card && { card: next.card }), ...(next.state && { state: next.state }) },
      replace: true,
    })
  }
  return (
    <Stack className="middle" gap="lg">
      <Title order={1}>{t('whoSeesTitle')}</Title>
      <Text>{t('whoSeesText')}</Text>
      <Group align="flex-end" grow>
        <NativeSelect
          label={t('card')}
          value={card ?? ''}
          onChange={(event) => filter({ card: event.currentTarget.value })}
          data={[{ value: '', label: t('allCards') }, ...(cards.data?.items ?? []).map(({ id, label }) => ({ value: id, label }))]}
        />
        <NativeSelect
          label={t('state')}
          value={state ?? ''}
          onChange={(event) => filter({ state: event.currentTarget.value })}
          data={[{ value: '', label: t('allStates') }, ...linkStates.map((one) => ({ value: one, label: t(`link_${one}`) }))]}
        />
      </Group>
      {links.error && <Trouble error={links.error} again={links.refetch} />}
      {links.isPending && <Loading />}
      {list?.length === 0 && (
        <Paper p="xl">
          <Stack align="flex-start">
            <Star size={56} />
            <Title order={2}>{filtered ? t('noneFiltered') : t('nobodySees')}</Title>
            <Text>{filtered ? t('noneFilteredText') : t('nobodySeesText')}</Text>
            <Button variant="default" renderRoot={(props) => <Link to={filtered ? paths.access : paths.home} {...props} />}>
              {filtered ? t('showAll') : t('toMyCards')}
            </Button>
          </Stack>
        </Paper>
      )}
      {list && list.length > 0 && (
        <>
          <Group gap="xs">
            <Button
              variant="default"
              disabled={chosen.length === 0}
              onClick={() => setToRevoke({ which: { links: [...chosen] }, title: t('revokeSome', { count: chosen.length }) })}
            >
              {t('revokeSome', { count: chosen.length })}
            </Button>
            <Button
              variant="default"
              c="var(--mantine-color-error)"
              onClick={() =>
                setToRevoke(card ? { which: { card }, title: t('revokeCard') } : { which: { all: true }, title: t('revokeAll') })
              }
            >
              {card ? t('revokeCard') : t('revokeAll')}
            </Button>
            {card && (
              <Button variant="subtle" renderRoot={(props) => <Link to={paths.openings} params={{ card }} {...props} />}>
                {t('openings')}
              </Button>
            )}
          </Group>
          <Paper px="md" component="ul" m={0} role="list">
            {list.map((link) => (
              <OneLink
                key={link.id}
                link={link}
                chosen={chosen.includes(link.id)}
                onChoose={(on) => setChosen(on ? [...chosen, link.id] : chosen.filter((id) => id !== link.id))}
                onRevoke={() => setToRevoke({ which: { links: [link.id] }, title: t('revokeOne', { label: `\u2068${link.label}\u2069` }) })}
              />
            ))}
          </Paper>
          {links.hasNextPage && (
            <Button variant="default" loading={links.isFetchingNextPage} onClick={() => links.fetchNextPage()}>
              {t('more')}
            </Button>
          )}
        </>
      )}
      <Modal
        opened={toRevoke !== undefined}
        onClose={() => setToRevoke(undefined)}
        title={toRevoke?.title}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <Stack>
          <Text>{t('revokeText')}</Text>
          <Trouble error={revoke.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setToRevoke(undefined)}>
              {t('keep')}
            </Button>
            <Button color="terracotta" loading={revoke.isPending} onClick={() => toRevoke && revoke.mutate(toRevoke.which)}>
              {t('revoke')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Stack>
  )
}

function OneLink({
  link,
  chosen,
  onChoose,
  onRevoke,
}: {
  link: LinkShown
  chosen: boolean
  onChoose(on: boolean): void
  onRevoke(): void
}) {
  const t = useTranslations()
  const format = useFormatter()
  const { client } = useHouse()
  const [again, setAgain] = useState<LinkMade>()
  const copy = useChange(() => client.copyLink(link.id), [], setAgain)
  const date = (moment: string) => format.dateTime(new Date(moment), { dateStyle: 'long' })
  const named = useNamedFacts()
  const facts = [
    ...named(link.for),
    link.cardLabel,
    link.audience === 'clients' ? t('clients') : link.for === null && t('anyone'),
    t('madeOn', { date: date(link.madeAt) }),
    link.expiresAt !== null && t('until', { date: date(link.expiresAt) }),
    link.openingsLeft !== null && t('openingsLeft', { count: link.openingsLeft }),
    link.pin && t('withPin'),
    !link.kept && t('shownOnce'),
  ].filter((fact) => fact !== false)
  const over = link.state === 'revoked'
  return (
    <li className="row">
      <Group wrap="nowrap" align="flex-start">
        {!over && (
          <Checkbox
            aria-label={t('choose', { label: link.label })}
            checked={chosen}
            onChange={(event) => onChoose(event.currentTarget.checked)}
            size="lg"
            p={6}
          />
        )}
        <Stack gap={4} flex={1}>
          <Group gap="xs" justify="space-between">
            <Text fw={600} className="isolate">
              {link.label}
            </Text>
            <Badge flex="none" variant="outline" color={link.state === 'live' ? 'mint' : 'sand'} c="var(--mantine-color-text)" tt="none">
              {t(`link_${link.state}`)}
            </Badge>
          </Group>
          <Text size="sm" c="dimmed">
            {facts.map((fact, at) => (
              <bdi key={fact}>
                {at > 0 && ' · '}
                {fact}
              </bdi>
            ))}
          </Text>
        </Stack>
      </Group>
      {!over && (
        <Group gap="xs">
          {link.kept && link.state === 'live' && (
            <Button variant="default" loading={copy.isPending} onClick={() => copy.mutate(undefined)}>
              {t('copyAgain')}
            </Button>
          )}
          <Button variant="default" c="var(--mantine-color-error)" onClick={onRevoke}>
            {t('revoke')}
          </Button>
        </Group>
      )}
      <Trouble error={copy.error} />
      <Modal
        opened={again !== undefined}
        onClose={() => setAgain(undefined)}
        title={link.label}
        size="lg"
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        {again && <Ready made={{ ...again, kept: true }} />}
      </Modal>
    </li>
  )
}
